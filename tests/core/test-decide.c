// SPDX-License-Identifier: GPL-2.0-only
/*
 * Decisions about devices: the cases that KUnit runs as well.
 */
#include "decide_check.h"
#include "suites.h"

static void decision_on_a_device(void **state)
{
	struct verdict verdict = {};

	check_decision(&verdict, *state);
	expect_well(&verdict);
}

static void no_record_is_needed_if_no_register_matters(void **state)
{
	struct verdict verdict = {};

	check_kinds(&verdict);
	expect_well(&verdict);
}

static void rules_that_always_answer_the_same_need_no_register(void **state)
{
	struct verdict verdict = {};

	check_need_for_registers(&verdict);
	expect_well(&verdict);
}

static void strict_runs_programs_of_rules_that_it_believes(void **state)
{
	struct verdict verdict = {};

	check_believed(&verdict);
	expect_well(&verdict);
}

static void programs_of_a_blob_need_a_device_by_name(void **state)
{
	struct verdict verdict = {};

	check_tried_may_run(&verdict);
	expect_well(&verdict);
}

static void all_asked_for_has_to_be_provided(void **state)
{
	struct verdict verdict = {};

	check_grants(&verdict);
	expect_well(&verdict);
}

void suite_decide(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_asked_for_has_to_be_provided),
		cmocka_unit_test(no_record_is_needed_if_no_register_matters),
		cmocka_unit_test(rules_that_always_answer_the_same_need_no_register),
		cmocka_unit_test(strict_runs_programs_of_rules_that_it_believes),
		cmocka_unit_test(programs_of_a_blob_need_a_device_by_name),
	};

	run_cases("deciding", decide_cases, ARRAY_SIZE(decide_cases),
		  sizeof(decide_cases[0]), NULL, decision_on_a_device);
	run_suite("granting", tests, ARRAY_SIZE(tests));
}
