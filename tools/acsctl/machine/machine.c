// SPDX-License-Identifier: GPL-2.0-only
/*
 * A machine and its functions.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "machine/machine.h"
#include "type-names.h"

/**
 * machine_new - create a machine about which nothing is known
 * @count: number of its functions
 *
 * Return: the machine, to be freed with machine_free().
 */
struct machine *machine_new(unsigned int count)
{
	struct machine *machine = allocate(1, sizeof(*machine));
	unsigned int i;

	machine->count = count;
	machine->room = count;
	machine->functions = allocate(count, sizeof(*machine->functions));
	for (i = 0; i < count; i++)
		machine->functions[i].reported = GROUP_UNREPORTED;
	return machine;
}

/**
 * machine_add - add a function about which nothing is known
 * @machine: the machine, not linked yet
 *
 * Return: the function. Pointers to other functions of @machine are not valid
 * any more.
 */
struct function *machine_add(struct machine *machine)
{
	struct function *f;

	if (machine->count == machine->room) {
		machine->room = machine->room ? machine->room * 2 : 32;
		machine->functions = reallocate(machine->functions,
						machine->room, sizeof(*f));
	}
	f = &machine->functions[machine->count++];
	memset(f, 0, sizeof(*f));
	f->reported = GROUP_UNREPORTED;
	return f;
}

/**
 * machine_free - free a machine
 * @machine: from machine_new(), or NULL
 */
void machine_free(struct machine *machine)
{
	unsigned int i;

	if (!machine)
		return;
	for (i = 0; i < machine->count; i++) {
		free(machine->functions[i].name);
		free(machine->functions[i].driver);
		free(machine->functions[i].running);
		free(machine->functions[i].made);
	}
	free(machine->functions);
	free(machine->capture.functions);
	free(machine->memory);
	free(machine->command_line);
	free(machine->release);
	controls_free(machine->controls);
	free(machine->kernel_policy);
	free(machine->learned);
	free(machine->disputed);
	free(machine);
}

/**
 * machine_find - find a function by its address
 * @machine: the machine
 * @domain: its PCI domain
 * @bus: its bus number
 * @devfn: its device and function number
 *
 * Return: the function, or NULL.
 */
struct function *machine_find(const struct machine *machine, u32 domain,
			      u8 bus, u8 devfn)
{
	unsigned int i;

	for (i = 0; i < machine->count; i++) {
		struct function *f = &machine->functions[i];

		if (f->domain == domain && f->bus == bus && f->devfn == devfn)
			return f;
	}
	return NULL;
}

/**
 * machine_address - format the address of a function as its source does
 * @buf: filled with the text
 * @size: size of @buf; ADDRESS_TEXT suffices
 * @machine: the machine
 * @function: the function
 */
void machine_address(char *buf, size_t size, const struct machine *machine,
		     const struct function *function)
{
	char domain[12] = "";

	if (machine->shows_domains)
		snprintf(domain, sizeof(domain), "%04x:", function->domain);
	snprintf(buf, size, "%s%02x:%02x.%x", domain, function->bus,
		 function->devfn >> 3, function->devfn & 7);
}

/**
 * function_knows - check whether the value of a register is known
 * @function: the function
 * @offset: offset of the register in config space
 * @size: size of the register in bytes
 *
 * Return: true if all of its bytes are known.
 */
bool function_knows(const struct function *function, unsigned int offset,
		    unsigned int size)
{
	unsigned int i;

	for (i = offset; i < offset + size; i++)
		if (i >= ACS_CONFIG_SIZE ||
		    !(function->known_bytes[i / 8] & BIT(i % 8)))
			return false;
	return function->captured;
}

/**
 * function_is_bridge - check whether a function has the header of a bridge
 * @function: the function
 *
 * Return: true if it is known to have one.
 */
bool function_is_bridge(const struct function *function)
{
	return function->header == FACT_YES &&
	       (function->header_type == PCI_HEADER_TYPE_BRIDGE ||
		function->header_type == PCI_HEADER_TYPE_CARDBUS);
}

