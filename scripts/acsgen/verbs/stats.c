// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsgen stats: count rules, ids, vendors, families, and bytes in the kernel
 */
#include "output/print.h"
#include "verbs/frame.h"

static int run(const struct command *command)
{
	return print_database(command, print_stats, print_stats_json);
}

const struct verb verb_stats = {
	.name = "stats",
	.operands = "FILE...",
	.summary = "count rules, ids, vendors, families, and bytes in the kernel",
	.about = "Counts rules, ids, vendors, families, and bytes in the kernel.",
	.takes = TAKES_WARNINGS | TAKES_JSON,
	.run = run,
};
