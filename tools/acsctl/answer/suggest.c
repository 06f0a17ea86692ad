// SPDX-License-Identifier: GPL-2.0-only
/*
 * A function shares its group because bridges above it do not isolate, or
 * because it and other functions of its slot do not. So only these can be
 * usefully named in the option. All of them are tried at once. If that helps,
 * they are removed one by one, as long as it still helps. More items never
 * isolate less, so if no single one can be removed, no two can.
 *
 * The database comes before the administrator: where only strict mode is in the
 * way, quirk mode is suggested, and overrides are removed first.
 */
#include <stdlib.h>

#include "answer/suggest.h"
#include "answer/suggest-moves.h"
#include "answer/suggest-obstacles.h"
#include "base/memory.h"
#include "judge/policy.h"

/* Instead of the number of a set: all sets, and functions that are in none */
#define ANY_SET		(~0U)

/**
 * struct search - state of the search
 * @suggestion: the result so far
 * @assumptions: facts that the user states
 * @concerned: for each function, whether it was asked for, or is above or in
 *	the slot of one that was
 * @set_count: number of sets
 */
struct search {
	struct suggestion *suggestion;
	const struct assumptions *assumptions;
	bool *concerned;
	unsigned int set_count;
};

static bool are_apart(const struct analysis *analysis,
		      const unsigned int *asked)
{
	unsigned int i;

	for (i = 0; i < analysis->machine->count; i++)
		if (asked[i] && !analysis_is_apart(analysis, asked, i))
			return false;
	return true;
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

/* Analyses the machine under the current steps */
static bool try_steps(struct search *search)
{
	struct suggestion *s = search->suggestion;

	settle_policy(s);
	analysis_free(s->after);
	s->after = analysis_new(s->machine, &s->policy, search->assumptions);
	return are_apart(s->after, s->asked);
}

static void find_concerned(struct search *search)
{
	const struct suggestion *s = search->suggestion;
	const struct function *functions = s->machine->functions, *above;
	unsigned int i, other;

	for (i = 0; i < s->machine->count; i++) {
		if (!s->asked[i])
			continue;
		if (s->asked[i] > search->set_count)
			search->set_count = s->asked[i];
		for (above = functions[i].above; above; above = above->above)
			search->concerned[above - functions] = true;
		for (other = 0; other < s->machine->count; other++)
			if (functions_share_slot(&functions[i],
						 &functions[other]))
				search->concerned[other] = true;
	}
}

static bool is_lacking(const struct search *search, unsigned int i)
{
	return search->concerned[i] &&
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
	s->steps[s->step_count++] = (struct step) {
		.function = function,
		.mode = mode,
	};
}

/* Tries what the database alone can do; returns true if that suffices */
static bool try_database(struct search *search)
{
	struct suggestion *s = search->suggestion;
	unsigned int i;

	for (i = 0; i < s->machine->count; i++)
		if (is_lacking(search, i) && is_strict(search, i))
			add_step(s, i, ACS_MODE_QUIRK);
	return try_steps(search);
}

/* Tries everything: overrides where the database does not help */
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

/* Removes needless steps in a slot, of one mode, and of one set or all */
static void remove_needless(struct search *search, const struct function *slot,
			    enum acs_mode mode, unsigned int set)
{
	struct suggestion *s = search->suggestion;
	unsigned int i = s->step_count;

	while (i--) {
		struct step step = s->steps[i];

		if (step.mode != mode ||
		    !functions_share_slot(&s->machine->functions[step.function],
					  slot) ||
		    (set != ANY_SET && s->asked[step.function] != set))
			continue;
		remove_step(s, i);
		if (!try_steps(search))
			insert_step(s, i, step);
	}
}

static unsigned int count_overrides(const struct suggestion *s)
{
	unsigned int i, count = 0;

	for (i = 0; i < s->step_count; i++)
		count += s->steps[i].mode == ACS_MODE_OVERRIDE;
	return count;
}

/**
 * struct choice - an alternative
 * @steps: the steps
 * @count: number of @steps
 * @overrides: number of overrides among them
 */
struct choice {
	struct step *steps;
	unsigned int count;
	unsigned int overrides;
};

static void keep(struct choice *choice, const struct suggestion *s)
{
	choice->count = s->step_count;
	choice->overrides = count_overrides(s);
	memcpy(choice->steps, s->steps, s->step_count * sizeof(*s->steps));
}

static void restore(struct suggestion *s, const struct choice *choice)
{
	s->step_count = choice->count;
	memcpy(s->steps, choice->steps, choice->count * sizeof(*s->steps));
}

static bool is_less(const struct suggestion *s, const struct choice *than)
{
	unsigned int overrides = count_overrides(s);

	if (overrides != than->overrides)
		return overrides < than->overrides;
	return s->step_count < than->count;
}

/*
 * Some functions in a slot that do not isolate may be left as they are: those
 * of one set, or those that nobody asked for. Finds the set that leaves the
 * fewest steps.
 */
static void minimize_slot(struct search *search, const struct function *slot)
{
	struct suggestion *s = search->suggestion;
	struct choice all = {
		.steps = allocate(s->machine->count, sizeof(struct step)),
	};
	struct choice best = {
		.steps = allocate(s->machine->count, sizeof(struct step)),
	};
	unsigned int set;

	keep(&all, s);
	keep(&best, s);
	for (set = 0; set <= search->set_count; set++) {
		restore(s, &all);
		remove_needless(search, slot, ACS_MODE_OVERRIDE, set);
		remove_needless(search, slot, ACS_MODE_OVERRIDE, ANY_SET);
		remove_needless(search, slot, ACS_MODE_QUIRK, set);
		remove_needless(search, slot, ACS_MODE_QUIRK, ANY_SET);
		if (is_less(s, &best))
			keep(&best, s);
	}
	restore(s, &best);
	free(all.steps);
	free(best.steps);
}

static bool begins_slot(const struct machine *machine, unsigned int i)
{
	return !i || !functions_share_slot(&machine->functions[i - 1],
				 &machine->functions[i]);
}

static bool has_steps(const struct suggestion *s, const struct function *slot)
{
	const struct function *f = s->machine->functions;
	unsigned int i;

	for (i = 0; i < s->step_count; i++)
		if (functions_share_slot(&f[s->steps[i].function], slot))
			return true;
	return false;
}

static void find_least(struct search *search)
{
	struct suggestion *s = search->suggestion;
	unsigned int i;

	for (i = 0; i < s->machine->count; i++)
		if (begins_slot(s->machine, i) &&
		    has_steps(s, &s->machine->functions[i]))
			minimize_slot(search, &s->machine->functions[i]);
	try_steps(search);
}

/* Whether a function that was asked for shares its group in any case */
static bool shares_in_any_case(const struct suggestion *s,
			       const struct analysis *analysis)
{
	const struct placement *places = analysis->placements;
	unsigned int i, other;

	for (i = 0; i < s->machine->count; i++)
		for (other = 0; s->asked[i] && other < s->machine->count;
		     other++)
			if (s->asked[other] != s->asked[i] &&
			    places[other].best == places[i].best)
				return true;
	return false;
}

/* Finds out what becomes of the machine without each of the steps */
static void try_without_each(struct search *search)
{
	struct suggestion *s = search->suggestion;
	unsigned int i;

	for (i = 0; i < s->step_count; i++) {
		struct step step = s->steps[i];

		remove_step(s, i);
		settle_policy(s);
		step.without = analysis_new(s->machine, &s->policy,
					    search->assumptions);
		step.needed = shares_in_any_case(s, step.without);
		insert_step(s, i, step);
	}
	settle_policy(s);
}

static enum answer search_steps(struct search *search)
{
	struct suggestion *s = search->suggestion;
	struct obstacles *obstacles;
	enum answer answer;

	if (are_apart(s->before, s->asked)) {
		try_steps(search);
		return ANSWER_NEEDLESS;
	}
	moves_find(s);
	find_concerned(search);
	if (try_database(search) || try_override(search)) {
		find_least(search);
		try_without_each(search);
		return ANSWER_FOUND;
	}
	obstacles = obstacles_find(s);
	answer = obstacles_are_unknown(obstacles) ? ANSWER_UNKNOWN :
						    ANSWER_NONE;
	obstacles_free(obstacles);
	return answer;
}

/**
 * suggestion_new - find the smallest option that gives functions groups of
 *	their own
 * @machine: the machine, linked; must outlive what is returned
 * @base: policy to begin with; must outlive the suggestion
 * @assumptions: facts that the user states
 * @asked: for each function, the number of its set, or 0 for none; must outlive
 *	the suggestion
 *
 * Return: the suggestion, to be freed with suggestion_free().
 */
struct suggestion *suggestion_new(const struct machine *machine,
				  const struct acs_policy *base,
				  const struct assumptions *assumptions,
				  const unsigned int *asked)
{
	struct suggestion *suggestion = allocate(1, sizeof(*suggestion));
	struct search search = {
		.suggestion = suggestion,
		.assumptions = assumptions,
		.concerned = allocate(machine->count,
				      sizeof(*search.concerned)),
	};

	suggestion->machine = machine;
	suggestion->asked = asked;
	suggestion->base = base;
	suggestion->steps = allocate(machine->count, sizeof(struct step));
	suggestion->before = analysis_new(machine, base, assumptions);
	suggestion->answer = search_steps(&search);
	free(search.concerned);
	return suggestion;
}
