// SPDX-License-Identifier: GPL-2.0-only
/*
 * A card is put behind each port in turn, and groups are formed as they always
 * are. So what holds for a port follows from the same rules as everything else.
 */
#include <stdlib.h>

#include "answer/slots.h"
#include "base/memory.h"
#include "judge/verdict.h"
#include "machine/moved.h"

/* Forms the groups of a machine in which a card has moved */
static struct placement *form(const struct analysis *analysis,
			      const struct moved *moved)
{
	enum fact *isolates = allocate(moved->machine.count, sizeof(*isolates));
	struct placement *placements;
	unsigned int i;

	for (i = 0; i < moved->machine.count; i++)
		isolates[i] = moved->origins[i] == NO_PORT ? FACT_NO :
			analysis->verdicts[moved->origins[i]].isolates;
	placements = groups_form(&moved->machine, isolates,
				 analysis->follows_reported);
	free(isolates);
	return placements;
}

/* What is not known of those that a card might share its group with */
static unsigned int find_unknown(const struct analysis *analysis,
				 const struct place *place)
{
	const struct function *f;
	unsigned int i, unknown = 0;

	f = &analysis->machine->functions[place->port];
	for (; f; f = f->above)
		unknown |= analysis->verdicts[f - analysis->machine->functions]
				   .unknown;
	for (i = 0; i < analysis->machine->count; i++)
		if (place->shares[i])
			unknown |= analysis->verdicts[i].unknown;
	return unknown;
}

/* Puts a card with one function there */
static void try_card(const struct analysis *analysis, struct place *place)
{
	struct moved *moved = moved_new(analysis->machine, NO_PORT,
					place->port);
	struct placement *placements = form(analysis, moved);
	struct placement *card = &placements[moved->first];
	unsigned int i, worst = 0, best = 0;

	for (i = 0; i < moved->machine.count; i++) {
		if (i == moved->first)
			continue;
		place->shares[moved->origins[i]] =
			placements[i].group == card->group;
		worst += placements[i].group == card->group;
		best += placements[i].best == card->best;
	}
	if (!worst && card->certain)
		place->alone = FACT_YES;
	else if (best && !card->is_open)
		place->alone = FACT_NO;
	else
		place->unknown = card->unknown |
				 find_unknown(analysis, place);
	free(placements);
	moved_free(moved);
}

static bool is_empty(const struct machine *machine, const struct function *port)
{
	unsigned int i;

	for (i = 0; port->secondary && i < machine->count; i++)
		if (machine->functions[i].above == port)
			return false;
	return port->secondary;
}

static void look_below(const struct analysis *analysis, struct place *place)
{
	const struct function *f = analysis->machine->functions;
	const struct function *port = &f[place->port];
	unsigned int i, count = analysis->machine->count;

	for (i = 0; i < count; i++) {
		place->card[i] = function_is_below(&f[i], port);
		if (place->card[i] && !place->count++)
			place->first = i;
	}
	for (i = 0; i < count; i++)
		if (place->card[i] &&
		    !analysis_is_apart(analysis, place->card, i))
			place->is_shared = true;
	place->is_empty = is_empty(analysis->machine, port);
}

static void add_place(struct slots *slots, unsigned int port)
{
	unsigned int count = slots->analysis->machine->count;
	struct place *place;

	slots->places = reallocate(slots->places, slots->count + 1,
				   sizeof(*slots->places));
	place = &slots->places[slots->count++];
	*place = (struct place) {
		.port = port,
		.card = allocate(count, sizeof(*place->card)),
		.shares = allocate(count, sizeof(*place->shares)),
	};
	look_below(slots->analysis, place);
	try_card(slots->analysis, place);
}

/**
 * place_may_be_slot - check whether a card can be put into a place
 * @slots: the places
 * @place: one of them
 *
 * Return: true unless its port is known to have no slot.
 */
bool place_may_be_slot(const struct slots *slots, const struct place *place)
{
	return slots->analysis->machine->functions[place->port].slot != FACT_NO;
}

/**
 * is_free_slot - check whether a card can be put behind a port
 * @machine: the machine
 * @port: one of its functions
 *
 * Return: true if it is a port that may have a slot, and the source shows nothing
 * behind it.
 */
bool is_free_slot(const struct machine *machine, const struct function *port)
{
	return function_leads_down(port) && port->slot != FACT_NO &&
	       is_empty(machine, port);
}

/**
 * analysis_would_be_apart - find out whether a card gets groups of its own
 *	elsewhere
 * @analysis: the analysis
 * @from: number of the port that the card is behind
 * @to: number of the port that it would move to, with nothing behind it
 * @sets: for each function, the number of its set, or 0 for none; only functions
 *	of the card have one
 *
 * Return: true if there all functions of sets would certainly share their groups
 * with their sets only.
 */
bool analysis_would_be_apart(const struct analysis *analysis, unsigned int from,
			     unsigned int to, const unsigned int *sets)
{
	struct moved *moved = moved_new(analysis->machine, from, to);
	struct placement *places = form(analysis, moved);
	const unsigned int *origins = moved->origins;
	unsigned int i, k;
	bool apart = true;

	for (i = 0; i < moved->machine.count; i++) {
		if (!sets[origins[i]])
			continue;
		apart = apart && places[i].certain;
		for (k = 0; k < moved->machine.count; k++)
			if (sets[origins[k]] != sets[origins[i]])
				apart = apart &&
					places[k].group != places[i].group;
	}
	free(places);
	moved_free(moved);
	return apart;
}

static void add_move(struct slots *slots, unsigned int from, unsigned int to)
{
	slots->moves = reallocate(slots->moves, slots->move_count + 1,
				  sizeof(*slots->moves));
	slots->moves[slots->move_count++] = (struct move) { from, to };
}

static void find_moves(struct slots *slots, unsigned int from)
{
	const struct function *f = slots->analysis->machine->functions;
	const struct place *card = &slots->places[from];
	unsigned int to;

	if (!card->is_shared || !place_may_be_slot(slots, card))
		return;
	for (to = 0; to < slots->count; to++) {
		const struct place *place = &slots->places[to];

		/* Where one function would not be alone, no card is */
		if (place->alone == FACT_YES &&
		    is_free_slot(slots->analysis->machine, &f[place->port]) &&
		    analysis_would_be_apart(slots->analysis, card->port,
					    place->port, card->card))
			add_move(slots, from, to);
	}
}

/**
 * slots_new - find the ports that cards can sit behind
 * @analysis: the machine under a policy; must outlive what is returned
 *
 * Return: the places, to be freed with slots_free().
 */
struct slots *slots_new(const struct analysis *analysis)
{
	struct slots *slots = allocate(1, sizeof(*slots));
	const struct machine *machine = analysis->machine;
	unsigned int i;

	slots->analysis = analysis;
	for (i = 0; i < machine->count; i++)
		if (function_leads_down(&machine->functions[i]))
			add_place(slots, i);
	for (i = 0; i < slots->count; i++)
		find_moves(slots, i);
	return slots;
}

/**
 * slots_free - free the places of a machine
 * @slots: from slots_new(), or NULL
 */
void slots_free(struct slots *slots)
{
	unsigned int i;

	if (!slots)
		return;
	for (i = 0; i < slots->count; i++) {
		free(slots->places[i].card);
		free(slots->places[i].shares);
	}
	free(slots->places);
	free(slots->moves);
	free(slots);
}
