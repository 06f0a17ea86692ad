// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit tests of the register programs against a recorder.
 */
#include "program_check.h"
#include "verdict_kunit.h"

static void describe_case(const struct program_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

static void describe_own(const struct own_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(program, program_cases, describe_case);
KUNIT_ARRAY_PARAM(own, own_cases, describe_own);

static void accesses_of_a_program(struct kunit *test)
{
	struct verdict verdict = {};

	check_program(&verdict, test->param_value);
	expect_well(test, &verdict);
}

static void accesses_of_a_program_not_in_the_database(struct kunit *test)
{
	struct verdict verdict = {};

	check_own(&verdict, test->param_value);
	expect_well(test, &verdict);
}

static void each_failed_access_ends_a_program(struct kunit *test)
{
	struct verdict verdict = {};

	check_failed_accesses(&verdict, PCH_RULE, pch_accesses,
			      ARRAY_SIZE(pch_accesses), false);
	check_failed_accesses(&verdict, SPT_RULE, spt_accesses,
			      ARRAY_SIZE(spt_accesses), false);
	expect_well(test, &verdict);
}

static void each_failed_access_ends_a_check(struct kunit *test)
{
	struct verdict verdict = {};

	check_failed_accesses(&verdict, PCH_RULE, pch_check_accesses,
			      ARRAY_SIZE(pch_check_accesses), true);
	check_failed_accesses(&verdict, SPT_RULE, spt_check_accesses,
			      ARRAY_SIZE(spt_check_accesses), true);
	expect_well(test, &verdict);
}

static void registers_of_a_pch_afterwards(struct kunit *test)
{
	struct verdict verdict = {};

	check_pch_outcomes(&verdict);
	expect_well(test, &verdict);
}

static void registers_of_the_100_series_afterwards(struct kunit *test)
{
	struct verdict verdict = {};

	check_spt_outcomes(&verdict);
	expect_well(test, &verdict);
}

static void guards_skip_what_they_guard(struct kunit *test)
{
	struct verdict verdict = {};

	check_guards(&verdict);
	expect_well(test, &verdict);
}

static void unreadable_terms_are_never_passed_over(struct kunit *test)
{
	struct verdict verdict = {};

	check_unreadable_terms(&verdict);
	expect_well(test, &verdict);
}

static void nothing_lies_beyond_config_space(struct kunit *test)
{
	struct verdict verdict = {};

	check_end_of_config(&verdict);
	expect_well(test, &verdict);
}

static struct kunit_case program_test_cases[] = {
	KUNIT_CASE_PARAM(accesses_of_a_program, program_gen_params),
	KUNIT_CASE_PARAM(accesses_of_a_program_not_in_the_database,
			 own_gen_params),
	KUNIT_CASE(each_failed_access_ends_a_program),
	KUNIT_CASE(each_failed_access_ends_a_check),
	KUNIT_CASE(registers_of_a_pch_afterwards),
	KUNIT_CASE(registers_of_the_100_series_afterwards),
	KUNIT_CASE(guards_skip_what_they_guard),
	KUNIT_CASE(unreadable_terms_are_never_passed_over),
	KUNIT_CASE(nothing_lies_beyond_config_space),
	{}
};

static struct kunit_suite program_test_suite = {
	.name = "acs_policy_program",
	.test_cases = program_test_cases,
};

kunit_test_suite(program_test_suite);
