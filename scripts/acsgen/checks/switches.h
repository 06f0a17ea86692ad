/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Which warnings are on, and which of them count as errors.
 */
#ifndef ACSGEN_SWITCHES_H
#define ACSGEN_SWITCHES_H

#include <stdio.h>

#include "checks/check.h"

const char *switch_warnings(const char *words);
bool is_switched_on(const struct check *check);
PRINTF(3, 4)
void warn_at(const struct place *place, const char *check,
	     const char *format, ...);
void list_checks(FILE *out);

#endif /* ACSGEN_SWITCHES_H */
