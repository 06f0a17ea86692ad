// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsgen vectors: check, then write what the rules say about all devices
 */
#include "output/emit.h"
#include "verbs/frame.h"

static int run(const struct command *command)
{
	return write_product(command, "acs-policy-vectors.c", emit_vectors);
}

const struct verb verb_vectors = {
	.name = "vectors",
	.operands = "-o DIR FILE...",
	.summary = "check, then write what the rules say about all devices",
	.about = "Writes DIR/acs-policy-vectors.c: what the rules say about all "
		 "devices, for tests of the tables.",
	.takes = TAKES_WARNINGS | TAKES_DIRECTORY,
	.run = run,
};
