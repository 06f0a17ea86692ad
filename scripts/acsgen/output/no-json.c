// SPDX-License-Identifier: GPL-2.0-only
/*
 * Takes the place of list-json.c and diff-json.c where jansson is missing. A
 * kernel build does without it.
 */
#include "base/diag.h"
#include "output/print.h"

static int refuse(void)
{
	error_at(NULL, "file",
		 "this acsgen was built without jansson, which writes JSON: expected the package libjansson-dev, or no --json");
	return -1;
}

int print_list_json(const struct database *db)
{
	return refuse();
}

int print_stats_json(const struct database *db)
{
	return refuse();
}

int print_diff_json(const struct diff *diff)
{
	return refuse();
}
