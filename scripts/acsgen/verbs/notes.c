// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsgen notes: check, then write texts for programs that explain
 */
#include "output/emit.h"
#include "verbs/frame.h"

static int run(const struct command *command)
{
	return write_product(command, "acs-policy-notes.c", emit_notes);
}

const struct verb verb_notes = {
	.name = "notes",
	.operands = "-o DIR FILE...",
	.summary = "check, then write texts for programs that explain",
	.about = "Writes DIR/acs-policy-notes.c: what the kernel does not need, "
		 "such as titles and evidence, for programs that explain.",
	.takes = TAKES_WARNINGS | TAKES_DIRECTORY,
	.run = run,
};
