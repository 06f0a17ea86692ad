/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Messages about the source.
 */
#ifndef ACSGEN_DIAG_H
#define ACSGEN_DIAG_H

#include <stdarg.h>

#include "base/place.h"

/* Further errors are counted, but not shown */
#define ERRORS_SHOWN	50

#define PRINTF(a, b)	__attribute__((format(printf, a, b)))

/**
 * enum severity - how a finding is treated
 * @SEVERITY_NONE: nothing
 * @SEVERITY_WARNING: it is reported
 * @SEVERITY_ERROR: it is reported, and no output is written
 */
enum severity {
	SEVERITY_NONE,
	SEVERITY_WARNING,
	SEVERITY_ERROR,
};

PRINTF(4, 0)
void report_at(enum severity severity, const struct place *place,
	       const char *check, const char *format, va_list args);
PRINTF(3, 4)
void error_at(const struct place *place, const char *check,
	      const char *format, ...);
PRINTF(2, 3)
void note_at(const struct place *place, const char *format, ...);
PRINTF(1, 2)
void report_note(const char *format, ...);
PRINTF(1, 2)
void suggest(const char *format, ...);
unsigned int error_count(void);
void print_counts(void);

#endif /* ACSGEN_DIAG_H */
