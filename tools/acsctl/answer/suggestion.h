/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The least that the boot option has to say so that functions get groups of their
 * own.
 */
#ifndef ACSCTL_ANSWER_SUGGESTION_H
#define ACSCTL_ANSWER_SUGGESTION_H

#include "judge/analysis.h"

/**
 * enum answer - what came of the search
 * @ANSWER_NEEDLESS: the functions have groups of their own already
 * @ANSWER_FOUND: the option does it
 * @ANSWER_NONE: no option does it
 * @ANSWER_UNKNOWN: one might do it, but something is not known
 */
enum answer {
	ANSWER_NEEDLESS,
	ANSWER_FOUND,
	ANSWER_NONE,
	ANSWER_UNKNOWN,
};

/**
 * struct step - one more item for one function
 * @function: number of the function
 * @mode: what to ask for, an enum acs_mode
 */
struct step {
	unsigned int function;
	enum acs_mode mode;
};

/**
 * struct suggestion - the option, and what comes of it
 * @machine: the machine
 * @asked: for each function, the number of the set that it is in, 0 for none;
 *	nobody of another set, or of none, shall be in a group with one of it
 * @answer: what came of the search
 * @base: the policy that it began with
 * @steps: what is added to @base; if that is not enough, all that could help
 * @step_count: number of @steps
 * @policy: @base, and an item for each of @steps
 * @before: the machine under @base
 * @after: the machine under @policy
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
};

void suggestion_free(struct suggestion *suggestion);
bool suggestion_concerns(const struct suggestion *suggestion,
			 unsigned int function);
bool suggestion_separates(const struct suggestion *suggestion,
			  unsigned int function);
bool suggestion_is_above(const struct suggestion *suggestion,
			 unsigned int function);
bool suggestion_leaves_open(const struct suggestion *suggestion,
			    unsigned int function, unsigned int other);
bool analysis_is_apart(const struct analysis *analysis,
		       const unsigned int *asked, unsigned int function);

#endif /* ACSCTL_ANSWER_SUGGESTION_H */
