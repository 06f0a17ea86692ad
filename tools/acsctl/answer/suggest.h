/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Looks for the least that the option has to say, so that functions get groups
 * of their own. Nothing is predicted: each option is tried on the machine.
 */
#ifndef ACSCTL_SUGGEST_H
#define ACSCTL_SUGGEST_H

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
	struct study *before;
	struct study *after;
};

struct suggestion *suggestion_new(const struct machine *machine,
				  const struct acs_policy *base,
				  const struct assumptions *assumptions,
				  const unsigned int *asked);
void suggestion_free(struct suggestion *suggestion);
bool suggestion_concerns(const struct suggestion *suggestion,
			 unsigned int function);
bool suggestion_parts(const struct suggestion *suggestion,
		      unsigned int function);
bool suggestion_leads_to(const struct suggestion *suggestion,
			 unsigned int function);
bool suggestion_leaves_open(const struct suggestion *suggestion,
			    unsigned int function, unsigned int other);
bool study_is_apart(const struct study *study, const unsigned int *asked,
		    unsigned int function);
void item_for_function(struct acs_item *item, const struct acs_device *record,
		       enum acs_mode mode);

/**
 * struct obstacle - why a function gets no group of its own
 * @asked: number of the function
 * @function: number of the function that keeps it, may be the same
 * @unknown: UNKNOWN_*, if it is that something is not known; else 0
 * @tried: it is so in spite of what has been tried
 * @text: how it keeps it
 */
struct obstacle {
	unsigned int asked;
	unsigned int function;
	unsigned int unknown;
	bool tried;
	char *text;
};

/**
 * struct obstacles - all of them
 * @list: sorted by @asked
 * @count: number of @list
 */
struct obstacles {
	struct obstacle *list;
	unsigned int count;
};

/* obstacles.c */
struct obstacles *obstacles_find(const struct suggestion *suggestion);
void obstacles_free(struct obstacles *obstacles);
bool obstacles_are_unknown(const struct obstacles *obstacles);
bool obstacles_are_tried(const struct obstacles *obstacles);

/* trust.c */
const char *trust_text(u8 type, u32 bit);

#endif /* ACSCTL_SUGGEST_H */
