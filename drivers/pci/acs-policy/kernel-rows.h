/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The engine's view of the kernel's own tables of ACS quirks.
 */
#ifndef ACS_KERNEL_ROWS_H
#define ACS_KERNEL_ROWS_H

#include <linux/types.h>

struct pci_dev;

/* PCI_ANY_ID, as stored in a row */
#define ACS_ANY_ID	0xffff

/**
 * struct acs_kernel_row - ids of a row
 * @vendor: vendor id, or ACS_ANY_ID
 * @device: device id, or ACS_ANY_ID
 */
struct acs_kernel_row {
	u16 vendor;
	u16 device;
};

/**
 * acs_kernel_row_is_for - check whether a row is for a device
 * @row: the row
 * @vendor: vendor id of the device
 * @device: device id of the device
 *
 * Return: true if it is.
 */
static inline bool acs_kernel_row_is_for(const struct acs_kernel_row *row,
					 u16 vendor, u16 device)
{
	return (row->vendor == ACS_ANY_ID || row->vendor == vendor) &&
	       (row->device == ACS_ANY_ID || row->device == device);
}

/* Defined by kernel-tables.h, as part of quirks.c */
bool acs_get_kernel_row(unsigned int n, struct acs_kernel_row *row);
int acs_ask_kernel_row(unsigned int n, struct pci_dev *dev, u16 acs_flags);

/* The rows that no rule covers */
const struct acs_kernel_row *acs_list_new_kernel_rows(unsigned int *count);
extern unsigned int acs_new_kernel_rows;
bool acs_kernel_row_is_listed(u16 vendor, u16 device);

/**
 * acs_kernel_row_is_new - check whether a device has a row that no rule covers
 * @vendor: vendor id of the device
 * @device: device id of the device
 *
 * Return: true if it has.
 */
static __always_inline bool acs_kernel_row_is_new(u16 vendor, u16 device)
{
	return acs_new_kernel_rows && acs_kernel_row_is_listed(vendor, device);
}

u32 acs_kernel_row_provides(struct pci_dev *dev, bool *applies);
void acs_format_kernel_row(char buf[10], const struct acs_kernel_row *row);

#endif /* ACS_KERNEL_ROWS_H */
