// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsgen list: list each id, with its rules, what they provide, and evidence
 */
#include "output/print.h"
#include "verbs/frame.h"

static int run(const struct command *command)
{
	return print_database(command, print_list, print_list_json);
}

const struct verb verb_list = {
	.name = "list",
	.operands = "FILE...",
	.summary = "list each id, with its rules, what they provide, and evidence",
	.about = "Lists each id, with its rules, what they provide, and evidence.",
	.takes = TAKES_WARNINGS | TAKES_JSON,
	.run = run,
};
