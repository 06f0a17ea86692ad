/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Finds the rules that share devices with a rule.
 */
#ifndef ACSGEN_NEIGHBOURS_H
#define ACSGEN_NEIGHBOURS_H

#include "rules/rule.h"

void sort_stretches(struct tree *tree);
struct rule *find_clash(struct tree *tree, const struct rule *rule);
unsigned int find_naming_rules(struct tree *tree, u16 vendor, u16 device,
			       struct rule **rules);
void find_winners(struct tree *tree);
void find_stated_winners(struct tree *tree);

#endif /* ACSGEN_NEIGHBOURS_H */
