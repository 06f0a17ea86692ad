/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Included by drivers/pci/quirks.c, below its tables, in kernels with tests: so
 * a row that a new kernel brings cannot be left out.
 */
#include "upstream.h"

/**
 * acs_upstream_vendor - look a vendor up in the kernel's own tables
 * @row: number of the row, those of the second table after those of the first
 *
 * Return: its vendor id, 0xffff for any vendor, or -ENOENT beyond the tables.
 */
int acs_upstream_vendor(unsigned int row)
{
	/* An empty row ends the first table */
	unsigned int count = ARRAY_SIZE(pci_dev_acs_enabled) - 1;

	if (row < count)
		return pci_dev_acs_enabled[row].vendor;
	if (row - count < ARRAY_SIZE(pci_dev_acs_ops))
		return pci_dev_acs_ops[row - count].vendor;
	return -ENOENT;
}

/**
 * acs_upstream_names - check whether a row names a device id
 * @vendor: vendor id
 * @device: device id
 *
 * Return: true if one does, and not just as one of all ids of the vendor.
 */
bool acs_upstream_names(u16 vendor, u16 device)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(pci_dev_acs_enabled) - 1; i++)
		if (pci_dev_acs_enabled[i].vendor == vendor &&
		    pci_dev_acs_enabled[i].device == device)
			return true;
	for (i = 0; i < ARRAY_SIZE(pci_dev_acs_ops); i++)
		if (pci_dev_acs_ops[i].vendor == vendor &&
		    pci_dev_acs_ops[i].device == device)
			return true;
	return false;
}
