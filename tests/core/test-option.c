// SPDX-License-Identifier: GPL-2.0-only
/*
 * The boot option: the cases that KUnit runs as well.
 */
#include "option_check.h"
#include "suites.h"

static void policy_option_is_read_strictly(void **state)
{
	struct verdict verdict = {};

	check_option(&verdict, acs_option_parse, *state);
	expect_well(&verdict);
}

static void old_option_is_read_strictly(void **state)
{
	struct verdict verdict = {};

	check_option(&verdict, acs_option_parse_legacy, *state);
	expect_well(&verdict);
}

static void as_many_items_as_there_is_room_for_are_stored(void **state)
{
	struct verdict verdict = {};

	check_item_limits(&verdict);
	expect_well(&verdict);
}

static void all_items_that_a_command_line_has_room_for_are_stored(void **state)
{
	struct verdict verdict = {};

	check_full_command_line(&verdict, false);
	check_full_command_line(&verdict, true);
	expect_well(&verdict);
}

static void name_row(const void *row, char *buf, size_t size)
{
	const struct option_case *c = row;

	snprintf(buf, size, "%s: \"%s\"", c->name, c->text);
}

void suite_option(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_many_items_as_there_is_room_for_are_stored),
		cmocka_unit_test(all_items_that_a_command_line_has_room_for_are_stored),
	};

	run_cases("option", policy_cases, ARRAY_SIZE(policy_cases),
		  sizeof(policy_cases[0]), name_row,
		  policy_option_is_read_strictly);
	run_cases("old option", legacy_cases, ARRAY_SIZE(legacy_cases),
		  sizeof(legacy_cases[0]), name_row,
		  old_option_is_read_strictly);
	run_suite("option's items", tests, ARRAY_SIZE(tests));
}
