// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsgen: checks the ACS quirk database and compiles it into kernel tables.
 */
#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "verbs/command.h"

int main(int argc, char **argv)
{
	int status = run_command(&acsgen, argc, argv);

	print_counts();
	arena_free();

	if (fflush(stdout) || ferror(stdout)) {
		fputs("acsgen: error: cannot write the output\n", stderr);
		return status ? status : FAILED;
	}
	return status;
}
