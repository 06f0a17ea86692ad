/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What each item of a policy does to a machine, and whether that is too much or
 * too little.
 */
#ifndef ACSCTL_ANSWER_LINT_H
#define ACSCTL_ANSWER_LINT_H

#include "answer/lint-controls.h"
#include "answer/lint-effects.h"
#include "base/names.h"

/**
 * struct item_lint - findings about an item
 * @effects: one for each function, part of struct lint.effects
 * @warnings: warnings about it
 * @useless: it makes no difference
 * @quirk_does: quirk in place of override would do the same
 * @needed: for each function, whether it needs an override of its own if the
 *	item is replaced; NULL if that is no better
 */
struct item_lint {
	const struct effect *effects;
	struct names warnings;
	bool useless;
	bool quirk_does;
	bool *needed;
};

/**
 * struct lint - findings about a policy on a machine
 * @policy: the policy
 * @analysis: the machine under @policy
 * @effects: one for each item and each function
 * @items: findings about each item
 * @controls: findings about options that change ACS control registers, or NULL
 * @warning_count: number of warnings about all items
 */
struct lint {
	const struct acs_policy *policy;
	struct analysis *analysis;
	struct effect *effects;
	struct item_lint *items;
	struct control_lint *controls;
	unsigned int warning_count;
};

struct lint *lint_new(const struct machine *machine,
		      const struct acs_policy *policy,
		      const struct controls *controls,
		      const struct assumptions *assumptions);
void lint_free(struct lint *lint);
char *lint_alternative(const struct lint *lint, unsigned int item);

#endif /* ACSCTL_ANSWER_LINT_H */
