// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit tests of which rule of the compiled quirkdb/ matches a device.
 */
#include "match_check.h"
#include "verdict_kunit.h"

static void describe_range(const struct match_range *range, char *desc)
{
	snprintf(desc, KUNIT_PARAM_DESC_SIZE, "%s, %04x to %04x", range->name,
		 range->first, range->last);
}

static void describe_case(const struct match_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

static void describe_family(const struct match_family *const *family,
			    char *desc)
{
	strscpy(desc, (*family)->rule, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(range, match_ranges, describe_range);
KUNIT_ARRAY_PARAM(match, match_cases, describe_case);
KUNIT_ARRAY_PARAM(family, match_families, describe_family);

static void ids_of_a_family_and_their_neighbours(struct kunit *test)
{
	struct verdict verdict = {};

	check_range(&verdict, test->param_value);
	expect_well(test, &verdict);
}

static void rule_that_speaks_for_a_device(struct kunit *test)
{
	struct verdict verdict = {};

	check_match(&verdict, test->param_value);
	expect_well(test, &verdict);
}

static void answer_of_a_rule(struct kunit *test)
{
	const struct match_family *const *family = test->param_value;
	struct verdict verdict = {};

	check_answer(&verdict, *family);
	expect_well(test, &verdict);
}

static void no_other_ids_have_the_rule(struct kunit *test)
{
	const struct match_family *const *family = test->param_value;
	struct verdict verdict = {};

	check_id_count(&verdict, *family);
	expect_well(test, &verdict);
}

static void every_rule_is_tested(struct kunit *test)
{
	struct verdict verdict = {};

	check_rules_tested(&verdict);
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
	KUNIT_CASE_PARAM(ids_of_a_family_and_their_neighbours,
			 range_gen_params),
	KUNIT_CASE_PARAM(rule_that_speaks_for_a_device, match_gen_params),
	KUNIT_CASE_PARAM(answer_of_a_rule, family_gen_params),
	KUNIT_CASE_PARAM(no_other_ids_have_the_rule, family_gen_params),
	KUNIT_CASE(every_rule_is_tested),
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
