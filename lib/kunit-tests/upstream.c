// SPDX-License-Identifier: GPL-2.0-only
/*
 * The tests' view of the kernel's own tables of ACS quirks. It reads the tables
 * themselves, so that rows which a new kernel adds are tested as well.
 */
#include <linux/errno.h>
#include <linux/pci.h>

#include "kernel-rows.h"
#include "upstream.h"

/**
 * acs_test_upstream_names - check whether a row names a device id
 * @vendor: vendor id
 * @device: device id
 *
 * Return: true if a row names this very id, rather than all ids of the vendor.
 */
bool acs_test_upstream_names(u16 vendor, u16 device)
{
	struct acs_kernel_row row;
	unsigned int n;

	for (n = 0; acs_get_kernel_row(n, &row); n++)
		if (row.vendor == vendor && row.device == device)
			return true;
	return false;
}

/**
 * acs_test_find_rows - find the rows for a device id
 * @vendor: vendor id
 * @device: device id
 * @rows: filled in
 *
 * Return: false if there are more than ACS_TEST_ROWS.
 */
bool acs_test_find_rows(u16 vendor, u16 device, struct acs_test_rows *rows)
{
	struct acs_kernel_row row;
	unsigned int n;

	rows->count = 0;
	for (n = 0; acs_get_kernel_row(n, &row); n++) {
		if (!acs_kernel_row_is_for(&row, vendor, device))
			continue;
		if (rows->count == ACS_TEST_ROWS)
			return false;
		rows->numbers[rows->count++] = n;
	}
	return true;
}

/**
 * acs_test_ask_rows - ask the rows for a device id, as the kernel does
 * @rows: the rows
 * @dev: a device with that id
 * @acs_flags: PCI_ACS_* bits asked for
 *
 * Return: the answer of the first row that has one, or -ENOTTY.
 */
int acs_test_ask_rows(const struct acs_test_rows *rows, struct pci_dev *dev,
		      u16 acs_flags)
{
	unsigned int i;

	for (i = 0; i < rows->count; i++) {
		int answer = acs_ask_kernel_row(rows->numbers[i], dev,
						acs_flags);

		if (answer >= 0)
			return answer;
	}
	return -ENOTTY;
}

/**
 * acs_test_upstream_rows_read - count the rows that are read until one answers
 * @dev: the device
 * @acs_flags: PCI_ACS_* bits asked for
 *
 * Return: their number, including the row that answers or the one that ends
 * the table.
 */
unsigned int acs_test_upstream_rows_read(struct pci_dev *dev, u16 acs_flags)
{
	unsigned int n = 0;

	while (acs_ask_kernel_row(n++, dev, acs_flags) == -ENOTTY)
		;
	return n;
}
