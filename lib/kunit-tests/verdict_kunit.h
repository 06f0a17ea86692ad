/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Passes the verdict of a shared check to KUnit.
 */
#ifndef ACS_TEST_VERDICT_KUNIT_H
#define ACS_TEST_VERDICT_KUNIT_H

#include <kunit/test.h>

#include "check.h"

static inline void expect_well(struct kunit *test,
			       const struct verdict *verdict)
{
	if (verdict->text[0])
		KUNIT_FAIL(test, "%s", verdict->text);
}

#endif /* ACS_TEST_VERDICT_KUNIT_H */
