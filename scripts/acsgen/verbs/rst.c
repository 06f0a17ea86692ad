// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsgen rst: write a page for the kernel's manual
 */
#include "output/print.h"
#include "verbs/load.h"

static int run(const struct command *command)
{
	struct database db = {};
	int status = load_operands(command, 0, &db);

	if (!status)
		print_rst(&db);
	return status;
}

const struct verb verb_rst = {
	.name = "rst",
	.operands = "FILE...",
	.summary = "write a page for the kernel's manual",
	.about = "Writes a page for the kernel's manual to the standard output.",
	.takes = TAKES_WARNINGS,
	.run = run,
};
