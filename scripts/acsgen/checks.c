// SPDX-License-Identifier: GPL-2.0-only
/*
 * Runs the registered checks.
 */
#include "checks.h"

static void run(struct tree *tree, const struct check *const *check)
{
	if (error_count())
		return;
	for (; *check; check++)
		(*check)->run(tree, (*check)->name);
}

/**
 * check_written - judge the written form
 * @tree: parsed without an error
 */
void check_written(struct tree *tree)
{
	run(tree, file_checks);
	run(tree, name_checks);
	run(tree, value_checks);
}

/**
 * check_meaning - judge what the sources describe
 * @tree: resolved
 */
void check_meaning(struct tree *tree)
{
	run(tree, rule_checks);
}
