// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit tests of how decisions and faults are formatted.
 */
#include "format_check.h"
#include "verdict_kunit.h"

static void describe_reason(const struct reason_case *c, char *desc)
{
	strscpy(desc, c->text, KUNIT_PARAM_DESC_SIZE);
}

static void describe_fault(const struct fault_case *c, char *desc)
{
	strscpy(desc, c->text, KUNIT_PARAM_DESC_SIZE);
}

static void describe_bits(const struct bits_case *c, char *desc)
{
	snprintf(desc, KUNIT_PARAM_DESC_SIZE, "%#010x", c->bits);
}

KUNIT_ARRAY_PARAM(reason, reason_cases, describe_reason);
KUNIT_ARRAY_PARAM(fault, fault_cases, describe_fault);
KUNIT_ARRAY_PARAM(bits, bits_cases, describe_bits);

static void wording_of_a_decision(struct kunit *test)
{
	struct verdict verdict = {};

	check_reason(&verdict, test->param_value);
	expect_well(test, &verdict);
}

static void wording_of_a_fault(struct kunit *test)
{
	struct verdict verdict = {};

	check_fault(&verdict, test->param_value);
	expect_well(test, &verdict);
}

static void names_of_bits(struct kunit *test)
{
	struct verdict verdict = {};

	check_bits(&verdict, test->param_value);
	expect_well(test, &verdict);
}

static struct kunit_case reason_test_cases[] = {
	KUNIT_CASE_PARAM(wording_of_a_decision, reason_gen_params),
	KUNIT_CASE_PARAM(wording_of_a_fault, fault_gen_params),
	KUNIT_CASE_PARAM(names_of_bits, bits_gen_params),
	{}
};

static struct kunit_suite reason_test_suite = {
	.name = "acs_policy_reason",
	.test_cases = reason_test_cases,
};

kunit_test_suite(reason_test_suite);
