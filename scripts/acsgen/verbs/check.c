// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsgen check: report mistakes in the files, taken together
 */
#include "checks/checks.h"
#include "verbs/frame.h"

static void print_checks(FILE *out)
{
	fputs("\n"
	      "All verbs check first. These are the checks, and what they\n"
	      "find: 'error' cannot be changed; 'warning' can be switched off by -Wno-NAME;\n"
	      "'off' is a warning that -WNAME or -Wall switches on.\n"
	      "\n", out);
	list_checks(out);
}

static int run(const struct command *command)
{
	struct database db = {};

	return load_operands(command, 0, &db);
}

const struct verb verb_check = {
	.name = "check",
	.operands = "FILE...",
	.summary = "report mistakes in the files, taken together",
	.about = "Reports mistakes in the files, which are taken together.",
	.takes = TAKES_WARNINGS,
	.more_help = print_checks,
	.run = run,
};
