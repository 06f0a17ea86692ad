// SPDX-License-Identifier: GPL-2.0-only
/*
 * Counts what the index of each vendor will hold, without making it: the rules
 * of a vendor can have chains whose length grows with the square of their
 * number.
 *
 * The ids are walked in order. The rules that name an id are known by the sum of
 * a random number for each, so a step costs the same however many there are.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "rules/chains.h"

/**
 * struct edge - an id at which a range of a rule begins or has ended
 * @at: the vendor, above the first id on this side of the edge
 * @rule: the rule
 * @begins: the range begins here
 */
struct edge {
	u64 at;
	const struct rule *rule;
	bool begins;
};

/**
 * struct set - rules that name an id
 * @sum: of the random numbers of the rules
 * @length: number of rules
 */
struct set {
	u64 sum;
	unsigned int length;
};

/**
 * struct count - the chains of a vendor
 * @known: hash table of the sets whose chain has been counted
 * @size: number of @known, a power of two
 * @wide: the rules for all ids, whose spans are not stored
 * @last: the set of the last span
 * @end: the id after the last span
 * @spans: number of spans
 * @links: number of links
 */
struct count {
	struct set *known;
	unsigned int size;
	struct set wide;
	struct set last;
	u64 end;
	unsigned int spans;
	u64 links;
};

/* Room for the end behind the last id */
#define VENDOR_SHIFT	17

/* The finalizer of MurmurHash3 */
static u64 random_of(const struct rule *rule)
{
	u64 x = rule->at + 1;

	x = (x ^ x >> 33) * 0xff51afd7ed558ccd;
	x = (x ^ x >> 33) * 0xc4ceb9fe1a85ec53;
	return x ^ x >> 33;
}

static void add_rule(struct set *set, const struct rule *rule, bool begins)
{
	u64 value = random_of(rule);

	set->sum += begins ? value : -value;
	set->length += begins ? 1 : -1;
}

static bool same_set(const struct set *a, const struct set *b)
{
	return a->sum == b->sum && a->length == b->length;
}

static void count_chain(struct count *count, const struct set *set)
{
	unsigned int at = set->sum & (count->size - 1);

	while (count->known[at].length) {
		if (same_set(&count->known[at], set))
			return;
		at = (at + 1) & (count->size - 1);
	}
	count->known[at] = *set;
	count->links += set->length;
}

static void count_span(struct count *count, const struct set *set, u64 first,
		       u64 end)
{
	if (!set->length || first == end || same_set(set, &count->wide))
		return;
	count_chain(count, set);
	if (count->end != first || !same_set(set, &count->last))
		count->spans++;
	count->last = *set;
	count->end = end;
}

static void count_vendor(struct count *count, const struct edge *edges,
			 unsigned int edge_count)
{
	struct set set = {};
	unsigned int i;
	u64 first = 0;

	count->size = 4;
	while (count->size < 2 * edge_count)
		count->size *= 2;
	count->known = arena_alloc(count->size * sizeof(*count->known));
	for (i = 0; i < edge_count; i++)
		if (edges[i].begins && edges[i].rule->any_device)
			add_rule(&count->wide, edges[i].rule, true);
	if (count->wide.length)
		count_chain(count, &count->wide);
	for (i = 0; i < edge_count; i++) {
		count_span(count, &set, first, edges[i].at);
		first = edges[i].at;
		add_rule(&set, edges[i].rule, edges[i].begins);
	}
}

static int compare_edges(const void *a, const void *b)
{
	u64 x = ((const struct edge *)a)->at, y = ((const struct edge *)b)->at;

	return (x > y) - (x < y);
}

static struct edge *collect_edges(const struct tree *tree, unsigned int *count)
{
	unsigned int i, all = 0;
	const struct rule *rule;
	struct edge *edges;

	for (rule = tree->rules; rule; rule = rule->next)
		all += 2 * rule->id_set->count;
	edges = arena_alloc(all * sizeof(*edges));
	*count = 0;
	for (rule = tree->rules; rule; rule = rule->next) {
		u64 vendor = (u64)rule->vendor << VENDOR_SHIFT;

		for (i = 0; i < rule->id_set->count; i++) {
			const struct ids *ids = rule->id_set->ranges[i];

			edges[(*count)++] = (struct edge) {
				vendor | ids->first, rule, true
			};
			edges[(*count)++] = (struct edge) {
				vendor | (ids->last + 1), rule, false
			};
		}
	}
	qsort(edges, all, sizeof(*edges), compare_edges);
	return edges;
}

/**
 * count_chains - count the spans of ids and the links of chains of each vendor
 * @tree: has been resolved
 * @report: is called for each vendor
 * @name: is passed to it
 */
void count_chains(const struct tree *tree,
		  void (*report)(u16 vendor, unsigned int spans, u64 links,
				 const char *name),
		  const char *name)
{
	unsigned int first, next, all;
	struct edge *edges = collect_edges(tree, &all);

	for (first = 0; first < all; first = next) {
		u64 vendor = edges[first].at >> VENDOR_SHIFT;
		struct count count = {};

		next = first;
		while (next < all && edges[next].at >> VENDOR_SHIFT == vendor)
			next++;
		count_vendor(&count, &edges[first], next - first);
		report(vendor, count.spans, count.links, name);
	}
}
