// SPDX-License-Identifier: GPL-2.0-only
/*
 * The switches of the warnings: -Wname, -Wno-name, -Wall, -Werror and so on, as
 * compilers have them. The later one counts.
 */
#include <string.h>

#include "base/arena.h"
#include "base/nearest.h"
#include "checks/checks.h"
#include "checks/switches.h"

/**
 * struct setting - how a warning is switched
 * @next: the next
 * @check: the check
 * @on: it warns
 * @stated: @error is asked for by name, and not left to -Werror
 * @error: what it finds is an error
 */
struct setting {
	struct setting *next;
	const struct check *check;
	bool on;
	bool stated;
	bool error;
};

static struct setting *settings;
static bool all_errors;

static void begin(void)
{
	const struct check *const *check;

	if (settings)
		return;
	for (check = all_checks(); *check; check++) {
		struct setting *setting;

		if ((*check)->kind == CHECK_ERROR)
			continue;
		setting = arena_alloc(sizeof(*setting));
		setting->check = *check;
		setting->on = (*check)->kind == CHECK_WARNING;
		LIST_APPEND(settings, setting);
	}
}

static struct setting *find_setting(const char *name)
{
	struct setting *setting;

	begin();
	for (setting = settings; setting; setting = setting->next)
		if (!strcmp(setting->check->name, name))
			return setting;
	return NULL;
}

static void switch_all(bool on)
{
	struct setting *setting;

	begin();
	for (setting = settings; setting; setting = setting->next)
		setting->on = on;
}

/* The part behind a prefix, or NULL */
static const char *behind(const char *text, const char *prefix)
{
	size_t length = strlen(prefix);

	return strncmp(text, prefix, length) ? NULL : text + length;
}

static const char *explain_unknown(const char *name)
{
	const struct check *const *check;
	const struct setting *setting;
	struct nearest nearest;
	const char *meant;
	char *text;

	nearest_begin(&nearest, name, strlen(name));
	for (setting = settings; setting; setting = setting->next)
		nearest_try(&nearest, setting->check->name);
	meant = did_you_mean(&nearest);

	text = arena_alloc(strlen(name) + strlen(meant) + 100);
	for (check = all_checks(); *check; check++) {
		if (strcmp((*check)->name, name))
			continue;
		sprintf(text, "%s is an error always: expected a warning",
			name);
		return text;
	}
	sprintf(text, "there is no warning %s%s", name, meant);
	return text;
}

/**
 * switch_warnings - obey a switch
 * @words: what stands behind -W
 *
 * Return: what is wrong with it, or NULL.
 */
const char *switch_warnings(const char *words)
{
	const char *rest = behind(words, "no-");
	struct setting *setting;
	bool on = !rest;
	const char *name;

	rest = on ? words : rest;
	if (!strcmp(rest, "all")) {
		switch_all(on);
		return NULL;
	}
	if (!strcmp(rest, "error")) {
		all_errors = on;
		return NULL;
	}

	name = behind(rest, "error=");
	setting = find_setting(name ? name : rest);
	if (!setting)
		return explain_unknown(name ? name : rest);
	if (name) {
		setting->stated = true;
		setting->error = on;
	}
	if (!name || on)
		setting->on = on;
	return NULL;
}

/**
 * is_switched_on - check whether a check is to run
 * @check: the check
 *
 * Return: true if it is.
 */
bool is_switched_on(const struct check *check)
{
	return check->kind == CHECK_ERROR || find_setting(check->name)->on;
}

static enum severity severity_of(const struct setting *setting)
{
	if (!setting->on)
		return SEVERITY_NONE;
	if (setting->stated ? setting->error : all_errors)
		return SEVERITY_ERROR;
	return SEVERITY_WARNING;
}

/**
 * warn_at - report a warning, as the switches say
 * @place: where, or NULL if it is nowhere in the source
 * @check: name of the check that found it
 * @format: the text, as for printf()
 */
void warn_at(const struct place *place, const char *check,
	     const char *format, ...)
{
	enum severity severity = severity_of(find_setting(check));
	char name[64];
	va_list args;

	snprintf(name, sizeof(name), "%s%s",
		 severity == SEVERITY_ERROR ? "-Werror=" : "-W", check);
	va_start(args, format);
	report_at(severity, place, name, format, args);
	va_end(args);
}

/**
 * list_checks - list all checks, a line each
 * @out: where to
 */
void list_checks(FILE *out)
{
	static const char *const kinds[] = {
		[CHECK_ERROR] = "error",
		[CHECK_WARNING] = "warning",
		[CHECK_WARNING_OFF] = "off",
	};
	const struct check *const *check;

	for (check = all_checks(); *check; check++)
		fprintf(out, "  %-17s %-8s %s\n", (*check)->name,
			kinds[(*check)->kind], (*check)->summary);
}
