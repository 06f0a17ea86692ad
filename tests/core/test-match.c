// SPDX-License-Identifier: GPL-2.0-only
/*
 * Which rule of the compiled quirkdb/ matches a device: the cases that KUnit
 * runs as well.
 */
#include "match_check.h"
#include "suites.h"
#include "vectors_check.h"

static void ids_of_a_family_and_their_neighbours(void **state)
{
	struct verdict verdict = {};

	check_range(&verdict, *state);
	expect_well(&verdict);
}

static void rule_that_speaks_for_a_device(void **state)
{
	struct verdict verdict = {};

	check_match(&verdict, *state);
	expect_well(&verdict);
}

static void answer_of_a_rule(void **state)
{
	const struct match_family *const *family = *state;
	struct verdict verdict = {};

	check_answer(&verdict, *family);
	expect_well(&verdict);
}

static void no_other_ids_have_the_rule(void **state)
{
	const struct match_family *const *family = *state;
	struct verdict verdict = {};

	check_id_count(&verdict, *family);
	expect_well(&verdict);
}

static void every_rule_is_tested(void **state)
{
	struct verdict verdict = {};

	check_rules_tested(&verdict);
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

static void name_family(const void *row, char *buf, size_t size)
{
	const struct match_family *const *family = row;

	snprintf(buf, size, "%s", (*family)->rule);
}

void suite_match(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_rule_is_tested),
		cmocka_unit_test(ids_of_rules_are_listed),
		cmocka_unit_test(every_condition_of_a_match_counts),
		cmocka_unit_test(index_of_several_vendors),
		cmocka_unit_test(tables_say_what_the_rules_say),
	};

	run_cases("id ranges", match_ranges, ARRAY_SIZE(match_ranges),
		  sizeof(match_ranges[0]), NULL,
		  ids_of_a_family_and_their_neighbours);
	run_cases("matching", match_cases, ARRAY_SIZE(match_cases),
		  sizeof(match_cases[0]), NULL, rule_that_speaks_for_a_device);
	run_cases("answers of rules", match_families,
		  ARRAY_SIZE(match_families), sizeof(match_families[0]),
		  name_family, answer_of_a_rule);
	run_cases("ids of rules", match_families, ARRAY_SIZE(match_families),
		  sizeof(match_families[0]), name_family,
		  no_other_ids_have_the_rule);
	run_suite("index", tests, ARRAY_SIZE(tests));
}
