/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The command line of verbs that are about one function: ADDRESS [SOURCE].
 */
#ifndef ACSCTL_TARGET_H
#define ACSCTL_TARGET_H

#include "cli/options.h"

/**
 * struct target - a function that the user asks about
 * @common: as with all verbs
 * @address: its address, as given
 * @item: what that says
 * @machine: its machine
 * @function: its number
 */
struct target {
	struct common common;
	const char *address;
	struct acs_item item;
	struct machine *machine;
	unsigned int function;
};

int target_read(struct target *target, int argc, char **argv, const char *doc);
void target_free(struct target *target);

#endif /* ACSCTL_TARGET_H */
