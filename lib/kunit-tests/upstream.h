/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The tests' view of the kernel's own tables of ACS quirks.
 */
#ifndef ACS_TEST_UPSTREAM_H
#define ACS_TEST_UPSTREAM_H

#include <linux/types.h>

struct pci_dev;

/* Maximum number of rows for one id */
#define ACS_TEST_ROWS	8

/**
 * struct acs_test_rows - the rows of the kernel's own tables for an id
 * @count: number of rows
 * @numbers: their numbers, in the order in which the kernel asks them
 */
struct acs_test_rows {
	unsigned int count;
	unsigned int numbers[ACS_TEST_ROWS];
};

bool acs_test_upstream_names(u16 vendor, u16 device);
bool acs_test_find_rows(u16 vendor, u16 device, struct acs_test_rows *rows);
int acs_test_ask_rows(const struct acs_test_rows *rows, struct pci_dev *dev,
		      u16 acs_flags);
unsigned int acs_test_upstream_rows_read(struct pci_dev *dev, u16 acs_flags);

#endif /* ACS_TEST_UPSTREAM_H */
