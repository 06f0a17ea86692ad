// SPDX-License-Identifier: GPL-2.0-only
/*
 * Runs the registered checks, and lists all checks.
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "checks/checks.h"
#include "checks/warnings.h"

/* Checks of the stages before and after the registered ones */
static const struct check stages[] = {
	{ "file", "a file that cannot be read or written, or without a rule" },
	{ "include", "a file that includes itself, or includes nested too deeply" },
	{ "character", "a character that has no meaning" },
	{ "number", "a malformed number, or one of more than 32 bits" },
	{ "text", "a text without an end, or with bytes that are not UTF-8" },
	{ "syntax", "what the grammar does not allow" },
	{ "layout", "fmt only: a layout other than the canonical one" },
};

static const struct check last_stages[] = {
	{ "expected", "expected only: a file that does not say what the rules say" },
	{ "index", "an index that contradicts the source: a defect of acsgen" },
	{ "blob", "a blob that its reader refuses: a defect of acsgen" },
};

static const struct check *const *const lists[] = {
	file_checks, name_checks, value_checks, size_checks, evidence_checks,
	stated_order_checks, overlap_checks, rule_checks, bridge_checks,
	example_checks, near_miss_checks, advice_checks,
};

/* A name that two checks share is listed once, at its first place */
static bool is_listed(const struct check **list, const struct check *check)
{
	for (; *list; list++)
		if (!strcmp((*list)->name, check->name))
			return true;
	return false;
}

/**
 * all_checks - list all checks
 *
 * Return: the checks in the order of the reference, ended by NULL.
 */
const struct check *const *all_checks(void)
{
	unsigned int i, count = ARRAY_SIZE(stages) +
					ARRAY_SIZE(last_stages) + 1;
	const struct check *const *check;
	const struct check **list, **end;

	for (i = 0; i < ARRAY_SIZE(lists); i++)
		for (check = lists[i]; *check; check++)
			count++;

	list = arena_alloc(count * sizeof(*list));
	end = list;
	for (i = 0; i < ARRAY_SIZE(stages); i++)
		*end++ = &stages[i];
	for (i = 0; i < ARRAY_SIZE(lists); i++)
		for (check = lists[i]; *check; check++)
			if (!is_listed(list, *check))
				*end++ = *check;
	for (i = 0; i < ARRAY_SIZE(last_stages); i++)
		*end++ = &last_stages[i];
	return list;
}

/**
 * register_warnings - register the checks that warn, unless that is done
 */
void register_warnings(void)
{
	const struct check *const *check;

	if (warnings.first)
		return;
	for (check = all_checks(); *check; check++)
		if ((*check)->kind != CHECK_ERROR)
			add_warning((*check)->name,
				    (*check)->kind == CHECK_WARNING);
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

static bool is_on(const struct check *check)
{
	return check->kind == CHECK_ERROR || find_warning(check->name)->on;
}

static void run(struct tree *tree, const struct check *const *check)
{
	if (error_count())
		return;
	for (; *check; check++)
		if (is_on(*check))
			(*check)->run(tree, (*check)->name);
}

/**
 * check_written - check the written form
 * @tree: parsed without an error
 */
void check_written(struct tree *tree)
{
	run(tree, file_checks);
	run(tree, name_checks);
	run(tree, value_checks);
}

/**
 * check_meaning - check what the sources describe
 * @tree: resolved
 */
void check_meaning(struct tree *tree)
{
	register_warnings();
	run(tree, size_checks);
	run(tree, evidence_checks);
	run(tree, stated_order_checks);
	run(tree, overlap_checks);
	run(tree, order_checks);
	run(tree, rule_checks);
	run(tree, bridge_checks);
	run(tree, example_checks);
	run(tree, near_miss_checks);
	run(tree, advice_checks);
}
