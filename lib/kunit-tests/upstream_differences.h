/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Devices that have a rule in quirkdb/, but no row in the kernel's own table.
 * Documentation/PCI/acs-policy.rst lists them as well, with the reason.
 */
#ifndef ACS_TEST_UPSTREAM_DIFFERENCES_H
#define ACS_TEST_UPSTREAM_DIFFERENCES_H

#include <linux/types.h>

/**
 * struct our_ids - consecutive device ids
 * @vendor: vendor id; 0 ends a list
 * @first: lowest device id
 * @last: highest device id
 */
struct our_ids {
	u16 vendor;
	u16 first;
	u16 last;
};

/* A line for each range, such as { 0x8086, 0x1c10, 0x1c1f }, before the end */
static const struct our_ids ours[] = {
	{}
};

#endif /* ACS_TEST_UPSTREAM_DIFFERENCES_H */
