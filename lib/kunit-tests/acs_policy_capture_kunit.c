// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit tests of the parser of captures, and of simulated config space.
 */
#include "capture_check.h"
#include "config_check.h"
#include "verdict_kunit.h"

static void describe_capture(const struct capture_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

static void describe_memory(const struct memory_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

static void describe_config(const struct config_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(capture, capture_cases, describe_capture);
KUNIT_ARRAY_PARAM(memory, memory_cases, describe_memory);
KUNIT_ARRAY_PARAM(config, config_cases, describe_config);

static void capture_is_read(struct kunit *test)
{
	struct verdict verdict = {};

	check_capture(&verdict, test->param_value);
	expect_well(test, &verdict);
}

static void chipset_registers_are_read(struct kunit *test)
{
	struct verdict verdict = {};

	check_memory(&verdict, test->param_value);
	expect_well(test, &verdict);
}

static void config_space_is_written(struct kunit *test)
{
	struct verdict verdict = {};

	check_config(&verdict, test->param_value);
	expect_well(test, &verdict);
}

static void every_chain_of_capabilities_ends(struct kunit *test)
{
	struct verdict verdict = {};

	check_chains(&verdict);
	expect_well(test, &verdict);
}

static struct kunit_case capture_test_cases[] = {
	KUNIT_CASE_PARAM(capture_is_read, capture_gen_params),
	KUNIT_CASE_PARAM(chipset_registers_are_read, memory_gen_params),
	KUNIT_CASE_PARAM(config_space_is_written, config_gen_params),
	KUNIT_CASE(every_chain_of_capabilities_ends),
	{}
};

static struct kunit_suite capture_test_suite = {
	.name = "acs_policy_capture",
	.test_cases = capture_test_cases,
};

kunit_test_suite(capture_test_suite);
