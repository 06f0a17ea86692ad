/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The vendors that the kernel's own table or the database names, and others.
 */
#ifndef ACS_TEST_VENDORS_H
#define ACS_TEST_VENDORS_H

#include <linux/types.h>

/* Maximum number of vendors */
#define VENDORS_MAX	64

int acs_test_collect_vendors(u16 *vendors);

#endif /* ACS_TEST_VENDORS_H */
