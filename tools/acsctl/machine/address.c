// SPDX-License-Identifier: GPL-2.0-only
/*
 * An address has the form of a path in the boot option: [0000:]03:00.0, or
 * 00:1c.4/00.0. So the parser of the option reads it.
 */
#include "machine/address.h"

/* Room for "strict@" and a path */
#define OPTION_TEXT	(8 + ACS_ITEM_TEXT)

static void take_mistake(void *context, const char *text,
			 const struct acs_mistake *mistake)
{
	const char **wrong = context;

	*wrong = mistake->what;
}

/**
 * address_parse - read an address
 * @item: set to an item that selects this path
 * @text: the address
 * @wrong: set to an error message, or to NULL
 *
 * Return: true if the address is valid.
 */
bool address_parse(struct acs_item *item, const char *text, const char **wrong)
{
	struct acs_policy policy;
	char option[OPTION_TEXT];

	*wrong = NULL;
	policy.item_count = 0;
	snprintf(option, sizeof(option), "strict@%s", text);
	acs_option_parse(&policy, option, take_mistake, wrong);
	if (*wrong)
		return false;
	*item = policy.items[0];
	if (policy.item_count == 1 && item->kind == ACS_SELECT_PATH &&
	    strlen(option) == strlen("strict@") + strlen(text))
		return true;
	*wrong = "expected an address (00:1c.0)";
	return false;
}

static const struct function *find_behind(const struct machine *machine,
					  const struct function *bridge,
					  u8 devfn)
{
	unsigned int i;

	for (i = 0; i < machine->count; i++)
		if (machine->functions[i].above == bridge &&
		    machine->functions[i].devfn == devfn)
			return &machine->functions[i];
	return NULL;
}

/**
 * address_find - find the function with an address
 * @machine: the machine, linked
 * @item: from address_parse()
 *
 * Return: the function, or NULL.
 */
const struct function *address_find(const struct machine *machine,
				    const struct acs_item *item)
{
	const struct function *f = machine_find(machine, item->segment,
						item->bus, item->devfns[0]);
	unsigned int i;

	for (i = 1; f && i < item->devfn_count; i++)
		f = find_behind(machine, f, item->devfns[i]);
	return f;
}
