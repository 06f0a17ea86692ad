// SPDX-License-Identifier: GPL-2.0-only
/*
 * The effect of a suggestion on the groups of a machine.
 */
#include <stdlib.h>

#include "answer/suggestion.h"

/**
 * suggestion_doubts - find out on which unknown facts a step rests
 * @suggestion: the suggestion
 * @step: one of its steps
 * @function: number of the function that the facts are about
 *
 * Return: UNKNOWN_* facts, without which the step might be needless; 0 if it is
 * needed in any case.
 */
unsigned int suggestion_doubts(const struct suggestion *suggestion,
			       const struct step *step, unsigned int function)
{
	const struct suggestion *s = suggestion;
	unsigned int i;

	if (step->needed)
		return 0;
	for (i = 0; i < s->machine->count; i++)
		if (s->asked[i] &&
		    !analysis_is_apart(step->without, s->asked, i) &&
		    analysis_depends_on(step->without, i, function))
			return step->without->verdicts[function].unknown;
	return 0;
}

static bool is_reported_apart(const struct suggestion *s, unsigned int i)
{
	const struct function *f = s->machine->functions;
	unsigned int other;

	for (other = 0; other < s->machine->count; other++)
		if (s->asked[other] != s->asked[i] &&
		    f[other].reported == f[i].reported)
			return false;
	return f[i].reported >= 0;
}

/**
 * suggestion_is_reported - check whether the kernel of the source has done what
 *	is asked for
 * @suggestion: the suggestion
 *
 * Return: true if it reports groups of their own for all functions that were
 * asked for.
 */
bool suggestion_is_reported(const struct suggestion *suggestion)
{
	unsigned int i;

	if (suggestion->machine->has_doubtful_groups)
		return false;
	for (i = 0; i < suggestion->machine->count; i++)
		if (suggestion->asked[i] && !is_reported_apart(suggestion, i))
			return false;
	return true;
}

/**
 * suggestion_free - free a suggestion
 * @suggestion: from suggestion_new()
 */
void suggestion_free(struct suggestion *suggestion)
{
	unsigned int i;

	for (i = 0; i < suggestion->step_count; i++)
		analysis_free(suggestion->steps[i].without);
	analysis_free(suggestion->before);
	analysis_free(suggestion->after);
	free(suggestion->steps);
	free(suggestion->moves);
	free(suggestion);
}

/**
 * suggestion_concerns - check whether the group of a function is at stake
 * @suggestion: the suggestion
 * @function: number of the function
 *
 * Return: true if it shared a group with one of those asked for, or if its
 * group changes.
 */
bool suggestion_concerns(const struct suggestion *suggestion,
			 unsigned int function)
{
	const struct suggestion *s = suggestion;
	unsigned int i;

	for (i = 0; i < s->machine->count; i++)
		if (s->asked[i] &&
		    analysis_shares_group(s->before, function, i))
			return true;
	return !analyses_share_group(s->before, s->after, function);
}

/*
 * Counts the members of a former group that are still together, without those
 * asked for
 */
static unsigned int count_rest(const struct suggestion *s, unsigned int f)
{
	unsigned int i, count = 0;

	for (i = 0; i < s->machine->count; i++)
		if (!s->asked[i] && analysis_shares_group(s->before, i, f) &&
		    analysis_shares_group(s->after, i, f))
			count++;
	return count;
}

/**
 * suggestion_separates - check whether a function leaves its group without
 *	being asked for
 * @suggestion: the suggestion
 * @function: number of the function
 *
 * What remains of a group is where most of its functions still are, or its
 * first one.
 *
 * Return: true if it is not in what remains of its group.
 */
bool suggestion_separates(const struct suggestion *suggestion,
			  unsigned int function)
{
	const struct suggestion *s = suggestion;
	unsigned int i, count, most = 0, rest = function;

	if (s->asked[function])
		return false;
	for (i = 0; i < s->machine->count; i++) {
		if (s->asked[i] ||
		    !analysis_shares_group(s->before, i, function))
			continue;
		count = count_rest(s, i);
		if (count > most) {
			most = count;
			rest = i;
		}
	}
	return !analysis_shares_group(s->after, function, rest);
}

/**
 * suggestion_is_above - check whether a function is on the path to one asked
 *	for
 * @suggestion: the suggestion
 * @function: number of the function
 *
 * Return: true if it is above one of those asked for, or one of them.
 */
bool suggestion_is_above(const struct suggestion *suggestion,
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
 * suggestion_leaves_open - check whether a function can still reach an isolated
 *	one
 * @suggestion: the suggestion
 * @function: number of a function on the path to one asked for
 * @other: number of the function that might reach it
 *
 * Return: true if it can, as analysis_leaves_open() says.
 */
bool suggestion_leaves_open(const struct suggestion *suggestion,
			    unsigned int function, unsigned int other)
{
	return analysis_leaves_open(suggestion->after, other, function);
}
