/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Included by drivers/pci/quirks.c, below its table, in kernels with tests: so
 * a row that a new kernel brings cannot be left out.
 */
#include "upstream.h"

/**
 * acs_upstream_vendor - look a vendor up in the kernel's own table
 * @row: number of the row
 *
 * Return: its vendor id; 0 at the end of the table and beyond.
 */
u16 acs_upstream_vendor(unsigned int row)
{
	return row < ARRAY_SIZE(pci_dev_acs_enabled) ?
	       pci_dev_acs_enabled[row].vendor : 0;
}
