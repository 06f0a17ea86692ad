// SPDX-License-Identifier: GPL-2.0-only
/*
 * Puts the rules in the order in which they are asked.
 */
#include "base/arena.h"
#include "rules/order.h"

/* Goes on from a rule until all that it has come through is placed */
static void walk_from(struct rule *rule, struct rule **sorted,
		      unsigned int *count,
		      void (*report)(const struct rule *rule,
				     const struct rule *winner,
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
			report(rule, winner, name);
		} else if (winner->walk.mark == UNSEEN) {
			winner->walk.from = rule;
			rule = winner;
		}
	}
}

/**
 * rank_rules - put what beats a rule before it
 * @tree: has been resolved
 * @report: is called for each cycle, with the rule where the way has come, and
 *	the rule that beats it, through which the way has come
 * @name: is handed to it
 *
 * Rules that do not overlap stay in the order of the sources, so the result
 * depends on nothing else. There can be as many rules on the way as there are
 * rules, so they, and not the stack, keep where it is.
 *
 * Return: the rules; their count is @tree->rule_count.
 */
struct rule **rank_rules(struct tree *tree,
			 void (*report)(const struct rule *rule,
					const struct rule *winner,
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
 * order_rules - put the rules in the order in which they are asked
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
