// SPDX-License-Identifier: GPL-2.0-only
/*
 * The register programs against a recorder: the cases that KUnit runs as well.
 */
#include "program_check.h"
#include "suites.h"

static void accesses_of_a_program(void **state)
{
	struct verdict verdict = {};

	check_program(&verdict, *state);
	expect_well(&verdict);
}

static void accesses_of_a_program_not_in_the_database(void **state)
{
	struct verdict verdict = {};

	check_own(&verdict, *state);
	expect_well(&verdict);
}

static void each_failed_access_ends_a_program(void **state)
{
	struct verdict verdict = {};

	check_failed_accesses(&verdict, PCH_RULE, pch_accesses,
			      ARRAY_SIZE(pch_accesses), false);
	check_failed_accesses(&verdict, SPT_RULE, spt_accesses,
			      ARRAY_SIZE(spt_accesses), false);
	expect_well(&verdict);
}

static void each_failed_access_ends_a_check(void **state)
{
	struct verdict verdict = {};

	check_failed_accesses(&verdict, PCH_RULE, pch_check_accesses,
			      ARRAY_SIZE(pch_check_accesses), true);
	check_failed_accesses(&verdict, SPT_RULE, spt_check_accesses,
			      ARRAY_SIZE(spt_check_accesses), true);
	expect_well(&verdict);
}

static void registers_of_a_pch_afterwards(void **state)
{
	struct verdict verdict = {};

	check_pch_outcomes(&verdict);
	expect_well(&verdict);
}

static void registers_of_the_100_series_afterwards(void **state)
{
	struct verdict verdict = {};

	check_spt_outcomes(&verdict);
	expect_well(&verdict);
}

static void guards_skip_what_they_guard(void **state)
{
	struct verdict verdict = {};

	check_guards(&verdict);
	expect_well(&verdict);
}

static void unreadable_terms_are_never_passed_over(void **state)
{
	struct verdict verdict = {};

	check_unreadable_terms(&verdict);
	expect_well(&verdict);
}

static void nothing_lies_beyond_config_space(void **state)
{
	struct verdict verdict = {};

	check_end_of_config(&verdict);
	expect_well(&verdict);
}

void suite_program(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_failed_access_ends_a_program),
		cmocka_unit_test(each_failed_access_ends_a_check),
		cmocka_unit_test(registers_of_a_pch_afterwards),
		cmocka_unit_test(registers_of_the_100_series_afterwards),
		cmocka_unit_test(guards_skip_what_they_guard),
		cmocka_unit_test(unreadable_terms_are_never_passed_over),
		cmocka_unit_test(nothing_lies_beyond_config_space),
	};

	run_cases("programs", program_cases, ARRAY_SIZE(program_cases),
		  sizeof(program_cases[0]), NULL, accesses_of_a_program);
	run_cases("own programs", own_cases, ARRAY_SIZE(own_cases),
		  sizeof(own_cases[0]), NULL,
		  accesses_of_a_program_not_in_the_database);
	run_suite("program runs", tests, ARRAY_SIZE(tests));
}
