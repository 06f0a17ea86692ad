// SPDX-License-Identifier: GPL-2.0-only
/*
 * Addresses of functions on a command line.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "cli/addresses.h"
#include "machine/address.h"

/**
 * addresses_add - parse an address
 * @addresses: where to add it
 * @text: the address, which must outlive @addresses
 * @option: what stands before it in a message, such as "--isolate: "
 * @state: of the parser; a malformed address ends the program
 */
void addresses_add(struct addresses *addresses, const char *text,
		   const char *option, struct argp_state *state)
{
	unsigned int i = addresses->count++;
	const char *wrong;

	addresses->texts = reallocate(addresses->texts, addresses->count,
				      sizeof(*addresses->texts));
	addresses->items = reallocate(addresses->items, addresses->count,
				      sizeof(*addresses->items));
	if (!address_parse(&addresses->items[i], text, &wrong))
		argp_error(state, "%s'%s': %s", option, text, wrong);
	addresses->texts[i] = text;
}

/**
 * addresses_find - find the function that has an address
 * @addresses: the addresses
 * @i: which of them
 * @task: its machine
 *
 * Return: the function, or NULL after an error message.
 */
const struct function *addresses_find(const struct addresses *addresses,
				      unsigned int i, const struct task *task)
{
	const struct function *f = address_find(task->machine,
						&addresses->items[i]);

	if (!f)
		fprintf(task->err,
			"acsctl: %s: no function has the address %s; acsctl groups lists all\n",
			task->source, addresses->texts[i]);
	return f;
}

/**
 * addresses_free - free a list of addresses
 * @addresses: the list
 */
void addresses_free(struct addresses *addresses)
{
	free(addresses->texts);
	free(addresses->items);
}
