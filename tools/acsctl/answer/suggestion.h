/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The smallest boot option that gives functions groups of their own.
 */
#ifndef ACSCTL_ANSWER_SUGGESTION_H
#define ACSCTL_ANSWER_SUGGESTION_H

#include "judge/analysis.h"

/**
 * enum answer - result of the search
 * @ANSWER_NEEDLESS: the functions have groups of their own already
 * @ANSWER_FOUND: an option was found
 * @ANSWER_NONE: no option helps
 * @ANSWER_UNKNOWN: an option might help, but that depends on unknown facts
 */
enum answer {
	ANSWER_NEEDLESS,
	ANSWER_FOUND,
	ANSWER_NONE,
	ANSWER_UNKNOWN,
};

/**
 * struct step - an additional item for one function
 * @function: number of the function
 * @mode: mode of the item
 * @without: the machine under all other items, once an option was found
 * @needed: then, whether a function shares its group without the item even if
 *	all that is unknown is in favour of isolation
 */
struct step {
	unsigned int function;
	enum acs_mode mode;
	struct analysis *without;
	bool needed;
};

/**
 * struct suggestion - an option and its effect
 * @machine: the machine
 * @asked: for each function, the number of its set, or 0 for none; no function
 *	of a set may share a group with functions outside it
 * @answer: result of the search
 * @base: policy to begin with
 * @steps: items added to @base; if nothing helps, all that were tried
 * @step_count: number of @steps
 * @policy: @base, and an item for each of @steps
 * @before: the machine under @base
 * @after: the machine under @policy
 * @moves: numbers of ports with empty slots, behind which the card would need no
 *	option; only if one is needed here
 * @move_count: number of @moves
 */
struct suggestion {
	const struct machine *machine;
	const unsigned int *asked;
	enum answer answer;
	const struct acs_policy *base;
	struct step *steps;
	unsigned int step_count;
	struct acs_policy policy;
	struct analysis *before;
	struct analysis *after;
	unsigned int *moves;
	unsigned int move_count;
};

void suggestion_free(struct suggestion *suggestion);
unsigned int suggestion_doubts(const struct suggestion *suggestion,
			       const struct step *step, unsigned int function);
bool suggestion_is_reported(const struct suggestion *suggestion);
bool suggestion_concerns(const struct suggestion *suggestion,
			 unsigned int function);
bool suggestion_separates(const struct suggestion *suggestion,
			  unsigned int function);
bool suggestion_is_above(const struct suggestion *suggestion,
			 unsigned int function);
bool suggestion_leaves_open(const struct suggestion *suggestion,
			    unsigned int function, unsigned int other);

#endif /* ACSCTL_ANSWER_SUGGESTION_H */
