/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The ports of a machine that cards can sit behind, and what that means for
 * their groups.
 */
#ifndef ACSCTL_ANSWER_SLOTS_H
#define ACSCTL_ANSWER_SLOTS_H

#include "judge/analysis.h"

/**
 * struct place - what is behind a port, and what a card would get there
 * @port: number of the port
 * @is_empty: the port has a bus on which the source shows nothing
 * @card: for each function, 1 if it is below the port, at any depth, else 0
 * @count: number of functions below the port
 * @first: number of the first of them, if there are any
 * @is_shared: some of these functions share their groups with others, or may
 * @alone: whether a card with one function would have a group of its own there
 * @shares: for each function, 1 if such a card might share its group, else 0
 * @unknown: UNKNOWN_* facts that @alone depends on
 */
struct place {
	unsigned int port;
	bool is_empty;
	unsigned int *card;
	unsigned int count;
	unsigned int first;
	bool is_shared;
	enum fact alone;
	unsigned int *shares;
	unsigned int unknown;
};

/**
 * struct move - a card that shares its group, but would not elsewhere
 * @from: the place where it is, in struct slots.places
 * @to: an empty place, likewise
 */
struct move {
	unsigned int from;
	unsigned int to;
};

/**
 * struct slots - the places of a machine
 * @analysis: the machine under a policy
 * @places: the places, in the order of their ports
 * @count: number of @places
 * @moves: what could be moved, in the order of the cards
 * @move_count: number of @moves
 */
struct slots {
	const struct analysis *analysis;
	struct place *places;
	unsigned int count;
	struct move *moves;
	unsigned int move_count;
};

struct slots *slots_new(const struct analysis *analysis);
void slots_free(struct slots *slots);
bool place_may_be_slot(const struct slots *slots, const struct place *place);
bool is_free_slot(const struct machine *machine, const struct function *port);
bool analysis_would_be_apart(const struct analysis *analysis, unsigned int from,
			     unsigned int to, const unsigned int *sets);

#endif /* ACSCTL_ANSWER_SLOTS_H */
