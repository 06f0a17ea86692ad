// SPDX-License-Identifier: GPL-2.0-only
/*
 * Forms groups one function after the other, in the order of enumeration, as
 * the IOMMU core does after all buses are scanned.
 *
 * Groups are formed twice: once with every unknown fact taken against
 * isolation, once in favour of it. A group that has the same members both times
 * is certain. This holds because the two rules that unite functions, an open
 * path upstream and a slot whose functions do not isolate, unite more functions
 * the fewer of them isolate. Functions with DMA aliases break this, since the
 * kernel then joins the first group that it finds. So on a bus with such a
 * function nothing is certain unless everything is known.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "judge/groups.h"
#include "machine/dma-alias.h"

#define NO_GROUP	(~0U)

/**
 * struct forming - groups under construction
 * @machine: the machine
 * @isolates: for each function, whether it isolates
 * @optimistic: take unknown facts in favour of isolation
 * @follows_reported: the reported groups are what is to be found
 * @firsts: for each function, the number of the first one that is reported in
 *	the same group; only with @follows_reported
 * @asking: function whose group is being looked for
 * @groups: group of each function, or NO_GROUP so far
 * @numbers: for each group, the number that its members report, or
 *	GROUP_UNREPORTED
 * @count: number of groups
 * @visited: bitmap of the functions on a bus that this search for aliases has
 *	visited
 * @found: function with a group that this search has found
 */
struct forming {
	const struct machine *machine;
	const enum fact *isolates;
	bool optimistic;
	bool follows_reported;
	unsigned int *firsts;
	const struct function *asking;
	unsigned int *groups;
	int *numbers;
	unsigned int count;
	u32 visited[256 / 32];
	const struct function *found;
};

static unsigned int index_of(const struct forming *forming,
			     const struct function *f)
{
	return f - forming->machine->functions;
}

static bool is_told(const struct forming *forming, const struct function *f)
{
	return forming->follows_reported && f->reported >= 0;
}

/* Finds the first function that is reported in the same group, or NULL */
static const struct function *find_reported(const struct forming *forming,
					    const struct function *f)
{
	unsigned int i = index_of(forming, f);

	return is_told(forming, f) && forming->firsts[i] < i ?
	       &forming->machine->functions[forming->firsts[i]] : NULL;
}

/*
 * Whether the reported groups let the function in question join the group of
 * another one: nobody in there is reported elsewhere, and nobody elsewhere is
 * reported with it
 */
static bool may_join(const struct forming *forming, const struct function *f)
{
	const struct function *asking = forming->asking;
	unsigned int group = forming->groups[index_of(forming, f)];
	const struct function *mate;

	if (!is_told(forming, asking))
		return true;
	if (forming->numbers[group] != GROUP_UNREPORTED)
		return forming->numbers[group] == asking->reported;
	mate = find_reported(forming, asking);
	return !mate || forming->groups[index_of(forming, mate)] == group;
}

static bool isolates(const struct forming *forming, const struct function *f)
{
	enum fact fact = forming->isolates[index_of(forming, f)];

	return fact == FACT_YES ||
	       (fact == FACT_UNKNOWN && forming->optimistic);
}

static bool is_so(const struct forming *forming, enum fact unites)
{
	return unites == FACT_YES ||
	       (unites == FACT_UNKNOWN && !forming->optimistic);
}

static bool path_isolates(const struct forming *forming,
			  const struct function *f)
{
	for (; f; f = f->above)
		if (!isolates(forming, f) ||
		    (f->orphan && !forming->optimistic))
			return false;
	return true;
}

/*
 * ThunderX2 has its IOMMU below this bridge, which thus replaces no requester
 * ID
 */
static bool is_translation_root(const struct function *bridge)
{
	return bridge->vendor == 0x14e4 &&
	       (bridge->device == 0x9000 || bridge->device == 0x9084);
}

/* Whether a bridge replaces the requester ID of requests from below */
static enum fact replaces_requester_id(const struct function *bridge)
{
	if (bridge->express != FACT_YES)
		return bridge->express == FACT_NO ? FACT_YES : FACT_UNKNOWN;
	return bridge->type == PCI_EXP_TYPE_PCI_BRIDGE ||
	       bridge->type == PCI_EXP_TYPE_PCIE_BRIDGE ? FACT_YES : FACT_NO;
}

/*
 * Finds the bridge whose requester ID the IOMMU sees; it is in a group already
 */
static const struct function *
find_replacing_bridge(const struct forming *forming, const struct function *f)
{
	const struct function *bridge;

	for (bridge = f->above; bridge; bridge = bridge->above) {
		if (is_translation_root(bridge))
			return NULL;
		if (is_so(forming, replaces_requester_id(bridge)))
			return bridge;
	}
	return NULL;
}

