/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Included by drivers/pci/quirks.c, below its tables, in kernels with tests: so
 * a row that a new kernel brings cannot be left out.
 */
#include "upstream.h"

/**
 * acs_upstream_names - check whether a row names a device id
 * @vendor: vendor id
 * @device: device id
 *
 * Return: true if one does, and not just as one of all ids of the vendor.
 */
bool acs_upstream_names(u16 vendor, u16 device)
{
	struct acs_kernel_row row;
	unsigned int n;

	for (n = 0; acs_kernel_row(n, &row); n++)
		if (row.vendor == vendor && row.device == device)
			return true;
	return false;
}

/**
 * acs_upstream_rows_read - count the rows that are read before one answers
 * @dev: the device
 * @acs_flags: PCI_ACS_* bits asked for
 *
 * Return: that many, the one that answers or ends the table among them.
 */
unsigned int acs_upstream_rows_read(struct pci_dev *dev, u16 acs_flags)
{
	const struct pci_dev_acs_enabled *i = pci_dev_acs_enabled;

	for (; i->acs_enabled; i++)
		if ((i->vendor == dev->vendor ||
		     i->vendor == (u16)PCI_ANY_ID) &&
		    (i->device == dev->device ||
		     i->device == (u16)PCI_ANY_ID) &&
		    i->acs_enabled(dev, acs_flags) >= 0)
			break;
	return i - pci_dev_acs_enabled + 1;
}

/**
 * acs_upstream_ids_read - count the ids that the quirk of PCH ports reads
 * @device: device id of an Intel root port
 *
 * Return: that many, the one that is the same among them.
 */
unsigned int acs_upstream_ids_read(u16 device)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(pci_quirk_intel_pch_acs_ids); i++)
		if (pci_quirk_intel_pch_acs_ids[i] == device)
			return i + 1;
	return i;
}
