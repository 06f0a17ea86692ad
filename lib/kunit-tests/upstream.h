/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What tests see of the kernel's own tables of devices that isolate.
 */
#ifndef ACS_TEST_UPSTREAM_H
#define ACS_TEST_UPSTREAM_H

#include <linux/types.h>

struct pci_dev;

bool acs_upstream_names(u16 vendor, u16 device);
unsigned int acs_upstream_rows_read(struct pci_dev *dev, u16 acs_flags);
unsigned int acs_upstream_ids_read(u16 device);

#endif /* ACS_TEST_UPSTREAM_H */
