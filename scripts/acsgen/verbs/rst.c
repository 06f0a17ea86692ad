// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsgen rst: write a page for the kernel's manual
 */
#include "output/print.h"
#include "verbs/frame.h"

static int run(const struct command *command)
{
	return print_database(command, print_rst, NULL);
}

const struct verb verb_rst = {
	.name = "rst",
	.operands = "FILE...",
	.summary = "write a page for the kernel's manual",
	.about = "Writes a page for the kernel's manual to the standard output.",
	.takes = TAKES_WARNINGS,
	.run = run,
};
