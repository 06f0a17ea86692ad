// SPDX-License-Identifier: GPL-2.0-only
/*
 * A function is kept in its group by bridges above it that do not isolate, or
 * by its own lack and that of those in its slot. So these are all that the
 * option can usefully speak of. All of them are tried at once; if that helps,
 * one after the other is left out, as long as it still does. What more items
 * isolate, fewer do not isolate less, so no smaller set of those that are left
 * would do.
 *
 * The database is believed before the administrator is: where strict mode is
 * all that stands in the way, quirk mode is the remedy, and override is left
 * out first.
 */
#include <stdlib.h>

#include "suggest.h"

/**
 * enum part - how a function is concerned, the first to be left out first
 * @PART_NONE: not at all
 * @PART_SLOT: it is in the slot of one of those asked for
 * @PART_ASKED: it is one of them
 * @PART_ABOVE: it is above one of them
 */
enum part {
	PART_NONE,
	PART_SLOT,
	PART_ASKED,
	PART_ABOVE,
};

/**
 * struct search - a search
 * @suggestion: what it is for
 * @assumptions: what is assumed of the kernel
 * @parts: for each function, how it is concerned
 */
struct search {
	struct suggestion *suggestion;
	const struct assumptions *assumptions;
	enum part *parts;
};

/**
 * study_is_alone - ask whether a function has a group of its own
 * @study: the study
 * @function: number of the function
 *
 * Return: true if that is certain.
 */
bool study_is_alone(const struct study *study, unsigned int function)
{
	unsigned int i;

	for (i = 0; i < study->machine->count; i++)
		if (i != function && study->placements[i].group ==
				     study->placements[function].group)
			return false;
	return study->placements[function].certain;
}

static bool are_alone(const struct study *study, const bool *asked)
{
	unsigned int i;

	for (i = 0; i < study->machine->count; i++)
		if (asked[i] && !study_is_alone(study, i))
			return false;
	return true;
}

/**
 * item_for_function - make an item for one function
 * @item: filled in
 * @record: the core's record of the function
 * @mode: what to ask for
 *
 * By its path, from its root bus on: no other bus number can change without
 * the machine being another one.
 */
void item_for_function(struct acs_item *item, const struct acs_device *record,
		       enum acs_mode mode)
{
	unsigned int i;

	memset(item, 0, sizeof(*item));
	item->mode = mode;
	item->kind = ACS_SELECT_PATH;
	item->segment = record->segment;
	item->bus = record->hops[record->hop_count - 1].bus;
	for (i = record->hop_count; i--;)
		item->devfns[item->devfn_count++] = record->hops[i].devfn;
}

static void settle_policy(struct suggestion *s)
{
	unsigned int i;

	s->policy = *s->base;
	for (i = 0; i < s->step_count; i++) {
		const struct step *step = &s->steps[i];

		if (s->policy.item_count == ACS_ITEMS_MAX)
			return;
		item_for_function(&s->policy.items[s->policy.item_count++],
				  &s->before->verdicts[step->function].record,
				  step->mode);
	}
}

/* Studies the machine under the steps that there are */
static bool try_steps(struct search *search)
{
	struct suggestion *s = search->suggestion;

	settle_policy(s);
	study_free(s->after);
	s->after = study_new(s->machine, &s->policy, search->assumptions);
	return are_alone(s->after, s->asked);
}

static void mark(enum part *parts, unsigned int i, enum part part)
{
	if (parts[i] < part)
		parts[i] = part;
}

static bool share_slot(const struct function *a, const struct function *b)
{
	return a->domain == b->domain && a->bus == b->bus &&
	       !((a->devfn ^ b->devfn) & ~7);
}

static void find_parts(struct search *search)
{
	const struct machine *machine = search->suggestion->machine;
	const struct function *functions = machine->functions, *above;
	unsigned int i, other;

	for (i = 0; i < machine->count; i++) {
		if (!search->suggestion->asked[i])
			continue;
		mark(search->parts, i, PART_ASKED);
		for (above = functions[i].above; above; above = above->above)
			mark(search->parts, above - functions, PART_ABOVE);
		for (other = 0; other < machine->count; other++)
			if (share_slot(&functions[i], &functions[other]))
				mark(search->parts, other, PART_SLOT);
	}
}

