/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The engine's access to the kernel's own tables of ACS quirks. Only
 * drivers/pci/quirks.c includes this file, below these tables.
 */
#include "kernel-rows.h"

/*
 * The pcie_acs_override patch adds this macro, and claims isolation past the
 * policy. integration/join --replace-override takes it out.
 */
#ifdef NUM_ACS_IDS
#error "Take the pcie_acs_override patch out of this tree first"
#endif

/* The first table ends with an empty row */
#define ACS_KERNEL_ANSWERS	(ARRAY_SIZE(pci_dev_acs_enabled) - 1)

/**
 * acs_get_kernel_row - get the ids of a row of the kernel's own tables
 * @n: number of the row; rows of the second table follow those of the first
 * @row: filled in
 *
 * Return: false if there is no such row.
 */
bool acs_get_kernel_row(unsigned int n, struct acs_kernel_row *row)
{
	if (n < ACS_KERNEL_ANSWERS) {
		row->vendor = pci_dev_acs_enabled[n].vendor;
		row->device = pci_dev_acs_enabled[n].device;
		return true;
	}

	n -= ACS_KERNEL_ANSWERS;
	if (n >= ARRAY_SIZE(pci_dev_acs_ops))
		return false;
	row->vendor = pci_dev_acs_ops[n].vendor;
	row->device = pci_dev_acs_ops[n].device;
	return true;
}

/**
 * acs_ask_kernel_row - ask a row of the kernel's own table about a device
 * @n: number of the row
 * @dev: the device
 * @acs_flags: PCI_ACS_* bits requested
 *
 * Return: the row's answer, 1 or 0; -ENOTTY if the row does not apply to the
 * device, or -ENOENT if the first table has no such row.
 */
int acs_ask_kernel_row(unsigned int n, struct pci_dev *dev, u16 acs_flags)
{
	struct acs_kernel_row row;
	int answer;

	if (n >= ACS_KERNEL_ANSWERS)
		return -ENOENT;
	acs_get_kernel_row(n, &row);
	if (!acs_kernel_row_is_for(&row, dev->vendor, dev->device))
		return -ENOTTY;

	answer = pci_dev_acs_enabled[n].acs_enabled(dev, acs_flags);
	return answer < 0 ? -ENOTTY : answer > 0;
}
