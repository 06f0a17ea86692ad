// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit tests of the ACS policy's boot option.
 */
#include "option_check.h"
#include "verdict_kunit.h"

static void describe(const struct option_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(policy, policy_cases, describe);
KUNIT_ARRAY_PARAM(legacy, legacy_cases, describe);

static void policy_option_is_read_strictly(struct kunit *test)
{
	struct verdict verdict = {};

	check_option(&verdict, acs_option_parse, test->param_value);
	expect_well(test, &verdict);
}

static void old_option_is_read_strictly(struct kunit *test)
{
	struct verdict verdict = {};

	check_option(&verdict, acs_option_parse_legacy, test->param_value);
	expect_well(test, &verdict);
}

static void as_many_items_as_there_is_room_for_are_stored(struct kunit *test)
{
	struct verdict verdict = {};

	check_item_limits(&verdict);
	expect_well(test, &verdict);
}

static void all_items_that_a_command_line_has_room_for_are_stored(struct kunit *test)
{
	struct verdict verdict = {};

	check_full_command_line(&verdict, false);
	check_full_command_line(&verdict, true);
	expect_well(test, &verdict);
}

static struct kunit_case option_test_cases[] = {
	KUNIT_CASE_PARAM(policy_option_is_read_strictly, policy_gen_params),
	KUNIT_CASE_PARAM(old_option_is_read_strictly, legacy_gen_params),
	KUNIT_CASE(as_many_items_as_there_is_room_for_are_stored),
	KUNIT_CASE(all_items_that_a_command_line_has_room_for_are_stored),
	{}
};

static struct kunit_suite option_test_suite = {
	.name = "acs_policy_option",
	.test_cases = option_test_cases,
};

kunit_test_suite(option_test_suite);
