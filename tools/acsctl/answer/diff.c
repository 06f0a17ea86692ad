// SPDX-License-Identifier: GPL-2.0-only
/*
 * Compares snapshots. Firmware may renumber buses when a card is added or
 * removed, so functions are matched by path: root bus, then device and function
 * number of each bridge. Functions without a match are matched by address and
 * ids, then by path alone: a device with other ids in the same place has
 * replaced the one before. Numbers of groups mean nothing from one boot to the
 * next. Their members are compared.
 */
#include <stdlib.h>

#include "answer/diff.h"
#include "base/memory.h"

static bool is_same_path(const struct snapshot_function *a,
			 const struct snapshot_function *b)
{
	for (; a && b; a = a->above, b = b->above) {
		if (a->devfn != b->devfn || a->domain != b->domain)
			return false;
		if (!a->above && !b->above)
			return a->bus == b->bus;
	}
	return false;
}

static bool is_same_text(const char *a, const char *b)
{
	return !a || !b || !strcmp(a, b);
}

/* Compares ids as far as both sides know them */
static bool has_same_ids(const struct snapshot_function *a,
			 const struct snapshot_function *b)
{
	return is_same_text(a->vendor, b->vendor) &&
	       is_same_text(a->device, b->device);
}

static bool is_same_address(const struct snapshot_function *a,
			    const struct snapshot_function *b)
{
	return a->domain == b->domain && a->bus == b->bus &&
	       a->devfn == b->devfn;
}

/* Matches functions that have no match yet */
static void match(struct changes *changes, bool *taken, enum match by,
		  bool with_ids)
{
	const struct snapshot *b = changes->snapshots[SIDE_B];
	unsigned int i, k;

	for (i = 0; i < changes->count; i++) {
		struct change *change = &changes->list[i];
		const struct snapshot_function *f = change->at[SIDE_A];

		for (k = 0; k < b->count && !change->at[SIDE_B]; k++) {
			const struct snapshot_function *g = &b->functions[k];

			if (taken[k] || (with_ids && !has_same_ids(f, g)) ||
			    !(by == MATCH_PATH ? is_same_path(f, g) :
						 is_same_address(f, g)))
				continue;
			change->at[SIDE_B] = g;
			change->match = by;
			taken[k] = true;
		}
	}
}

static void match_all(struct changes *changes)
{
	const struct snapshot *a = changes->snapshots[SIDE_A];
	const struct snapshot *b = changes->snapshots[SIDE_B];
	bool *taken = allocate(b->count, sizeof(*taken));
	unsigned int i;

	for (i = 0; i < a->count; i++)
		changes->list[i].at[SIDE_A] = &a->functions[i];
	changes->count = a->count;
	match(changes, taken, MATCH_PATH, true);
	match(changes, taken, MATCH_ADDRESS, true);
	match(changes, taken, MATCH_PATH, false);
	for (i = 0; i < b->count; i++)
		if (!taken[i])
			changes->list[changes->count++].at[SIDE_B] =
				&b->functions[i];
	free(taken);
}

static bool is_in_both(const struct change *change)
{
	return change->at[SIDE_A] && change->at[SIDE_B];
}

/**
 * change_shares_group - check whether two functions are in one group
 * @one: a function
 * @other: another one
 * @side: which of the snapshots
 *
 * Return: true if both exist there, and are in one group.
 */
bool change_shares_group(const struct change *one, const struct change *other,
			 enum side side)
{
	const struct snapshot_function *f = one->at[side];
	const struct snapshot_function *g = other->at[side];

	return f && g && f->place.group == g->place.group;
}

/**
 * change_shares_reported_group - check whether two functions are in one
 *	reported group
 * @one: a function
 * @other: another one
 * @side: which of the snapshots
 *
 * Return: true if they are known to be.
 */
bool change_shares_reported_group(const struct change *one,
				  const struct change *other, enum side side)
{
	const struct snapshot_function *f = one->at[side];
	const struct snapshot_function *g = other->at[side];

	return f && g && f->reported >= 0 && f->reported == g->reported;
}

/* Whether another function has joined or left its group */
static bool is_changed_partner(const struct change *change,
			       const struct change *other)
{
	return is_in_both(other) &&
	       change_shares_group(change, other, SIDE_A) !=
		       change_shares_group(change, other, SIDE_B);
}

static bool is_moved(const struct changes *changes, const struct change *change)
{
	unsigned int i;

	for (i = 0; i < changes->count; i++)
		if (is_changed_partner(change, &changes->list[i]))
			return true;
	return false;
}

static bool is_grouped(const struct snapshot_function *f)
{
	return f->reported >= 0;
}

/* Only what both kernels have reported is compared */
static bool is_reported_moved(const struct changes *changes,
			      const struct change *change)
{
	const struct snapshot_function *f = change->at[SIDE_A];
	const struct snapshot_function *g = change->at[SIDE_B];
	unsigned int i;

	if (!changes->snapshots[SIDE_A]->shows_groups ||
	    !changes->snapshots[SIDE_B]->shows_groups)
		return false;
	if (!is_grouped(f) != !is_grouped(g))
		return true;
	for (i = 0; i < changes->count; i++) {
		const struct change *other = &changes->list[i];

		if (is_in_both(other) &&
		    change_shares_reported_group(change, other, SIDE_A) !=
		    change_shares_reported_group(change, other, SIDE_B))
			return true;
	}
	return false;
}

