// SPDX-License-Identifier: GPL-2.0-only
/*
 * Addresses of functions on a command line.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "cli/addresses.h"
#include "cli/options.h"
#include "machine/address.h"

/* Returns false if it is none */
static bool add_address(struct addresses *addresses, const char *text,
			const char **wrong)
{
	unsigned int i = addresses->count;

	addresses->texts = reallocate(addresses->texts, i + 1,
				      sizeof(*addresses->texts));
	addresses->items = reallocate(addresses->items, i + 1,
				      sizeof(*addresses->items));
	if (!address_parse(&addresses->items[i], text, wrong))
		return false;
	addresses->texts[i] = text;
	addresses->count++;
	return true;
}

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
	const char *wrong;

	if (!add_address(addresses, text, &wrong))
		argp_error(state, "%s'%s': %s", option, text, wrong);
}

/**
 * addresses_take - take the addresses among the operands
 * @addresses: where to add them
 * @request: its sources are all operands, and are then those that are none
 */
void addresses_take(struct addresses *addresses, struct request *request)
{
	unsigned int i, kept = 0;
	const char *wrong;

	for (i = 0; i < request->source_count; i++)
		if (!add_address(addresses, request->sources[i], &wrong))
			request->sources[kept++] = request->sources[i];
	request->source_count = kept;
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