/* Functions of a bus are adjacent, since they are sorted by address */
static const struct function *first_of_bus(const struct forming *forming,
					   const struct function *f)
{
	while (f > forming->machine->functions &&
	       f[-1].domain == f->domain && f[-1].bus == f->bus)
		f--;
	return f;
}

static bool is_on_bus(const struct forming *forming, const struct function *f,
		      const struct function *bus)
{
	return f < forming->machine->functions + forming->machine->count &&
	       f->domain == bus->domain && f->bus == bus->bus;
}

static unsigned int group_of_siblings(struct forming *forming,
				      const struct function *f);

/* Finds the group of a function or, if it has none yet, of its aliases */
static unsigned int group_of_aliases(struct forming *forming,
				     const struct function *f)
{
	const struct function *other = first_of_bus(forming, f);
	unsigned int group = forming->groups[index_of(forming, f)];
	u32 *seen = &forming->visited[f->devfn / 32];

	if (*seen & BIT(f->devfn % 32))
		return NO_GROUP;
	*seen |= BIT(f->devfn % 32);
	if (group != NO_GROUP && may_join(forming, f)) {
		forming->found = f;
		return group;
	}

	for (; is_on_bus(forming, other, f); other++) {
		if (other == f ||
		    !is_so(forming, functions_are_aliases(f, other)))
			continue;
		group = group_of_aliases(forming, other);
		if (group == NO_GROUP)
			group = group_of_siblings(forming, other);
		if (group != NO_GROUP)
			return group;
	}
	return NO_GROUP;
}

static unsigned int group_of_siblings(struct forming *forming,
				      const struct function *f)
{
	const struct function *other = first_of_bus(forming, f);
	unsigned int group;

	if (!is_so(forming, f->multifunction) || isolates(forming, f))
		return NO_GROUP;

	for (; is_on_bus(forming, other, f); other++) {
		if (other == f || (other->devfn ^ f->devfn) & ~7 ||
		    isolates(forming, other))
			continue;
		group = group_of_aliases(forming, other);
		if (group != NO_GROUP)
			return group;
	}
	return NO_GROUP;
}

/*
 * A bridge is in a group before everything below it. So a function below a
 * bridge that replaces its requester ID, or below an open path, joins the group
 * of that bridge.
 */
static enum tie find_tie(struct forming *forming, const struct function *f)
{
	forming->asking = f;
	forming->found = find_replacing_bridge(forming, f);
	if (forming->found && may_join(forming, forming->found))
		return TIE_BRIDGE;
	if (f->above && !path_isolates(forming, f->above) &&
	    may_join(forming, f->above)) {
		forming->found = f->above;
		return TIE_PATH;
	}

	memset(forming->visited, 0, sizeof(forming->visited));
	if (group_of_aliases(forming, f) != NO_GROUP)
		return TIE_ALIAS;
	if (group_of_siblings(forming, f) != NO_GROUP)
		return (forming->found->devfn ^ f->devfn) & ~7 ? TIE_ALIAS :
								 TIE_SLOT;
	forming->found = find_reported(forming, f);
	if (forming->found)
		return TIE_REPORTED;
	forming->found = f;
	return TIE_NONE;
}

/* Returns the group of each function, to be freed with free() */
static unsigned int *form(const struct forming *how, bool optimistic,
			  struct placement *placements)
{
	const struct machine *machine = how->machine;
	struct forming forming = *how;
	unsigned int i;

	forming.optimistic = optimistic;
	forming.groups = allocate(machine->count, sizeof(unsigned int));
	forming.numbers = allocate(machine->count, sizeof(int));

	for (i = 0; i < machine->count; i++)
		forming.groups[i] = NO_GROUP;
	for (i = 0; i < machine->count; i++)
		forming.numbers[i] = GROUP_UNREPORTED;
	for (i = 0; i < machine->count; i++) {
		placements[i].tie = find_tie(&forming, &machine->functions[i]);
		placements[i].tied_to = index_of(&forming, forming.found);
		forming.groups[i] = placements[i].tie == TIE_NONE ?
				    forming.count++ :
				    forming.groups[placements[i].tied_to];
		if (is_told(&forming, &machine->functions[i]))
			forming.numbers[forming.groups[i]] =
				machine->functions[i].reported;
	}
	free(forming.numbers);
	return forming.groups;
}

/*
 * Linux gives such numbers to domains behind a VMD controller, whose group they
 * share
 */
static bool is_behind_vmd(const struct function *f)
{
	return f->domain > 0xffff;
}

