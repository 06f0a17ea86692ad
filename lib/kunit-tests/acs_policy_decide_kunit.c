// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit tests of decisions about devices with a given boot option.
 */
#include "decide_check.h"
#include "verdict_kunit.h"

static void describe_case(const struct decide_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

static void describe_selector(const char *const *selector, char *desc)
{
	strscpy(desc, **selector ? *selector + 1 : "all devices",
		KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(decide, decide_cases, describe_case);
KUNIT_ARRAY_PARAM(selector, order_selectors, describe_selector);

static void decision_on_a_device(struct kunit *test)
{
	struct verdict verdict = {};

	check_decision(&verdict, test->param_value);
	expect_well(test, &verdict);
}

static void strict_claims_less_than_quirk_and_quirk_than_override(struct kunit *test)
{
	const char *const *selector = test->param_value;
	struct verdict verdict = {};

	check_order_of_modes(&verdict, *selector);
	expect_well(test, &verdict);
}

static void no_record_is_needed_if_no_register_matters(struct kunit *test)
{
	struct verdict verdict = {};

	check_kinds(&verdict);
	expect_well(test, &verdict);
}

static void rules_that_always_answer_the_same_need_no_register(struct kunit *test)
{
	struct verdict verdict = {};

	check_need_for_registers(&verdict);
	expect_well(test, &verdict);
}

static void strict_runs_programs_of_rules_that_it_believes(struct kunit *test)
{
	struct verdict verdict = {};

	check_believed(&verdict);
	expect_well(test, &verdict);
}

static void programs_of_a_blob_need_a_device_by_name(struct kunit *test)
{
	struct verdict verdict = {};

	check_tried_may_run(&verdict);
	expect_well(test, &verdict);
}

static void all_asked_for_has_to_be_provided(struct kunit *test)
{
	struct verdict verdict = {};

	check_grants(&verdict);
	expect_well(test, &verdict);
}

static struct kunit_case decide_test_cases[] = {
	KUNIT_CASE_PARAM(decision_on_a_device, decide_gen_params),
	KUNIT_CASE_PARAM(strict_claims_less_than_quirk_and_quirk_than_override,
			 selector_gen_params),
	KUNIT_CASE(all_asked_for_has_to_be_provided),
	KUNIT_CASE(no_record_is_needed_if_no_register_matters),
	KUNIT_CASE(rules_that_always_answer_the_same_need_no_register),
	KUNIT_CASE(strict_runs_programs_of_rules_that_it_believes),
	KUNIT_CASE(programs_of_a_blob_need_a_device_by_name),
	{}
};

static struct kunit_suite decide_test_suite = {
	.name = "acs_policy_decide",
	.test_cases = decide_test_cases,
};

kunit_test_suite(decide_test_suite);
