/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The order in which rules are asked.
 */
#ifndef ACSGEN_ORDER_H
#define ACSGEN_ORDER_H

#include "rules/rule.h"

struct rule **rank_rules(struct tree *tree,
			 void (*report)(struct rule *rule, struct rule *winner,
					const char *name),
			 const char *name);
struct rule **order_rules(struct tree *tree);

#endif /* ACSGEN_ORDER_H */