static bool is_lacking(const struct search *search, unsigned int i)
{
	return search->parts[i] != PART_NONE &&
	       search->suggestion->before->verdicts[i].isolates != FACT_YES;
}

static bool is_strict(const struct search *search, unsigned int i)
{
	const struct verdict *verdict =
		&search->suggestion->before->verdicts[i];

	return verdict->decision.mode == ACS_MODE_STRICT;
}

static void add_step(struct suggestion *s, unsigned int function,
		     enum acs_mode mode)
{
	s->steps[s->step_count].function = function;
	s->steps[s->step_count++].mode = mode;
}

/* What the database alone could do; true if it can do it all */
static bool try_database(struct search *search)
{
	struct suggestion *s = search->suggestion;
	unsigned int i;

	for (i = 0; i < s->machine->count; i++)
		if (is_lacking(search, i) && is_strict(search, i))
			add_step(s, i, ACS_MODE_QUIRK);
	return try_steps(search);
}

/* All that could help: override for those that the database does not help */
static bool try_override(struct search *search)
{
	struct suggestion *s = search->suggestion;
	unsigned int i;

	s->step_count = 0;
	for (i = 0; i < s->machine->count; i++) {
		bool helped = is_strict(search, i) &&
			      s->after->verdicts[i].isolates == FACT_YES;

		if (is_lacking(search, i))
			add_step(s, i, helped ? ACS_MODE_QUIRK :
						ACS_MODE_OVERRIDE);
	}
	return try_steps(search);
}

static void remove_step(struct suggestion *s, unsigned int at)
{
	s->step_count--;
	memmove(&s->steps[at], &s->steps[at + 1],
		(s->step_count - at) * sizeof(*s->steps));
}

static void insert_step(struct suggestion *s, unsigned int at,
			struct step step)
{
	memmove(&s->steps[at + 1], &s->steps[at],
		(s->step_count - at) * sizeof(*s->steps));
	s->steps[at] = step;
	s->step_count++;
}

/* Leaves out what is not needed, among the steps of one mode and one part */
static void thin_out(struct search *search, enum acs_mode mode,
		     enum part part)
{
	struct suggestion *s = search->suggestion;
	unsigned int i = s->step_count;

	while (i--) {
		struct step step = s->steps[i];

		if (step.mode != mode || search->parts[step.function] != part)
			continue;
		remove_step(s, i);
		if (!try_steps(search))
			insert_step(s, i, step);
	}
}

static void find_least(struct search *search)
{
	enum part part;

	for (part = PART_SLOT; part <= PART_ABOVE; part++)
		thin_out(search, ACS_MODE_OVERRIDE, part);
	for (part = PART_SLOT; part <= PART_ABOVE; part++)
		thin_out(search, ACS_MODE_QUIRK, part);
	try_steps(search);
}

static enum answer search_steps(struct search *search)
{
	struct suggestion *s = search->suggestion;
	struct obstacles *obstacles;
	enum answer answer;

	if (are_alone(s->before, s->asked)) {
		try_steps(search);
		return ANSWER_NEEDLESS;
	}
	find_parts(search);
	if (try_database(search) || try_override(search)) {
		find_least(search);
		return ANSWER_FOUND;
	}
	obstacles = obstacles_find(s);
	answer = obstacles_are_unknown(obstacles) ? ANSWER_UNKNOWN :
						    ANSWER_NONE;
	obstacles_free(obstacles);
	return answer;
}

/**
 * suggestion_new - look for the least that gives functions groups of their own
 * @machine: the machine, linked; has to stay
 * @base: the policy to begin with; has to stay
 * @assumptions: what is assumed of its kernel
 * @asked: for each function, whether it shall have a group of its own; has to
 *	stay
 *
 * Return: the suggestion, which suggestion_free() frees.
 */
