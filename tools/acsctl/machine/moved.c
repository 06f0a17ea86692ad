// SPDX-License-Identifier: GPL-2.0-only
/*
 * Moves a card into a domain. It keeps its bus numbers, though they would change:
 * for groups it only matters which functions are on one bus, and which bridge is
 * above.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "machine/moved.h"

/**
 * struct moving - a machine that is being made
 * @from: the machine that it is made from
 * @port: the port that the card moves to
 * @moved: the result so far
 * @numbers: for each function of @from, its number in the result
 */
struct moving {
	const struct machine *from;
	const struct function *port;
	struct moved *moved;
	unsigned int *numbers;
};

static void add(struct moving *moving, const struct function *f,
		unsigned int origin)
{
	struct machine *machine = &moving->moved->machine;

	moving->moved->origins[machine->count] = origin;
	machine->functions[machine->count++] = *f;
}

static const struct function *find_copy(const struct moving *moving,
					const struct function *f)
{
	unsigned int number = moving->numbers[f - moving->from->functions];

	return &moving->moved->machine.functions[number];
}

/* The bridge above it is added already */
static void add_old(struct moving *moving, const struct function *f,
		    const struct function *above)
{
	unsigned int i = f - moving->from->functions;
	struct function copy = *f;

	if (above)
		copy.above = find_copy(moving, above);
	moving->numbers[i] = moving->moved->machine.count;
	add(moving, &copy, i);
}

/*
 * The rest of the machine, without what is at the card's new place: up to the
 * domain of that, or behind
 */
static void add_rest(struct moving *moving, const struct function *old_port,
		     bool behind)
{
	const struct function *f = moving->from->functions;
	const struct function *end = f + moving->from->count;

	for (; f < end; f++) {
		bool is_behind = f->domain > moving->port->domain;

		if (is_behind == behind &&
		    !function_is_below(f, moving->port) &&
		    !(old_port && function_is_below(f, old_port)))
			add_old(moving, f, f->above);
	}
}

static void add_card(struct moving *moving, const struct function *old_port)
{
	const struct function *f = moving->from->functions;
	const struct function *end = f + moving->from->count;
	struct machine *machine = &moving->moved->machine;

	for (; f < end; f++) {
		if (!function_is_below(f, old_port))
			continue;
		add_old(moving, f, f->above == old_port ? moving->port :
							  f->above);
		machine->functions[machine->count - 1].domain =
			moving->port->domain;
	}
}

/* A card with one function, on another bus than the one before it */
static void add_made_up(struct moving *moving)
{
	const struct machine *machine = &moving->moved->machine;
	const struct function card = {
		.domain = moving->port->domain,
		.bus = machine->functions[machine->count - 1].bus + 1,
		.header = FACT_YES,
		.header_type = PCI_HEADER_TYPE_NORMAL,
		.express = FACT_YES,
		.type = PCI_EXP_TYPE_ENDPOINT,
		.multifunction = FACT_NO,
		.acs = FACT_NO,
		.reported = GROUP_UNREPORTED,
		.above = find_copy(moving, moving->port),
	};

	add(moving, &card, NO_PORT);
}

/**
 * moved_new - move a card to another port
 * @machine: the machine, linked; must outlive what is returned
 * @from: number of the port that the card is behind, or NO_PORT for a card with
 *	one function that is not in the machine
 * @to: number of the port that it moves to; what is behind that is taken out
 *
 * Return: the machine with the card moved, to be freed with moved_free().
 */
struct moved *moved_new(const struct machine *machine, unsigned int from,
			unsigned int to)
{
	const struct function *old_port = from == NO_PORT ? NULL :
					  &machine->functions[from];
	struct moving moving = {
		.from = machine,
		.port = &machine->functions[to],
		.moved = allocate(1, sizeof(struct moved)),
		.numbers = allocate(machine->count, sizeof(unsigned int)),
	};
	struct moved *moved = moving.moved;

	moved->machine = *machine;
	moved->machine.functions = allocate(machine->count + 1,
					    sizeof(struct function));
	moved->machine.count = 0;
	moved->origins = allocate(machine->count + 1, sizeof(unsigned int));
	add_rest(&moving, old_port, false);
	moved->first = moved->machine.count;
	if (old_port)
		add_card(&moving, old_port);
	else
		add_made_up(&moving);
	add_rest(&moving, old_port, true);
	free(moving.numbers);
	return moved;
}

/**
 * moved_free - free a machine in which a card has moved
 * @moved: from moved_new()
 */
void moved_free(struct moved *moved)
{
	free(moved->machine.functions);
	free(moved->origins);
	free(moved);
}
