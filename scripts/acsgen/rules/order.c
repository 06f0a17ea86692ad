// SPDX-License-Identifier: GPL-2.0-only
/*
 * Sorts the rules in the order in which they are asked.
 */
#include "base/arena.h"
#include "rules/order.h"

/* Walks from a rule until all rules on the way are placed */
static void walk_from(struct rule *rule, struct rule **sorted,
		      unsigned int *count,
		      void (*report)(struct rule *rule, struct rule *winner,
				     const char *name),
		      const char *name)
{
	while (rule) {
		struct rule *winner;

		rule->walk.mark = ON_THE_WAY;
		if (rule->walk.next == rule->winner_count) {
			rule->walk.mark = DONE;
			sorted[(*count)++] = rule;
			rule = rule->walk.from;
			continue;
		}

		winner = rule->winners[rule->walk.next++];
		if (winner->walk.mark == ON_THE_WAY) {
			if (!rule->walk.reported && !winner->walk.reported)
				report(rule, winner, name);
		} else if (winner->walk.mark == UNSEEN) {
			winner->walk.from = rule;
			rule = winner;
		}
	}
}

/**
 * rank_rules - sort rules so that those that beat a rule come before it
 * @tree: has been resolved
 * @report: is called for cycles with the last rule on the way, and the rule that
 *	beats it and is on the way already; of cycles that meet, for one
 * @name: is passed to it
 *
 * Rules that do not overlap stay in the order of the sources, so the result
 * depends on nothing else. All rules can be on the way at once, so the state of
 * the walk is kept in the rules, not on the stack.
 *
 * Return: the rules; their count is @tree->rule_count.
 */
struct rule **rank_rules(struct tree *tree,
			 void (*report)(struct rule *rule, struct rule *winner,
					const char *name),
			 const char *name)
{
	struct rule **sorted = arena_alloc((tree->rule_count + 1) *
					   sizeof(*sorted));
	unsigned int count = 0;
	struct rule *rule;

	for (rule = tree->rules; rule; rule = rule->next)
		rule->walk = (struct walk){};
	for (rule = tree->rules; rule; rule = rule->next)
		if (rule->walk.mark == UNSEEN)
			walk_from(rule, sorted, &count, report, name);
	return sorted;
}

/**
 * order_rules - sort the rules in the order in which they are asked
 * @tree: has passed check_meaning(), so there are no cycles
 *
 * Return: the rules by their number, which is set; their count is
 * @tree->rule_count.
 */
struct rule **order_rules(struct tree *tree)
{
	struct rule **sorted = rank_rules(tree, NULL, NULL);
	unsigned int i;

	for (i = 0; i < tree->rule_count; i++)
		sorted[i]->number = i;
	return sorted;
}
