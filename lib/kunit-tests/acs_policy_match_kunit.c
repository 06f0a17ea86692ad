// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit tests of which rule of the compiled quirkdb/ matches a device.
 */
#include "match_check.h"
#include "verdict_kunit.h"

static void describe_case(const struct match_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(match, match_cases, describe_case);

static void rule_that_speaks_for_a_device(struct kunit *test)
{
	struct verdict verdict = {};

	check_match(&verdict, test->param_value);
	expect_well(test, &verdict);
}

static void ids_of_rules_are_listed(struct kunit *test)
{
	struct verdict verdict = {};

	check_ids_of_rules(&verdict);
	expect_well(test, &verdict);
}

static void every_condition_of_a_match_counts(struct kunit *test)
{
	struct verdict verdict = {};

	check_conditions(&verdict);
	check_types(&verdict);
	check_acpi_tables(&verdict);
	expect_well(test, &verdict);
}

static void index_of_several_vendors(struct kunit *test)
{
	struct verdict verdict = {};

	check_small_index(&verdict);
	expect_well(test, &verdict);
}

static struct kunit_case match_test_cases[] = {
	KUNIT_CASE_PARAM(rule_that_speaks_for_a_device, match_gen_params),
	KUNIT_CASE(ids_of_rules_are_listed),
	KUNIT_CASE(every_condition_of_a_match_counts),
	KUNIT_CASE(index_of_several_vendors),
	{}
};

static struct kunit_suite match_test_suite = {
	.name = "acs_policy_match",
	.test_cases = match_test_cases,
};

kunit_test_suite(match_test_suite);
