// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsgen stats: count rules, ids, vendors, families, and bytes in the kernel
 */
#include "output/print.h"
#include "verbs/load.h"

static int run(const struct command *command)
{
	struct database db = {};
	int status = load_operands(command, 0, &db);

	if (status)
		return status;
	if (command->json)
		return print_stats_json(&db) ? FAILED : 0;
	print_stats(&db);
	return 0;
}

const struct verb verb_stats = {
	.name = "stats",
	.operands = "FILE...",
	.summary = "count rules, ids, vendors, families, and bytes in the kernel",
	.about = "Counts rules, ids, vendors, families, and bytes in the kernel.",
	.takes = TAKES_WARNINGS | TAKES_JSON,
	.run = run,
};
