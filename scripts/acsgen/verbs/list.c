// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsgen list: list each id, with its rules, what they provide, and evidence
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
		return print_list_json(&db) ? FAILED : 0;
	print_list(&db);
	return 0;
}

const struct verb verb_list = {
	.name = "list",
	.operands = "FILE...",
	.summary = "list each id, with its rules, what they provide, and evidence",
	.about = "Lists each id, with its rules, what they provide, and evidence.",
	.takes = TAKES_WARNINGS | TAKES_JSON,
	.run = run,
};
