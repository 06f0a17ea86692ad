/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What each item of a policy does to a machine, and whether it does too much or
 * too little.
 */
#ifndef ACSCTL_ANSWER_LINT_H
#define ACSCTL_ANSWER_LINT_H

#include "answer/lint-effects.h"

/**
 * struct item_lint - an item and the machine
 * @effects: one for each function, part of struct lint.effects
 * @warnings: what is wrong with it
 * @warning_count: number of @warnings
 * @useless: without it nothing would be different
 * @quirk_does: quirk in place of override would do the same
 * @needed: for each function, whether an override of its own would have to
 *	stand in place of the item; NULL if that is no better
 */
struct item_lint {
	const struct effect *effects;
	char **warnings;
	unsigned int warning_count;
	bool useless;
	bool quirk_does;
	bool *needed;
};

/**
 * struct lint - a policy and a machine
 * @policy: the policy
 * @analysis: the machine under it
 * @effects: one for each of its items and each function
 * @items: one for each of its items
 * @warning_count: warnings of all items
 */
struct lint {
	const struct acs_policy *policy;
	struct analysis *analysis;
	struct effect *effects;
	struct item_lint *items;
	unsigned int warning_count;
};

struct lint *lint_new(const struct machine *machine,
		      const struct acs_policy *policy,
		      const struct assumptions *assumptions);
void lint_free(struct lint *lint);
char *lint_alternative(const struct lint *lint, unsigned int item);

#endif /* ACSCTL_ANSWER_LINT_H */
