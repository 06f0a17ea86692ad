/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Finds the rules that share devices with a rule.
 */
#ifndef ACSGEN_NEIGHBOURS_H
#define ACSGEN_NEIGHBOURS_H

#include "rules/rule.h"

unsigned int find_neighbours(struct tree *tree, const struct rule *rule,
			     struct rule **neighbours);
void find_winners(struct tree *tree);

#endif /* ACSGEN_NEIGHBOURS_H */
