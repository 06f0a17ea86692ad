// SPDX-License-Identifier: GPL-2.0-only
/*
 * The switches of warnings: -Wname, -Wno-name, -Wall, -Werror and so on, as
 * compilers have them. The last one counts.
 */
#include <string.h>

#include "base/arena.h"
#include "base/nearest.h"
#include "checks/checks.h"
#include "checks/switches.h"
#include "checks/warnings.h"

/* The rest of a text after a prefix, or NULL */
static const char *skip_prefix(const char *text, const char *prefix)
{
	size_t length = strlen(prefix);

	return strncmp(text, prefix, length) ? NULL : text + length;
}

static const char *describe_unknown(const char *name)
{
	const struct check *const *check;
	const struct warning *warning;
	struct nearest nearest;

	nearest_begin(&nearest, name, strlen(name));
	for (warning = warnings.first; warning; warning = warning->next)
		nearest_try(&nearest, warning->name);
	for (check = all_checks(); *check; check++)
		if (!strcmp((*check)->name, name))
			return arena_printf("%s is always an error: expected a warning",
					    name);
	return arena_printf("there is no warning %s%s", name,
			    did_you_mean(&nearest));
}

static void switch_all(bool on)
{
	struct warning *warning;

	for (warning = warnings.first; warning; warning = warning->next)
		warning->on = on;
}

/**
 * switch_warnings - apply a switch
 * @words: what follows -W
 *
 * Return: what is wrong with it, or NULL.
 */
const char *switch_warnings(const char *words)
{
	const char *rest = skip_prefix(words, "no-");
	struct warning *warning;
	bool on = !rest;
	const char *name;

	register_warnings();
	rest = on ? words : rest;
	if (!strcmp(rest, "all")) {
		switch_all(on);
		return NULL;
	}
	if (!strcmp(rest, "error")) {
		warnings.errors = on;
		return NULL;
	}

	name = skip_prefix(rest, "error=");
	warning = find_warning(name ? name : rest);
	if (!warning)
		return describe_unknown(name ? name : rest);
	if (name) {
		warning->stated = true;
		warning->error = on;
	}
	if (!name || on)
		warning->on = on;
	return NULL;
}