/* Facts without which a group may have any functions, missing ones included */
static unsigned int find_unknown(const struct forming *forming,
				 const struct function *f)
{
	bool isolates = forming->isolates[index_of(forming, f)] == FACT_YES;
	unsigned int unknown = 0;

	if (f->orphan && !(is_told(forming, f) && forming->machine->is_whole))
		unknown |= UNKNOWN_PLACE;
	if (is_behind_vmd(f))
		unknown |= UNKNOWN_VMD;
	if (f->lacks_function_0 && !isolates)
		unknown |= UNKNOWN_FUNCTION_0;
	if (forming->machine->platform)
		unknown |= UNKNOWN_PLATFORM;
	return unknown;
}

/*
 * Whether it can unite its group with functions that are missing from the
 * source
 */
static bool admits_others(const struct forming *forming,
			  const struct function *f)
{
	bool may_lead = f->header != FACT_YES || function_is_bridge(f);

	if (f->may_have_aliases ||
	    (may_lead && replaces_requester_id(f) != FACT_NO))
		return true;
	return forming->isolates[index_of(forming, f)] != FACT_YES &&
	       (may_lead || f->multifunction != FACT_NO);
}

/*
 * A function whose bridge is missing may be anywhere in its domain, and in each
 * group there that admits others.
 */
static void doubt_open_groups(const struct forming *forming, bool *doubtful)
{
	const struct function *f = forming->machine->functions, *first;
	const struct function *end = f + forming->machine->count;
	bool orphans;

	while (f < end) {
		orphans = false;
		for (first = f; f < end && f->domain == first->domain; f++)
			orphans |= f->orphan && !is_told(forming, f);
		for (; orphans && first < f; first++)
			if (admits_others(forming, first))
				doubtful[index_of(forming, first)] = true;
	}
}

static bool is_known(const struct forming *forming, const struct function *f)
{
	return forming->isolates[index_of(forming, f)] != FACT_UNKNOWN &&
	       f->multifunction != FACT_UNKNOWN;
}

/* A pair that the kernel may unite depending on the order */
static bool is_odd(const struct function *a, const struct function *b,
		   bool *known)
{
	enum fact aliases = functions_are_aliases(a, b);

	if (aliases == FACT_UNKNOWN)
		*known = false;
	return aliases != FACT_NO ||
	       (!((a->devfn ^ b->devfn) & ~7) &&
		(a->multifunction == FACT_NO || b->multifunction == FACT_NO));
}

/*
 * On a bus with odd pairs, comparing the two ways of forming groups proves
 * nothing
 */
static void doubt_bus(const struct forming *forming, bool *doubtful,
		      const struct function *f, const struct function *end)
{
	const struct function *a, *b;
	bool known = true, odd = false, told = true;

	for (a = f; a < end; a++)
		told = told && is_told(forming, a);
	for (a = f; a < end; a++) {
		known = known && is_known(forming, a);
		for (b = a + 1; b < end; b++)
			odd = is_odd(a, b, &known) || odd;
	}
	for (a = f->above; a; a = a->above)
		known = known && is_known(forming, a);
	/* Reported groups say little about those that are not in them */
	known = known && !forming->follows_reported;
	for (a = f; odd && !known && !told && a < end; a++)
		doubtful[index_of(forming, a)] = true;
}

static void doubt_buses(const struct forming *forming, bool *doubtful)
{
	const struct function *f = forming->machine->functions, *end;

	for (; is_on_bus(forming, f, f); f = end) {
		for (end = f; is_on_bus(forming, end, f); end++)
			;
		doubt_bus(forming, doubtful, f, end);
	}
}

/* Facts without which it may share its group with what the source lacks */
static unsigned int find_missing(const struct forming *forming,
				 const struct function *f)
{
	bool isolates = forming->isolates[index_of(forming, f)] == FACT_YES;
	unsigned int unknown = 0;

	if (f->may_lack_below &&
	    (!isolates || replaces_requester_id(f) != FACT_NO))
		unknown |= UNKNOWN_BELOW;
	if (!f->may_lack_slot)
		return unknown;
	if (!forming->machine->is_whole)
		return admits_others(forming, f) ? unknown | UNKNOWN_SIBLINGS :
						   unknown;
	if (f->may_have_aliases ||
	    (!isolates && f->multifunction != FACT_NO))
		unknown |= UNKNOWN_SLOT;
	return unknown;
}

/* What is alone in a part of a machine may have mates in the rest of it */
static void doubt_single(const struct forming *forming,
			 struct placement *placements)
{
	unsigned int count = forming->machine->count, i;
	unsigned int *sizes = allocate(count, sizeof(*sizes));

	for (i = 0; i < count; i++)
		sizes[placements[i].group]++;
	for (i = 0; i < count; i++)
		if (sizes[placements[i].group] == 1 &&
		    !(placements[i].unknown & UNKNOWN_FUNCTION_0))
			placements[i].unknown |= find_missing(forming,
					&forming->machine->functions[i]);
	free(sizes);
}

