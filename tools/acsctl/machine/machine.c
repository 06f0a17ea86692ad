// SPDX-License-Identifier: GPL-2.0-only
/*
 * How the functions of a machine hang together, as the kernel sees it.
 */
#include <stdlib.h>

#include "machine/machine.h"
#include "type-names.h"

/**
 * allocate - get memory that reads as zero, or end the program
 * @count: number of elements, may be 0
 * @size: of an element
 *
 * Return: the memory, which free() frees.
 */
void *allocate(size_t count, size_t size)
{
	void *memory = calloc(count ? count : 1, size);

	if (!memory) {
		fputs("acsctl: there is not enough memory\n", stderr);
		exit(3);
	}
	return memory;
}

/**
 * machine_new - make a machine of which nothing is known
 * @count: how many functions it has
 *
 * Return: the machine, which machine_free() frees.
 */
struct machine *machine_new(unsigned int count)
{
	struct machine *machine = allocate(1, sizeof(*machine));
	unsigned int i;

	machine->count = count;
	machine->functions = allocate(count, sizeof(*machine->functions));
	for (i = 0; i < count; i++)
		machine->functions[i].reported = GROUP_UNREPORTED;
	return machine;
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
	}
	free(machine->functions);
	free(machine->capture.functions);
	free(machine->memory);
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
 * machine_address - write a function's address as its source does
 * @buf: where to
 * @size: of @buf, ADDRESS_TEXT is enough
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
 * function_tells - ask whether the source tells a register
 * @function: the function
 * @offset: of the register in config space
 * @size: of the register, in bytes
 *
 * Return: true if it tells all of its bytes.
 */
bool function_tells(const struct function *function, unsigned int offset,
		    unsigned int size)
{
	unsigned int i;

	for (i = offset; i < offset + size; i++)
		if (i >= ACS_CONFIG_SIZE ||
		    !(function->told[i / 8] & BIT(i % 8)))
			return false;
	return function->captured;
}

/**
 * function_is_bridge - ask whether a function has a bridge's header
 * @function: the function
 *
 * Return: true if it is known to.
 */
bool function_is_bridge(const struct function *function)
{
	return function->header == FACT_YES &&
	       (function->header_type == PCI_HEADER_TYPE_BRIDGE ||
		function->header_type == PCI_HEADER_TYPE_CARDBUS);
}

/**
 * function_type_name - name a function's port type as the language does
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

/* lspci adds what is known otherwise: ids, revision, interface */
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
 * function_title - say what a function is, as short as people know it
 * @buf: where to
 * @size: of @buf; of a longer name the last words are kept, which say most
 * @function: the function
 *
 * Return: characters in @buf; 0 if the source does not say.
 */
size_t function_title(char *buf, size_t size, const struct function *function)
{
	const char *name = function->name ? function->name : "";
	size_t length = length_of_title(name), skip = 0;

	while (length - skip >= size) {
		const char *blank = memchr(name + skip, ' ', length - skip);

		skip = blank ? (size_t)(blank - name) + 1 : length - size + 1;
	}
	length -= skip;
	memcpy(buf, name + skip, length);
	buf[length] = 0;
	return length;
}

static const struct function *find_above(const struct machine *machine,
					 const struct function *f)
{
	unsigned int i;

	for (i = 0; i < machine->count; i++) {
		const struct function *bridge = &machine->functions[i];

		if (bridge->domain == f->domain && bridge->secondary &&
		    bridge->secondary == f->bus && bridge->bus < f->bus)
			return bridge;
	}
	return NULL;
}

static int compare_places(const void *left, const void *right)
{
	const struct function *a = left, *b = right;

	if (a->domain != b->domain)
		return a->domain < b->domain ? -1 : 1;
	if (a->bus != b->bus)
		return a->bus - b->bus;
	return a->devfn - b->devfn;
}

/* A port of a type that cannot be where it is: the kernel takes the other */
static void correct_type(struct function *f)
{
	const struct function *above = f->above;

	if (!above || f->express != FACT_YES || above->express != FACT_YES)
		return;
	if (f->type == PCI_EXP_TYPE_DOWNSTREAM &&
	    (above->type == PCI_EXP_TYPE_ROOT_PORT ||
	     above->type == PCI_EXP_TYPE_DOWNSTREAM ||
	     above->type == PCI_EXP_TYPE_PCIE_BRIDGE))
		f->type = PCI_EXP_TYPE_UPSTREAM;
	else if (f->type == PCI_EXP_TYPE_UPSTREAM &&
		 above->type == PCI_EXP_TYPE_UPSTREAM)
		f->type = PCI_EXP_TYPE_DOWNSTREAM;
}

/* Behind a port only one device can be: all but the first are its functions */
static void correct_multifunction(struct function *f)
{
	const struct function *above = f->above;

	if (f->devfn && !f->is_virtual && above &&
	    above->express == FACT_YES &&
	    (above->type == PCI_EXP_TYPE_ROOT_PORT ||
	     above->type == PCI_EXP_TYPE_DOWNSTREAM) &&
	    f->multifunction == FACT_NO)
		f->multifunction = FACT_YES;
}

/* What is only found on a root bus, if it is what it is known to be */
static bool marks_root_bus(const struct function *f)
{
	if (f->has_class && f->class >> 8 == 0x0600)
		return true;
	return f->express == FACT_YES &&
	       (f->type == PCI_EXP_TYPE_ROOT_PORT ||
		f->type == PCI_EXP_TYPE_RC_END ||
		f->type == PCI_EXP_TYPE_RC_EC);
}

/* A bridge may be missing from a source that shows a part of its machine */
static bool is_orphan(const struct machine *machine, const struct function *f)
{
	unsigned int i;

	if (f->above || !f->bus)
		return false;
	for (i = 0; i < machine->count; i++) {
		const struct function *other = &machine->functions[i];

		if (other->domain == f->domain && other->bus == f->bus &&
		    marks_root_bus(other))
			return false;
	}
	return true;
}

/* Only a port of the machine itself can lead out of it */
static void correct_external(struct function *f)
{
	if (f->express != FACT_UNKNOWN && f->type != PCI_EXP_TYPE_ROOT_PORT &&
	    f->external == FACT_UNKNOWN)
		f->external = FACT_NO;
}

/* The kernel takes for removable only what is behind such a port */
static void mark_way_out(struct machine *machine, const struct function *f)
{
	if (f->external != FACT_YES)
		return;
	while (f->above)
		f = f->above;
	machine->functions[f - machine->functions].external = FACT_YES;
}

/**
 * machine_link - find out what is behind what
 * @machine: its functions are sorted, and led to the bridges above them
 *
 * A bridge has a lower bus number than what is behind it, so that sorting by
 * address puts it first. The kernel goes depth first, which makes no
 * difference to groups: those of a bus only depend on that bus and on the
 * bridges above.
 */
void machine_link(struct machine *machine)
{
	unsigned int i;

	qsort(machine->functions, machine->count, sizeof(*machine->functions),
	      compare_places);
	for (i = 0; i < machine->count; i++) {
		struct function *f = &machine->functions[i];

		f->above = find_above(machine, f);
		f->sends_as_others = function_may_send_as_others(f);
		correct_type(f);
		correct_multifunction(f);
		correct_external(f);
		f->orphan = is_orphan(machine, f);
		mark_way_out(machine, f);
	}
}
