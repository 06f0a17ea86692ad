// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reports warnings that are switched on.
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "checks/warnings.h"
#include "language/tree.h"

/* Set by the command line, for all files */
struct warnings warnings;

/**
 * add_warning - add a check whose findings are warnings
 * @name: its name
 * @on: it is on unless it is switched off
 */
void add_warning(const char *name, bool on)
{
	struct warning *warning = arena_alloc(sizeof(*warning));

	warning->name = name;
	warning->on = on;
	LIST_APPEND(warnings.first, warning);
}

/**
 * find_warning - find how a warning is switched
 * @name: of its check
 *
 * Return: the warning, or NULL if no check of this name warns.
 */
struct warning *find_warning(const char *name)
{
	struct warning *warning;

	for (warning = warnings.first; warning; warning = warning->next)
		if (!strcmp(warning->name, name))
			return warning;
	return NULL;
}

static enum severity severity_of(const struct warning *warning)
{
	if (!warning->on)
		return SEVERITY_NONE;
	if (warning->stated ? warning->error : warnings.errors)
		return SEVERITY_ERROR;
	return SEVERITY_WARNING;
}

/**
 * warn_at - report a warning, if it is switched on
 * @place: where, or NULL if it has no place in the source
 * @check: name of the check that found it
 * @format: the text, as for printf()
 */
void warn_at(const struct place *place, const char *check,
	     const char *format, ...)
{
	enum severity severity = severity_of(find_warning(check));
	char name[64];
	va_list args;

	snprintf(name, sizeof(name), "%s%s",
		 severity == SEVERITY_ERROR ? "-Werror=" : "-W", check);
	va_start(args, format);
	report_at(severity, place, name, format, args);
	va_end(args);
}
