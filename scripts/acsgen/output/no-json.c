// SPDX-License-Identifier: GPL-2.0-only
/*
 * Takes the place of census-json.c and diff-json.c where their library is
 * missing, which a kernel build does without.
 */
#include "base/diag.h"
#include "diff/diff.h"
#include "output/census.h"

static int refuse(void)
{
	error_at(NULL, "file",
		 "this acsgen was built without jansson, which writes JSON: expected the package libjansson-dev, or no --json");
	return -1;
}

int print_list_json(const struct tree *tree, struct rule **sorted,
		    const struct index *index)
{
	return refuse();
}

int print_stats_json(const struct stats *stats)
{
	return refuse();
}

int print_diff_json(const struct diff *diff)
{
	return refuse();
}
