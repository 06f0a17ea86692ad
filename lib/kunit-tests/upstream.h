/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What tests see of the kernel's own table of devices that isolate.
 */
#ifndef ACS_TEST_UPSTREAM_H
#define ACS_TEST_UPSTREAM_H

#include <linux/types.h>

u16 acs_upstream_vendor(unsigned int row);

#endif /* ACS_TEST_UPSTREAM_H */
