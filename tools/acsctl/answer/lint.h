/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What each item of a policy does to a machine, and whether it does too much or
 * too little.
 */
#ifndef ACSCTL_LINT_H
#define ACSCTL_LINT_H

#include "judge/analysis.h"

/**
 * struct effect - an item and a function
 * @selects: its selector fits
 * @counts: it is the one that counts
 * @claims: PCI_ACS_* bits that it claims
 * @refusal: why it claims none, though it should
 * @unknown: UNKNOWN_* that this hangs on
 */
struct effect {
	enum fact selects;
	enum fact counts;
	u32 claims;
	enum acs_refusal refusal;
	unsigned int unknown;
};

/**
 * struct item_lint - an item and the machine
 * @effects: one for each function
 * @warnings: what is wrong with it
 * @warning_count: number of @warnings
 * @useless: without it nothing would be different
 * @quirk_does: quirk in place of override would do the same
 * @needed: for each function, whether an override of its own would have to
 *	stand in place of the item; NULL if that is no better
 */
struct item_lint {
	struct effect *effects;
	char **warnings;
	unsigned int warning_count;
	bool useless;
	bool quirk_does;
	bool *needed;
};

/**
 * struct lint - a policy and a machine
 * @policy: the policy
 * @study: the machine under it
 * @items: one for each of its items
 * @warning_count: warnings of all items
 */
struct lint {
	const struct acs_policy *policy;
	struct study *study;
	struct item_lint *items;
	unsigned int warning_count;
};

struct lint *lint_new(const struct machine *machine,
		      const struct acs_policy *policy,
		      const struct assumptions *assumptions);
void lint_find_effects(struct lint *lint);
void lint_free(struct lint *lint);
char *lint_instead(const struct lint *lint, unsigned int item);

#endif /* ACSCTL_LINT_H */
