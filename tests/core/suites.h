/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The suites of the host tests, and how they are run.
 */
#ifndef ACS_TEST_SUITES_H
#define ACS_TEST_SUITES_H

/* cmocka.h needs these before it */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "check.h"

void suite_option(void);
void suite_option_fuzz(void);
void suite_match(void);
void suite_example(void);
void suite_decide(void);
void suite_program(void);
void suite_reason(void);
void suite_capture(void);
void suite_capture_fuzz(void);
void suite_blob(void);

void run_suite(const char *suite, const struct CMUnitTest *tests,
	       size_t count);

/**
 * run_cases - run one test on each row of a table
 * @suite: name of the suite
 * @table: the rows; each begins with its name unless @name is given
 * @rows: number of rows
 * @size: size of a row, in bytes
 * @name: returns the name of a row, or NULL
 * @test: gets the row as its state
 */
void run_cases(const char *suite, const void *table, size_t rows, size_t size,
	       void (*name)(const void *row, char *buf, size_t size),
	       CMUnitTestFunction test);

/**
 * count_suites - end a program of tests
 * @program: its name
 *
 * Prints how many tests of all suites passed and failed.
 *
 * Return: its exit status.
 */
int count_suites(const char *program);

/* Passes the verdict of a shared check to cmocka */
static inline void expect_well(const struct verdict *verdict)
{
	if (verdict->text[0])
		fail_msg("%s", verdict->text);
}

#endif /* ACS_TEST_SUITES_H */
