/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the options that change ACS control registers do to a machine.
 */
#ifndef ACSCTL_ANSWER_LINT_CONTROLS_H
#define ACSCTL_ANSWER_LINT_CONTROLS_H

#include "base/names.h"
#include "judge/analysis.h"

/**
 * struct control_item_lint - findings about an item
 * @names: for each function, whether the item selects it
 * @warnings: warnings about it
 */
struct control_item_lint {
	enum fact *names;
	struct names warnings;
};

/**
 * struct control_lint - findings about these options
 * @controls: the options
 * @before: the machine without them
 * @after: the machine with them
 * @items: findings about each item of each option
 * @warning_count: number of warnings about all items
 */
struct control_lint {
	const struct controls *controls;
	struct analysis *before;
	const struct analysis *after;
	struct control_item_lint *items[CONTROL_OPTIONS];
	unsigned int warning_count;
};

struct control_lint *control_lint_new(const struct analysis *after,
				      const struct acs_policy *policy,
				      const struct controls *controls,
				      const struct assumptions *assumptions);
void control_lint_free(struct control_lint *lint);
bool group_part_begins(const struct analysis *from, const struct analysis *to,
		       unsigned int function, unsigned int other);
bool group_splits(const struct analysis *from, const struct analysis *to,
		  unsigned int function);

#endif /* ACSCTL_ANSWER_LINT_CONTROLS_H */
