/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a test tells walk.c.
 */
#ifndef ACSGEN_TESTS_WALK_H
#define ACSGEN_TESTS_WALK_H

#include "core.h"

/* The vendors to ask about; the last is 0, which is asked about, too */
extern const u16 vendors_walked[];

/* The name of the rule that speaks for a device, or NULL */
const char *expected_rule(const struct acs_device *dev);

#endif /* ACSGEN_TESTS_WALK_H */
