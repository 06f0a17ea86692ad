// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit tests of acs_policy= as a part of the pci= option. The code is freed
 * after boot, so these tests run before that.
 */
#include <linux/init.h>
#include <kunit/test.h>

#include "engine.h"

static struct acs_policy policy_before __initdata;

static void __init start_empty(void)
{
	policy_before = acs_parsed_policy;
	memset(&acs_parsed_policy, 0, sizeof(acs_parsed_policy));
}

static void __init option_is_taken(struct kunit *test)
{
	char first[] = "acs_policy=strict;override@00:1c.0";
	char second[] = "acs_policy=quirk@downstream";

	start_empty();
	KUNIT_EXPECT_NULL(test, acs_policy_setup(first));
	KUNIT_EXPECT_EQ(test, acs_parsed_policy.item_count, 2);
	KUNIT_EXPECT_NULL(test, acs_policy_setup(second));
	KUNIT_EXPECT_EQ(test, acs_parsed_policy.item_count, 3);
	KUNIT_EXPECT_EQ(test, acs_parsed_policy.items[0].mode, ACS_MODE_STRICT);
	KUNIT_EXPECT_EQ(test, acs_parsed_policy.items[1].kind, ACS_SELECT_PATH);
	KUNIT_EXPECT_EQ(test, acs_parsed_policy.items[2].kind,
			ACS_SELECT_DOWNSTREAM);
	acs_parsed_policy = policy_before;
}

static void __init option_with_mistakes_is_taken(struct kunit *test)
{
	char option[] = "acs_policy=Strict;quirk;";

	start_empty();
	KUNIT_EXPECT_NULL(test, acs_policy_setup(option));
	KUNIT_EXPECT_EQ(test, acs_parsed_policy.item_count, 1);
	acs_parsed_policy = policy_before;
}

static void __init other_options_are_left(struct kunit *test)
{
	static char options[][20] __initdata = {
		"noats", "acs_policy", "acs_policyx=strict", "Acs_policy=strict",
		"xacs_policy=strict", "disable_acs_redir=", "",
	};
	unsigned int i;

	start_empty();
	for (i = 0; i < ARRAY_SIZE(options); i++)
		KUNIT_EXPECT_PTR_EQ(test, acs_policy_setup(options[i]),
				    (char *)options[i]);
	KUNIT_EXPECT_NULL(test, acs_policy_setup(NULL));
	KUNIT_EXPECT_EQ(test, acs_parsed_policy.item_count, 0);
	acs_parsed_policy = policy_before;
}

static struct kunit_case __refdata setup_test_cases[] = {
	KUNIT_CASE(option_is_taken),
	KUNIT_CASE(option_with_mistakes_is_taken),
	KUNIT_CASE(other_options_are_left),
	{}
};

static struct kunit_suite setup_test_suite = {
	.name = "acs_policy_setup",
	.test_cases = setup_test_cases,
};

kunit_test_init_section_suites(&setup_test_suite);