struct suggestion *suggestion_new(const struct machine *machine,
				  const struct acs_policy *base,
				  const struct assumptions *assumptions,
				  const bool *asked)
{
	struct suggestion *suggestion = allocate(1, sizeof(*suggestion));
	struct search search = {
		.suggestion = suggestion,
		.assumptions = assumptions,
		.parts = allocate(machine->count, sizeof(*search.parts)),
	};

	suggestion->machine = machine;
	suggestion->asked = asked;
	suggestion->base = base;
	suggestion->steps = allocate(machine->count, sizeof(struct step));
	suggestion->before = study_new(machine, base, assumptions);
	suggestion->answer = search_steps(&search);
	free(search.parts);
	return suggestion;
}

/**
 * suggestion_free - free a suggestion
 * @suggestion: from suggestion_new()
 */
void suggestion_free(struct suggestion *suggestion)
{
	study_free(suggestion->before);
	study_free(suggestion->after);
	free(suggestion->steps);
	free(suggestion);
}

static bool share_group(const struct study *study, unsigned int a,
			unsigned int b)
{
	return study->placements[a].group == study->placements[b].group;
}

/**
 * suggestion_concerns - ask whether a function's group is at stake
 * @suggestion: the suggestion
 * @function: number of the function
 *
 * Return: true if it is, or was, with one of those asked for, or if its group
 * is another one.
 */
bool suggestion_concerns(const struct suggestion *suggestion,
			 unsigned int function)
{
	const struct suggestion *s = suggestion;
	unsigned int i;

	for (i = 0; i < s->machine->count; i++)
		if (s->asked[i] && share_group(s->before, function, i))
			return true;
	return !study_same_group(s->before, s->after, function);
}

/* How many of a function's former group, but those asked for, are still there */
static unsigned int count_rest(const struct suggestion *s, unsigned int f)
{
	unsigned int i, count = 0;

	for (i = 0; i < s->machine->count; i++)
		if (!s->asked[i] && share_group(s->before, i, f) &&
		    share_group(s->after, i, f))
			count++;
	return count;
}

/**
 * suggestion_parts - ask whether a function comes apart though nobody asked
 * @suggestion: the suggestion
 * @function: number of the function
 *
 * What is left of a group is where most of its functions still are, or the
 * first of them.
 *
 * Return: true if it is not with what is left of its group.
 */
bool suggestion_parts(const struct suggestion *suggestion,
		      unsigned int function)
{
	const struct suggestion *s = suggestion;
	unsigned int i, count, most = 0, rest = function;

	if (s->asked[function])
		return false;
	for (i = 0; i < s->machine->count; i++) {
		if (s->asked[i] || !share_group(s->before, i, function))
			continue;
		count = count_rest(s, i);
		if (count > most) {
			most = count;
			rest = i;
		}
	}
	return !share_group(s->after, function, rest);
}

/**
 * suggestion_leads_to - ask whether a function is on the way to one asked for
 * @suggestion: the suggestion
 * @function: number of the function
 *
 * Return: true if it is above one of those asked for, or one of them.
 */
bool suggestion_leads_to(const struct suggestion *suggestion,
			 unsigned int function)
{
	const struct suggestion *s = suggestion;
	const struct function *functions = s->machine->functions, *hop;
	unsigned int i;

	for (i = 0; i < s->machine->count; i++)
		for (hop = &functions[i]; s->asked[i] && hop; hop = hop->above)
			if (hop == &functions[function])
				return true;
	return false;
}

/**
 * suggestion_leaves_open - ask who can still reach what has been isolated
 * @suggestion: the suggestion
 * @function: number of a function on the way to one that was asked for
 * @other: number of the function that might reach it
 *
 * Linux asks the sender's side only: whoever does not isolate can send to its
 * slot, though that is in other groups.
 *
 * Return: true if @other, in the slot of @function, does not isolate and is in
 * another group.
 */
bool suggestion_leaves_open(const struct suggestion *suggestion,
			    unsigned int function, unsigned int other)
{
	const struct suggestion *s = suggestion;
	const struct function *functions = s->machine->functions;

	return share_slot(&functions[function], &functions[other]) &&
	       !share_group(s->after, function, other) &&
	       s->after->verdicts[other].isolates != FACT_YES;
}
