/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Messages about the source.
 */
#ifndef ACSGEN_DIAG_H
#define ACSGEN_DIAG_H

#include <stdarg.h>

#include "base/place.h"

/* More errors than this help nobody */
#define ERRORS_SHOWN	50

#define PRINTF(a, b)	__attribute__((format(printf, a, b)))

/**
 * enum severity - what becomes of a finding
 * @SEVERITY_NONE: nothing
 * @SEVERITY_WARNING: it is shown
 * @SEVERITY_ERROR: it is shown, and nothing is written
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
void remark(const char *format, ...);
PRINTF(1, 2)
void suggest(const char *format, ...);
unsigned int error_count(void);
void print_counts(void);

#endif /* ACSGEN_DIAG_H */
