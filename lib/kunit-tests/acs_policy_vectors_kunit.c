// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit test of the compiled quirkdb/ against what its rules say, read one by
 * one: of every id of every vendor, on every device that conditions can tell
 * apart.
 */
#include "vectors_check.h"
#include "verdict_kunit.h"

static void tables_say_what_the_rules_say(struct kunit *test)
{
	/* A kernel that watches each access would take minutes */
	unsigned int stride = IS_ENABLED(CONFIG_KASAN) ? 97 : 1;
	struct verdict verdict = {};

	check_vectors(&verdict, stride);
	expect_well(test, &verdict);
}

static struct kunit_case vectors_test_cases[] = {
	KUNIT_CASE(tables_say_what_the_rules_say),
	{}
};

static struct kunit_suite vectors_test_suite = {
	.name = "acs_policy_vectors",
	.test_cases = vectors_test_cases,
};

kunit_test_suite(vectors_test_suite);
