// SPDX-License-Identifier: GPL-2.0-only
/*
 * Runs suites and counts.
 */
#include <stdlib.h>

#include "suites.h"

#define NAME_SIZE	128

static size_t passed;
static size_t failed;

void run_suite(const char *suite, const struct CMUnitTest *tests, size_t count)
{
	int failures = _cmocka_run_group_tests(suite, tests, count, NULL, NULL);

	/* Negative if the suite itself did not start */
	if (failures < 0 || (size_t)failures > count)
		failures = count;
	failed += failures;
	passed += count - failures;
}

static void name_first(const void *row, char *buf, size_t size)
{
	const char *const *name = row;

	snprintf(buf, size, "%s", *name);
}

void run_cases(const char *suite, const void *table, size_t rows, size_t size,
	       void (*name)(const void *row, char *buf, size_t size),
	       CMUnitTestFunction test)
{
	struct CMUnitTest *tests = calloc(rows, sizeof(*tests));
	char (*names)[NAME_SIZE] = calloc(rows, NAME_SIZE);
	size_t i;

	if (!tests || !names)
		abort();

	for (i = 0; i < rows; i++) {
		const char *row = (const char *)table + i * size;

		(name ? name : name_first)(row, names[i], NAME_SIZE);
		tests[i].name = names[i];
		tests[i].test_func = test;
		tests[i].initial_state = (void *)row;
	}

	run_suite(suite, tests, rows);
	free(names);
	free(tests);
}

int count_suites(const char *program)
{
	/* No test here can be skipped */
	fflush(stderr);
	printf("%s: %zu passed, %zu failed, 0 skipped\n", program, passed,
	       failed);
	return failed > 0;
}
