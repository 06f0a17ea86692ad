// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit tests of acs_policy= as a part of the pci= option. The code is freed
 * after boot, so these tests run before that.
 */
#include <linux/init.h>
#include <kunit/test.h>

#include "engine.h"

/* At boot all options were parsed, so the next ones are the first again */
static struct acs_policy *__init parse(struct kunit *test)
{
	struct acs_policy *policy = kunit_kzalloc(test, sizeof(*policy),
						  GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, policy);
	acs_parse_given(policy);
	return policy;
}

static void __init options_are_taken(struct kunit *test)
{
	char first[] = "acs_policy=strict;override@00:1c.0";
	char second[] = "acs_policy=quirk@downstream";
	const struct acs_policy *policy;

	KUNIT_EXPECT_NULL(test, acs_policy_setup(first));
	KUNIT_EXPECT_NULL(test, acs_policy_setup(second));
	policy = parse(test);
	KUNIT_EXPECT_EQ(test, policy->item_count, 3);
	KUNIT_EXPECT_EQ(test, policy->items[0].mode, ACS_MODE_STRICT);
	KUNIT_EXPECT_EQ(test, policy->items[1].kind, ACS_SELECT_PATH);
	KUNIT_EXPECT_EQ(test, policy->items[2].kind, ACS_SELECT_DOWNSTREAM);
	KUNIT_EXPECT_EQ(test, parse(test)->item_count, 0);
}

static void __init option_with_mistakes_is_taken(struct kunit *test)
{
	char option[] = "acs_policy=Strict;quirk;";

	KUNIT_EXPECT_NULL(test, acs_policy_setup(option));
	KUNIT_EXPECT_EQ(test, parse(test)->item_count, 1);
}

static void __init more_options_than_fit_are_refused(struct kunit *test)
{
	char option[] = "acs_policy=strict", last[] = "acs_policy=quirk";
	const struct acs_policy *policy;
	unsigned int i;

	for (i = 0; i < 32; i++)
		KUNIT_EXPECT_NULL(test, acs_policy_setup(option));
	KUNIT_EXPECT_NULL(test, acs_policy_setup(last));
	policy = parse(test);
	KUNIT_EXPECT_EQ(test, policy->item_count, 32);
	KUNIT_EXPECT_EQ(test, policy->items[31].mode, ACS_MODE_STRICT);
}

static void __init other_options_are_left(struct kunit *test)
{
	static char options[][20] __initdata = {
		"noats", "acs_policy", "acs_policyx=strict", "Acs_policy=strict",
		"xacs_policy=strict", "disable_acs_redir=", "",
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(options); i++)
		KUNIT_EXPECT_PTR_EQ(test, acs_policy_setup(options[i]),
				    (char *)options[i]);
	KUNIT_EXPECT_NULL(test, acs_policy_setup(NULL));
	KUNIT_EXPECT_EQ(test, parse(test)->item_count, 0);
}

static struct kunit_case __refdata setup_test_cases[] = {
	KUNIT_CASE(options_are_taken),
	KUNIT_CASE(option_with_mistakes_is_taken),
	KUNIT_CASE(more_options_than_fit_are_refused),
	KUNIT_CASE(other_options_are_left),
	{}
};

static struct kunit_suite setup_test_suite = {
	.name = "acs_policy_setup",
	.test_cases = setup_test_cases,
};

kunit_test_init_section_suites(&setup_test_suite);
