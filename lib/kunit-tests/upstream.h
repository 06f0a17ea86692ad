/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The tests' view of the kernel's own tables of ACS quirks.
 */
#ifndef ACS_TEST_UPSTREAM_H
#define ACS_TEST_UPSTREAM_H

#include <linux/types.h>

struct pci_dev;

bool acs_test_upstream_names(u16 vendor, u16 device);
unsigned int acs_test_upstream_rows_read(struct pci_dev *dev, u16 acs_flags);

#endif /* ACS_TEST_UPSTREAM_H */
