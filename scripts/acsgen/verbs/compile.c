// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsgen compile: check, then write the tables of the kernel
 */
#include "output/emit.h"
#include "verbs/frame.h"

static int run(const struct command *command)
{
	return write_product(command, "acs-policy-db.c", emit_tables);
}

const struct verb verb_compile = {
	.name = "compile",
	.operands = "-o DIR FILE...",
	.summary = "check, then write the tables of the kernel",
	.about = "Writes DIR/acs-policy-db.c: the tables of the kernel.",
	.takes = TAKES_WARNINGS | TAKES_DIRECTORY,
	.run = run,
};
