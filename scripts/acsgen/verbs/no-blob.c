// SPDX-License-Identifier: GPL-2.0-only
/*
 * Takes the place of blob.c where libmd is missing. A kernel build does without
 * it.
 */
#include "base/diag.h"
#include "verbs/command.h"

static int run(const struct command *command)
{
	error_at(NULL, "file",
		 "this acsgen was built without libmd, which computes SHA-256: expected the package libmd-dev");
	return FAILED;
}

const struct verb verb_blob = {
	.name = "blob",
	.operands = "-o FILE FILE...",
	.summary = "check, then write the rules as a binary file",
	.about = "Writes a blob. This acsgen cannot: it was built without libmd.",
	.takes = TAKES_WARNINGS | TAKES_FILE,
	.run = run,
};