/* Doubt spreads to the whole group in the worst case */
static void spread_doubt(const struct machine *machine,
			 const unsigned int *groups, bool *doubtful)
{
	bool *groups_doubtful = allocate(machine->count, sizeof(bool));
	unsigned int i;

	for (i = 0; i < machine->count; i++)
		if (doubtful[i])
			groups_doubtful[groups[i]] = true;
	for (i = 0; i < machine->count; i++)
		doubtful[i] = groups_doubtful[groups[i]];
	free(groups_doubtful);
}

/*
 * Certain groups: all members are in one best group, which has no other members
 */
static void find_certain(struct placement *placements, unsigned int count,
			 const bool *doubtful)
{
	struct tally {
		unsigned int members;
		unsigned int best_members;
		unsigned int best;
		bool splits;
	} *tallies = allocate(count, sizeof(*tallies)), *tally;
	unsigned int i;

	for (i = 0; i < count; i++) {
		tally = &tallies[placements[i].group];
		if (doubtful[i] ||
		    (tally->members && tally->best != placements[i].best))
			tally->splits = true;
		tally->members++;
		tally->best = placements[i].best;
		tallies[placements[i].best].best_members++;
	}
	for (i = 0; i < count; i++) {
		tally = &tallies[placements[i].group];
		placements[i].certain = !tally->splits &&
			tally->members == tallies[tally->best].best_members;
	}
	free(tallies);
}

/*
 * A function without a reported group whose group is uncertain may be in any
 * that it may be in without the others being reported
 */
static void doubt_unreported(const struct forming *how,
			     struct placement *placements)
{
	unsigned int count = how->machine->count, i;
	struct placement *unused = allocate(count, sizeof(*unused));
	bool *doubtful = allocate(count, sizeof(*doubtful));
	struct forming natural = *how;
	unsigned int *groups;

	natural.follows_reported = false;
	groups = form(&natural, false, unused);
	for (i = 0; i < count; i++)
		doubtful[i] = !is_told(how, &how->machine->functions[i]) &&
			      !placements[i].certain;
	spread_doubt(how->machine, groups, doubtful);
	for (i = 0; i < count; i++)
		placements[i].certain &= !doubtful[i];
	free(groups);
	free(doubtful);
	free(unused);
}

/**
 * groups_find_firsts - find out who is reported in one group
 * @machine: the machine
 *
 * Return: for each function the number of the first one that is reported in the
 * same group, its own if there is none; to be freed with free().
 */
unsigned int *groups_find_firsts(const struct machine *machine)
{
	unsigned int *firsts = allocate(machine->count, sizeof(*firsts));
	const struct function *f = machine->functions;
	unsigned int i, j;

	for (i = 0; i < machine->count; i++) {
		for (j = 0; j < i && f[i].reported >= 0; j++)
			if (f[j].reported == f[i].reported)
				break;
		firsts[i] = f[i].reported >= 0 ? j : i;
	}
	return firsts;
}

/**
 * groups_form - put the functions of a machine into groups
 * @machine: the machine, linked
 * @isolates: for each function, whether it isolates SV RR CR UF
 * @follows_reported: the kernel that formed the reported groups did so under
 *	this policy, so they are what is to be found
 *
 * Return: a placement for each function, to be freed with free().
 */
struct placement *groups_form(const struct machine *machine,
			      const enum fact *isolates,
			      bool follows_reported)
{
	struct placement *placements = allocate(machine->count,
						sizeof(*placements));
	struct forming forming = {
		.machine = machine,
		.isolates = isolates,
		.follows_reported = follows_reported,
		.firsts = follows_reported ? groups_find_firsts(machine) : NULL,
	};
	bool *doubtful = allocate(machine->count, sizeof(*doubtful));
	/* The ties of the second call, the worst case, are kept */
	unsigned int *best = form(&forming, true, placements);
	unsigned int *worst = form(&forming, false, placements);
	unsigned int i;

	doubt_buses(&forming, doubtful);
	for (i = 0; i < machine->count; i++) {
		placements[i].group = worst[i];
		placements[i].best = best[i];
		placements[i].unknown =
			find_unknown(&forming, &machine->functions[i]);
		placements[i].is_open = doubtful[i] ||
			placements[i].unknown & UNKNOWN_ANYWHERE;
	}
	doubt_open_groups(&forming, doubtful);
	doubt_single(&forming, placements);
	for (i = 0; i < machine->count; i++)
		doubtful[i] |= placements[i].unknown != 0;
	spread_doubt(machine, worst, doubtful);
	find_certain(placements, machine->count, doubtful);
	if (follows_reported)
		doubt_unreported(&forming, placements);
	free(forming.firsts);
	free(best);
	free(worst);
	free(doubtful);
	return placements;
}