/**
 * function_is_host_bridge - check whether a function stands for the root complex
 * @function: the function
 *
 * Return: true if it is known to be a host bridge, which sends no requests.
 */
bool function_is_host_bridge(const struct function *function)
{
	return function->has_class && function->class >> 8 == 0x0600;
}

/**
 * function_is_downstream_port - check whether a function is a port of a switch
 *	that leads downstream
 * @function: the function
 *
 * Return: true if it is known to be one.
 */
bool function_is_downstream_port(const struct function *function)
{
	return function->express == FACT_YES &&
	       function->type == PCI_EXP_TYPE_DOWNSTREAM;
}

/**
 * function_leads_down - check whether a card may be right below a function
 * @function: the function
 *
 * Return: true if it is known to be a bridge, but not to be the upstream port of
 * a switch, below which are only ports of the switch.
 */
bool function_leads_down(const struct function *function)
{
	return function_is_bridge(function) &&
	       function->header_type == PCI_HEADER_TYPE_BRIDGE &&
	       !(function->express == FACT_YES &&
		 function->type == PCI_EXP_TYPE_UPSTREAM);
}

/**
 * function_is_below - check whether a function is below a bridge
 * @function: the function, linked
 * @bridge: the bridge, of the same machine
 *
 * Return: true if it is, at any depth.
 */
bool function_is_below(const struct function *function,
		       const struct function *bridge)
{
	do {
		function = function->above;
	} while (function && function != bridge);
	return function;
}

/**
 * function_top - get the highest bridge that is known above a function
 * @function: the function, linked
 *
 * Return: the bridge, or @function if there is none.
 */
const struct function *function_top(const struct function *function)
{
	while (function->above)
		function = function->above;
	return function;
}

/**
 * functions_share_slot - check whether two functions are in one slot
 * @a: a function
 * @b: another one, or the same one
 *
 * Return: true if they differ in their function numbers at most.
 */
bool functions_share_slot(const struct function *a, const struct function *b)
{
	return a->domain == b->domain && a->bus == b->bus &&
	       !((a->devfn ^ b->devfn) & ~7);
}

/**
 * function_type_name - get the name of a port type in the rule language
 * @function: the function
 *
 * Return: the name, or NULL if the type is unknown.
 */
const char *function_type_name(const struct function *function)
{
	unsigned int i;

	if (function->express == FACT_UNKNOWN)
		return NULL;
	for (i = 0; acs_type_names[i]; i++)
		if (acs_type_bits[i] == BIT(function->type))
			return acs_type_names[i];
	return "reserved";
}

/* Without the ids, revision and interface that lspci appends */
static size_t length_of_title(const char *name)
{
	static const char *const ends[] = { " (rev ", " (prog-if ", " !!! " };
	size_t length = strlen(name);
	unsigned int i;
	const char *at;

	for (i = 0; i < ARRAY_SIZE(ends); i++) {
		at = strstr(name, ends[i]);
		if (at && (size_t)(at - name) < length)
			length = at - name;
	}
	at = name + length;
	if (length > 12 && at[-1] == ']' && at[-6] == ':' && at[-11] == '[' &&
	    at[-12] == ' ')
		length -= 12;
	return length;
}

/**
 * function_title - format a short name of a function, without its vendor
 * @buf: filled with the text
 * @size: size of @buf; a longer name is cut, and ends in "..."
 * @function: the function
 *
 * Return: length of the text in @buf; 0 if the function has no name.
 */
size_t function_title(char *buf, size_t size, const struct function *function)
{
	const char *name = function->name ? function->name : "";
	size_t all = length_of_title(name), length;
	size_t firm = function->firm < all ? function->firm : 0;
	const char *device = name + firm;

	length = all - firm;
	if (length < size) {
		memcpy(buf, device, length);
		buf[length] = 0;
		return length;
	}
	length = size - 4;
	/* Not within a character */
	while (length && (device[length] & 0xc0) == 0x80)
		length--;
	memcpy(buf, device, length);
	memcpy(buf + length, "...", sizeof("..."));
	return length + 3;
}
