/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Which warnings are on, and which of them count as errors.
 */
#ifndef ACSGEN_WARNINGS_H
#define ACSGEN_WARNINGS_H

#include <stdbool.h>

#include "base/diag.h"

/**
 * struct warning - how a warning is switched
 * @next: the next
 * @name: of the check that finds it
 * @on: it is reported
 * @stated: @error was set by name, and does not depend on -Werror
 * @error: what the check finds is an error
 */
struct warning {
	struct warning *next;
	const char *name;
	bool on;
	bool stated;
	bool error;
};

/**
 * struct warnings - how all warnings are switched
 * @first: the first
 * @errors: they count as errors, except where stated otherwise
 */
struct warnings {
	struct warning *first;
	bool errors;
};

extern struct warnings warnings;

void add_warning(const char *name, bool on);
struct warning *find_warning(const char *name);

PRINTF(3, 4)
void warn_at(const struct place *place, const char *check,
	     const char *format, ...);

#endif /* ACSGEN_WARNINGS_H */
