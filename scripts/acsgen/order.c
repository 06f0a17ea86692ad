// SPDX-License-Identifier: GPL-2.0-only
/*
 * Puts the rules in the order in which they are asked.
 */
#include "arena.h"
#include "overlap.h"

static void place(struct tree *tree, struct rule *rule, struct rule **sorted,
		  unsigned int *count);

/* What beats a rule goes first; there are no cycles, check-rules.c saw to it */
static void place_winners(struct tree *tree, const struct rule *rule,
			  struct rule **sorted, unsigned int *count)
{
	struct rule *other;

	for (other = tree->rules; other; other = other->next)
		if (other != rule && rules_overlap(other, rule) &&
		    rule_beats(other, rule))
			place(tree, other, sorted, count);
}

static void place(struct tree *tree, struct rule *rule, struct rule **sorted,
		  unsigned int *count)
{
	if (rule->placed)
		return;
	rule->placed = true;
	place_winners(tree, rule, sorted, count);
	rule->number = *count;
	sorted[(*count)++] = rule;
}

/**
 * order_rules - put the rules in the order in which they are asked
 * @tree: has passed check_meaning()
 *
 * Rules that do not overlap stay in the order of the sources, so the result
 * depends on nothing else.
 *
 * Return: the rules by their number, which is set; their count is
 * @tree->rule_count.
 */
struct rule **order_rules(struct tree *tree)
{
	unsigned int count = 0;
	struct rule **sorted;
	struct rule *rule;

	for (rule = tree->rules; rule; rule = rule->next)
		count++;

	sorted = arena_alloc((count + 1) * sizeof(*sorted));
	tree->rule_count = 0;
	for (rule = tree->rules; rule; rule = rule->next)
		place(tree, rule, sorted, &tree->rule_count);
	return sorted;
}
