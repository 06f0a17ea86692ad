/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The command line of verbs that are about one function: ADDRESS [SOURCE].
 */
#ifndef ACSCTL_CLI_TARGET_H
#define ACSCTL_CLI_TARGET_H

#include "cli/options.h"
#include "cli/verb.h"

/**
 * struct target - a function that the user asks about
 * @request: as for all verbs
 * @address: its address, as given
 * @item: the parsed address
 */
struct target {
	struct request request;
	const char *address;
	struct acs_item item;
};

error_t target_parse(int key, char *arg, struct request *request,
		     struct argp_state *state);
const struct function *target_find(const struct task *task);

#endif /* ACSCTL_CLI_TARGET_H */