static unsigned int find_kinds(const struct changes *changes,
			       const struct change *change)
{
	const struct snapshot_function *f = change->at[SIDE_A];
	const struct snapshot_function *g = change->at[SIDE_B];
	unsigned int kinds = 0;

	if (!g)
		return CHANGE_VANISHED;
	if (!f)
		return CHANGE_APPEARED;
	if (!has_same_ids(f, g))
		kinds |= CHANGE_REPLACED;
	if (is_moved(changes, change))
		kinds |= CHANGE_MOVED;
	if (f->place.certain != g->place.certain)
		kinds |= CHANGE_CERTAINTY;
	if (is_reported_moved(changes, change))
		kinds |= CHANGE_REPORTED;
	if (!is_same_address(f, g))
		kinds |= CHANGE_RENUMBERED;
	return kinds;
}

/**
 * changes_new - compare two snapshots
 * @a: a snapshot; must outlive the changes
 * @b: another one; must outlive the changes
 *
 * Return: the changes, to be freed with changes_free().
 */
struct changes *changes_new(const struct snapshot *a, const struct snapshot *b)
{
	struct changes *changes = allocate(1, sizeof(*changes));
	unsigned int i;

	changes->snapshots[SIDE_A] = a;
	changes->snapshots[SIDE_B] = b;
	changes->list = allocate(a->count + b->count, sizeof(*changes->list));
	match_all(changes);
	changes->same = true;
	for (i = 0; i < changes->count; i++) {
		struct change *change = &changes->list[i];

		change->kinds = find_kinds(changes, change);
		if (change->kinds & ~CHANGE_RENUMBERED)
			changes->same = false;
	}
	return changes;
}

/**
 * changes_free - free changes
 * @changes: from changes_new(), or NULL
 */
void changes_free(struct changes *changes)
{
	if (!changes)
		return;
	free(changes->list);
	free(changes);
}

/* Whether a fact has changed that decides about groups */
static bool is_different(const struct change *change)
{
	const struct snapshot_function *f = change->at[SIDE_A];
	const struct snapshot_function *g = change->at[SIDE_B];

	if (!is_in_both(change))
		return false;
	if (f->isolates != g->isolates || !f->type != !g->type ||
	    !is_same_text(f->type, g->type))
		return true;
	return f->isolates != FACT_YES && f->multifunction != g->multifunction;
}

static bool is_above(const struct snapshot_function *hop,
		     const struct snapshot_function *f)
{
	while (f && f != hop)
		f = f->above;
	return f;
}

static bool is_slot(const struct snapshot_function *f,
		    const struct snapshot_function *g)
{
	return f && g && f->domain == g->domain && f->bus == g->bus &&
	       !((f->devfn ^ g->devfn) & ~7);
}

/* Whether a function of its slot has joined or left, which depends on both */
static bool has_changed_sibling(const struct changes *changes,
				const struct change *change)
{
	unsigned int i;

	for (i = 0; i < changes->count; i++)
		if (is_changed_partner(change, &changes->list[i]) &&
		    is_slot(change->at[SIDE_A], changes->list[i].at[SIDE_A]))
			return true;
	return false;
}

/* Marks the causes on the path to a function, and itself if it matters */
static bool find_causes_above(const struct changes *changes,
			      const struct change *change, bool *causes)
{
	bool counts = has_changed_sibling(changes, change), any = false;
	unsigned int i;

	for (i = 0; i < changes->count; i++) {
		const struct change *hop = &changes->list[i];

		if (!is_different(hop) ||
		    (hop == change ? !counts :
		     !is_above(hop->at[SIDE_A], change->at[SIDE_A]) &&
		     !is_above(hop->at[SIDE_B], change->at[SIDE_B])))
			continue;
		causes[i] = true;
		any = true;
	}
	return any;
}

/**
 * change_find_causes - find the functions whose change has moved a function
 * @changes: everything that is different
 * @i: number of a function that has moved
 * @causes: set to whether each function is a cause
 *
 * Return: false if there is no such function on the path to it, nor on the
 * paths to those that joined or left its group: then the topology has changed.
 */
bool change_find_causes(const struct changes *changes, unsigned int i,
			bool *causes)
{
	const struct change *change = &changes->list[i];
	bool any;
	unsigned int k;

	memset(causes, 0, changes->count * sizeof(*causes));
	any = find_causes_above(changes, change, causes);
	if (any)
		return true;
	for (k = 0; k < changes->count; k++)
		if (is_changed_partner(change, &changes->list[k]))
			any |= find_causes_above(changes, &changes->list[k],
						 causes);
	return any;
}

/**
 * change_name - get the name of a kind of change for JSON
 * @kind: one of CHANGE_*
 *
 * Return: a word.
 */
const char *change_name(unsigned int kind)
{
	static const char *const names[CHANGES_COUNT] = {
		"vanished", "appeared", "replaced", "moved", "certainty",
		"reported", "renumbered",
	};
	unsigned int i;

	for (i = 0; i < CHANGES_COUNT - 1; i++)
		if (kind == BIT(i))
			break;
	return names[i];
}
