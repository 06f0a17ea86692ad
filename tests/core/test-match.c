// SPDX-License-Identifier: GPL-2.0-only
/*
 * Which rule of the compiled quirkdb/ matches a device: the cases that KUnit
 * runs as well.
 */
#include "match_check.h"
#include "suites.h"
#include "vectors_check.h"

static void rule_that_speaks_for_a_device(void **state)
{
	struct verdict verdict = {};

	check_match(&verdict, *state);
	expect_well(&verdict);
}

static void ids_of_rules_are_listed(void **state)
{
	struct verdict verdict = {};

	check_ids_of_rules(&verdict);
	expect_well(&verdict);
}

static void every_condition_of_a_match_counts(void **state)
{
	struct verdict verdict = {};

	check_conditions(&verdict);
	check_types(&verdict);
	check_acpi_tables(&verdict);
	expect_well(&verdict);
}

static void index_of_several_vendors(void **state)
{
	struct verdict verdict = {};

	check_small_index(&verdict);
	expect_well(&verdict);
}

static void tables_say_what_the_rules_say(void **state)
{
	struct verdict verdict = {};

	/* With sanitizers, all of them would take too long */
	check_vectors(&verdict, 23);
	expect_well(&verdict);
}

void suite_match(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_of_rules_are_listed),
		cmocka_unit_test(every_condition_of_a_match_counts),
		cmocka_unit_test(index_of_several_vendors),
		cmocka_unit_test(tables_say_what_the_rules_say),
	};

	run_cases("matching", match_cases, ARRAY_SIZE(match_cases),
		  sizeof(match_cases[0]), NULL, rule_that_speaks_for_a_device);
	run_suite("index", tests, ARRAY_SIZE(tests));
}
