// SPDX-License-Identifier: GPL-2.0-only
/*
 * Captures of machines: the cases that KUnit runs as well.
 */
#include "capture_check.h"
#include "config_check.h"
#include "suites.h"

static void capture_is_read(void **state)
{
	struct verdict verdict = {};

	check_capture(&verdict, *state);
	expect_well(&verdict);
}

static void chipset_registers_are_read(void **state)
{
	struct verdict verdict = {};

	check_memory(&verdict, *state);
	expect_well(&verdict);
}

static void config_space_is_written(void **state)
{
	struct verdict verdict = {};

	check_config(&verdict, *state);
	expect_well(&verdict);
}

static void every_chain_of_capabilities_ends(void **state)
{
	struct verdict verdict = {};

	check_chains(&verdict);
	expect_well(&verdict);
}

void suite_capture(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_chain_of_capabilities_ends),
	};

	run_cases("capture", capture_cases, ARRAY_SIZE(capture_cases),
		  sizeof(capture_cases[0]), NULL, capture_is_read);
	run_cases("chipset registers", memory_cases, ARRAY_SIZE(memory_cases),
		  sizeof(memory_cases[0]), NULL, chipset_registers_are_read);
	run_cases("config space", config_cases, ARRAY_SIZE(config_cases),
		  sizeof(config_cases[0]), NULL, config_space_is_written);
	run_suite("chains of capabilities", tests, ARRAY_SIZE(tests));
}
