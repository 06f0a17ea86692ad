// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finds the rules that share devices with a rule, without comparing it with
 * each.
 *
 * All ranges of ids are sorted by vendor and first id. The sorted array is a
 * binary tree: its middle is the root, and the parts on either side are the
 * subtrees. Each range knows the highest id of its subtree, so subtrees whose
 * ranges all end too early or begin too late are skipped.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "rules/neighbours.h"
#include "rules/overlap.h"

/**
 * struct stretch - a range of ids of a rule
 * @first: lowest vendor and device id
 * @last: highest
 * @highest: the highest id of the subtree that this is the root of
 * @rule: the rule
 */
struct stretch {
	u32 first;
	u32 last;
	u32 highest;
	struct rule *rule;
};

/**
 * struct search - a search for the neighbours of a rule
 * @number: counts searches
 * @rule: the rule
 * @first: lowest vendor and device id of one of its ranges
 * @last: highest
 * @neighbours: what is found
 * @count: number of @neighbours
 */
struct search {
	unsigned int number;
	const struct rule *rule;
	u32 first;
	u32 last;
	struct rule **neighbours;
	unsigned int count;
};

static void add_neighbour(struct search *search, struct rule *rule)
{
	if (rule->seen == search->number)
		return;
	rule->seen = search->number;
	if (rule != search->rule && conditions_overlap(rule, search->rule))
		search->neighbours[search->count++] = rule;
}

static void search_part(struct search *search, const struct stretch *part,
			unsigned int count)
{
	while (count) {
		const struct stretch *middle = part + count / 2;

		if (middle->highest < search->first)
			return;
		search_part(search, part, count / 2);
		if (middle->first > search->last)
			return;
		if (middle->last >= search->first)
			add_neighbour(search, middle->rule);
		part = middle + 1;
		count -= count / 2 + 1;
	}
}

static int compare_rules(const void *a, const void *b)
{
	unsigned int x = (*(const struct rule *const *)a)->at;
	unsigned int y = (*(const struct rule *const *)b)->at;

	return (x > y) - (x < y);
}

/**
 * find_neighbours - find the rules that overlap with a rule
 * @tree: has been resolved
 * @rule: the rule
 * @neighbours: has room for all rules; filled in, in the order of the sources
 *
 * Return: number of @neighbours.
 */
unsigned int find_neighbours(struct tree *tree, const struct rule *rule,
			     struct rule **neighbours)
{
	struct search search = {
		.number = ++tree->searches,
		.rule = rule,
		.neighbours = neighbours,
	};
	const struct ids *ids;

	for (ids = rule->ids; ids; ids = ids->next) {
		search.first = (u32)rule->vendor << 16 | ids->first;
		search.last = (u32)rule->vendor << 16 | ids->last;
		search_part(&search, tree->stretches, tree->stretch_count);
	}
	qsort(neighbours, search.count, sizeof(*neighbours), compare_rules);
	return search.count;
}

static int compare_stretches(const void *a, const void *b)
{
	u32 x = ((const struct stretch *)a)->first;
	u32 y = ((const struct stretch *)b)->first;

	return (x > y) - (x < y);
}

static u32 set_highest(struct stretch *part, unsigned int count)
{
	struct stretch *middle = part + count / 2;
	u32 before, after;

	if (!count)
		return 0;
	before = set_highest(part, count / 2);
	after = set_highest(middle + 1, count - count / 2 - 1);
	middle->highest = middle->last;
	if (middle->highest < before)
		middle->highest = before;
	if (middle->highest < after)
		middle->highest = after;
	return middle->highest;
}

static void sort_stretches(struct tree *tree)
{
	unsigned int count = 0;
	const struct ids *ids;
	struct rule *rule;

	for (rule = tree->rules; rule; rule = rule->next)
		for (ids = rule->ids; ids; ids = ids->next)
			count++;

	tree->stretches = arena_alloc(count * sizeof(*tree->stretches));
	for (rule = tree->rules; rule; rule = rule->next) {
		for (ids = rule->ids; ids; ids = ids->next) {
			struct stretch *stretch =
				&tree->stretches[tree->stretch_count++];

			stretch->first = (u32)rule->vendor << 16 | ids->first;
			stretch->last = (u32)rule->vendor << 16 | ids->last;
			stretch->rule = rule;
		}
	}

	qsort(tree->stretches, count, sizeof(*tree->stretches),
	      compare_stretches);
	set_highest(tree->stretches, count);
}

/**
 * find_winners - find the rules that beat each rule
 * @tree: its rules are resolved
 */
void find_winners(struct tree *tree)
{
	struct rule **list = arena_alloc(tree->rule_count * sizeof(*list));
	struct rule *rule;

	sort_stretches(tree);
	for (rule = tree->rules; rule; rule = rule->next) {
		unsigned int i, count = find_neighbours(tree, rule, list);

		for (i = 0; i < count; i++)
			if (rule_beats(list[i], rule))
				list[rule->winner_count++] = list[i];
		rule->winners = arena_alloc(rule->winner_count *
					    sizeof(*rule->winners));
		memcpy(rule->winners, list,
		       rule->winner_count * sizeof(*rule->winners));
	}
}
