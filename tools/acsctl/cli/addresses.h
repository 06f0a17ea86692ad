/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Addresses of functions on a command line.
 */
#ifndef ACSCTL_CLI_ADDRESSES_H
#define ACSCTL_CLI_ADDRESSES_H

#include <argp.h>

#include "cli/verb.h"

/**
 * struct addresses - addresses that the user gave
 * @texts: as given
 * @items: parsed
 * @count: number of addresses
 */
struct addresses {
	const char **texts;
	struct acs_item *items;
	unsigned int count;
};

void addresses_add(struct addresses *addresses, const char *text,
		   const char *option, struct argp_state *state);
const struct function *addresses_find(const struct addresses *addresses,
				      unsigned int i, const struct task *task);
void addresses_take(struct addresses *addresses, struct request *request);
void addresses_free(struct addresses *addresses);

#endif /* ACSCTL_CLI_ADDRESSES_H */
