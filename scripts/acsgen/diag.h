/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Messages about the source.
 */
#ifndef ACSGEN_DIAG_H
#define ACSGEN_DIAG_H

#include "source.h"

#define PRINTF(a, b)	__attribute__((format(printf, a, b)))

PRINTF(3, 4)
void error_at(const struct place *place, const char *check,
	      const char *format, ...);
PRINTF(2, 3)
void note_at(const struct place *place, const char *format, ...);
PRINTF(1, 2)
void suggest(const char *format, ...);
unsigned int error_count(void);

#endif /* ACSGEN_DIAG_H */
