/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Functions on a command line that are to have groups of their own.
 */
#ifndef ACSCTL_CLI_SETS_H
#define ACSCTL_CLI_SETS_H

#include "cli/addresses.h"

/* Help text of the option that takes them */
#define SETS_HELP \
	"Functions that need groups of their own: 00:1c.4, 0000:03:00.0, or " \
	"a path, 00:1c.4/00.0. Functions joined by + may share a group: " \
	"01:00.0+01:00.1"

/**
 * struct sets - sets of functions, each of which may share a group
 * @addresses: the addresses of all functions
 * @numbers: for each address, the number of its set, counted from 1
 * @count: number of sets
 */
struct sets {
	struct addresses addresses;
	unsigned int *numbers;
	unsigned int count;
};

void sets_parse(struct sets *sets, char *text, struct argp_state *state);
bool sets_mark(const struct sets *sets, const struct task *task,
	       unsigned int *marks);
void sets_free(struct sets *sets);

#endif /* ACSCTL_CLI_SETS_H */
