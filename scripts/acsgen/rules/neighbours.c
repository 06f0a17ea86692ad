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
 * @rule: the rule, or NULL to find all rules that name an id
 * @first: lowest vendor and device id of one of its ranges
 * @last: highest
 * @clashes: find only rules that the order leaves open
 * @found: what is found
 * @count: number of @found
 * @enough: no more are wanted
 */
struct search {
	unsigned int number;
	const struct rule *rule;
	u32 first;
	u32 last;
	bool clashes;
	struct rule **found;
	unsigned int count;
	bool enough;
};

/* Of clashing rules, the earliest among so many is found */
#define CLASHES_MAX	16

static bool is_wanted(const struct search *search, const struct rule *rule)
{
	if (!search->rule)
		return true;
	if (rule == search->rule || !conditions_overlap(rule, search->rule))
		return false;
	return !search->clashes || (!rule_beats(rule, search->rule) &&
				    !rule_beats(search->rule, rule));
}

static void add_rule(struct search *search, struct rule *rule)
{
	if (rule->seen == search->number)
		return;
	rule->seen = search->number;
	if (!is_wanted(search, rule))
		return;
	search->found[search->count++] = rule;
	if (search->clashes && search->count == CLASHES_MAX)
		search->enough = true;
}

static void search_part(struct search *search, const struct stretch *part,
			unsigned int count)
{
	while (count) {
		const struct stretch *middle = part + count / 2;

		if (middle->highest < search->first)
			return;
		search_part(search, part, count / 2);
		if (middle->first > search->last || search->enough)
			return;
		if (middle->last >= search->first)
			add_rule(search, middle->rule);
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

static void search_all(struct search *search, struct tree *tree)
{
	u32 vendor = (u32)search->rule->vendor << 16;
	const struct ids *ids;

	search->number = ++tree->searches;
	for (ids = search->rule->ids; ids && !search->enough; ids = ids->next) {
		search->first = vendor | ids->first;
		search->last = vendor | ids->last;
		search_part(search, tree->stretches, tree->stretch_count);
	}
	qsort(search->found, search->count, sizeof(*search->found),
	      compare_rules);
}

/**
 * find_clash - find a rule that can match the same device as another, without
 *	an order between them
 * @tree: has been resolved
 * @rule: the other
 *
 * Return: the rule, or NULL. It is the first in the order of the sources, unless
 * there are many.
 */
struct rule *find_clash(struct tree *tree, const struct rule *rule)
{
	struct rule *found[CLASHES_MAX];
	struct search search = {
		.rule = rule,
		.clashes = true,
		.found = found,
	};

	search_all(&search, tree);
	return search.count ? found[0] : NULL;
}

/**
 * find_naming_rules - find the rules that name an id
 * @tree: has been resolved
 * @vendor: the vendor id
 * @device: the device id
 * @rules: has room for all rules; filled in, in the order of the sources
 *
 * Return: number of @rules.
 */
unsigned int find_naming_rules(struct tree *tree, u16 vendor, u16 device,
			       struct rule **rules)
{
	struct search search = {
		.number = ++tree->searches,
		.first = (u32)vendor << 16 | device,
		.last = (u32)vendor << 16 | device,
		.found = rules,
	};

	search_part(&search, tree->stretches, tree->stretch_count);
	qsort(rules, search.count, sizeof(*rules), compare_rules);
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

/**
 * sort_stretches - sort the ranges of all rules
 * @tree: its rules are resolved
 */
void sort_stretches(struct tree *tree)
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

static void set_winners(struct rule *rule, struct rule **winners,
			unsigned int count)
{
	rule->winner_count = count;
	rule->winners = arena_alloc(count * sizeof(*winners));
	memcpy(rule->winners, winners, count * sizeof(*winners));
}

/**
 * find_winners - find the rules that beat each rule
 * @tree: has been resolved; find_clash() finds nothing, so a rule has few
 *	neighbours, since long chains do not fit into the index
 */
void find_winners(struct tree *tree)
{
	struct rule **list = arena_alloc(tree->rule_count * sizeof(*list));
	struct search search = { .found = list };
	struct rule *rule;

	for (rule = tree->rules; rule; rule = rule->next) {
		unsigned int i, count = 0;

		search.rule = rule;
		search.count = 0;
		search_all(&search, tree);
		for (i = 0; i < search.count; i++)
			if (rule_beats(list[i], rule))
				list[count++] = list[i];
		set_winners(rule, list, count);
	}
}

/**
 * find_stated_winners - find the rules that say that they come before others
 * @tree: has been resolved
 *
 * Finds those that beat each rule, but for those that are more specific.
 */
void find_stated_winners(struct tree *tree)
{
	const struct before *before;
	struct rule *rule;

	for (rule = tree->rules; rule; rule = rule->next)
		for (before = rule->before; before; before = before->next)
			before->rule->winner_count++;
	for (rule = tree->rules; rule; rule = rule->next) {
		rule->winners = arena_alloc(rule->winner_count *
					    sizeof(*rule->winners));
		rule->winner_count = 0;
	}
	for (rule = tree->rules; rule; rule = rule->next)
		for (before = rule->before; before; before = before->next)
			if (before->rule != rule &&
			    rules_overlap(rule, before->rule))
				before->rule->winners[before->rule->winner_count++] =
					rule;
}
