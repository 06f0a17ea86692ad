// SPDX-License-Identifier: GPL-2.0-only
/*
 * The examples in quirkdb/: the cases that KUnit runs as well.
 */
#include "example_check.h"
#include "suites.h"

static void what_a_rule_says_of_its_example(void **state)
{
	struct verdict verdict = {};

	check_example(&verdict, *state);
	expect_well(&verdict);
}

static void every_rule_has_an_example(void **state)
{
	struct verdict verdict = {};

	check_rules_have_examples(&verdict);
	expect_well(&verdict);
}

static void name_example(const void *row, char *buf, size_t size)
{
	const struct example *example = row;

	snprintf(buf, size, "%s at %s", example->rule, example->place);
}

void suite_example(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_rule_has_an_example),
	};
	size_t count = 0;

	while (acs_policy_examples[count].rule)
		count++;
	run_cases("examples", acs_policy_examples, count,
		  sizeof(acs_policy_examples[0]), name_example,
		  what_a_rule_says_of_its_example);
	run_suite("examples of all", tests, ARRAY_SIZE(tests));
}
