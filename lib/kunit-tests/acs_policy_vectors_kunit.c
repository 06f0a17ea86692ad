// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit test that compares the compiled quirkdb/ with what its rules say, read
 * one by one: for every id of every vendor, and every device that conditions
 * can distinguish.
 */
#include "vectors_check.h"
#include "verdict_kunit.h"

static void tables_say_what_the_rules_say(struct kunit *test)
{
	/* A kernel that checks each memory access would take minutes */
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
