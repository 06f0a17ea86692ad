// SPDX-License-Identifier: GPL-2.0-only
/*
 * How decisions and faults are formatted: the cases that KUnit runs as well.
 */
#include "format_check.h"
#include "suites.h"

static void wording_of_a_decision(void **state)
{
	struct verdict verdict = {};

	check_reason(&verdict, *state);
	expect_well(&verdict);
}

static void wording_of_a_fault(void **state)
{
	struct verdict verdict = {};

	check_fault(&verdict, *state);
	expect_well(&verdict);
}

static void names_of_bits(void **state)
{
	struct verdict verdict = {};

	check_bits(&verdict, *state);
	expect_well(&verdict);
}

static void name_reason(const void *row, char *buf, size_t size)
{
	const struct reason_case *c = row;

	snprintf(buf, size, "%s", c->text);
}

static void name_fault(const void *row, char *buf, size_t size)
{
	const struct fault_case *c = row;

	snprintf(buf, size, "%s", c->text);
}

static void name_bits(const void *row, char *buf, size_t size)
{
	const struct bits_case *c = row;

	snprintf(buf, size, "0x%08x is %s", c->bits, c->text);
}

void suite_reason(void)
{
	run_cases("wording of decisions", reason_cases,
		  ARRAY_SIZE(reason_cases), sizeof(reason_cases[0]),
		  name_reason, wording_of_a_decision);
	run_cases("wording of faults", fault_cases, ARRAY_SIZE(fault_cases),
		  sizeof(fault_cases[0]), name_fault, wording_of_a_fault);
	run_cases("names of bits", bits_cases, ARRAY_SIZE(bits_cases),
		  sizeof(bits_cases[0]), name_bits, names_of_bits);
}
