// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit tests of the examples in quirkdb/, one case for each.
 */
#include "example_check.h"
#include "verdict_kunit.h"

static const void *next_example(const void *before, char *desc)
{
	const struct example *example = before;

	example = example ? example + 1 : acs_policy_examples;
	if (!example->rule)
		return NULL;
	snprintf(desc, KUNIT_PARAM_DESC_SIZE, "%s at %s", example->rule,
		 example->place);
	return example;
}

ACS_KUNIT_PARAM(example, next_example);

static void what_a_rule_says_of_its_example(struct kunit *test)
{
	struct verdict verdict = {};

	check_example(&verdict, test->param_value);
	expect_well(test, &verdict);
}

static void every_rule_has_an_example(struct kunit *test)
{
	struct verdict verdict = {};

	check_rules_have_examples(&verdict);
	expect_well(test, &verdict);
}

static struct kunit_case example_test_cases[] = {
	KUNIT_CASE_PARAM(what_a_rule_says_of_its_example, example_gen_params),
	KUNIT_CASE(every_rule_has_an_example),
	{}
};

static struct kunit_suite example_test_suite = {
	.name = "acs_policy_example",
	.test_cases = example_test_cases,
};

kunit_test_suite(example_test_suite);
