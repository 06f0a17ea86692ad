// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsgen examples: check, then write the examples of the rules
 */
#include "output/emit.h"
#include "verbs/frame.h"

static int run(const struct command *command)
{
	return write_product(command, "acs-policy-examples.c", emit_examples);
}

const struct verb verb_examples = {
	.name = "examples",
	.operands = "-o DIR FILE...",
	.summary = "check, then write the examples of the rules",
	.about = "Writes DIR/acs-policy-examples.c: what the rules say "
		 "about certain devices, for tests of the engine.",
	.takes = TAKES_WARNINGS | TAKES_DIRECTORY,
	.run = run,
};
