// SPDX-License-Identifier: GPL-2.0-only
/*
 * Builds the lookup index: for each vendor, the stretches of device ids that
 * the same rules name, and for each stretch the chain of those rules.
 */
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "diag.h"
#include "index.h"

/* The tables count a vendor's spans and chain entries in u16 */
#define COUNT_MAX	0xffff

/**
 * struct edge - a device id with which a range of a rule begins or has ended
 * @id: the first device id on this side of the edge
 * @begins: the range begins here
 * @rule: number of the rule
 */
struct edge {
	u32 id;
	bool begins;
	u16 rule;
};

/**
 * struct builder - the index while it grows
 * @rules: in the order in which they are asked
 * @keys: of each rule, its vendor above its number, sorted
 * @vendors: room for one per rule
 * @vendor_count: number of @vendors used
 * @firsts: of each span, its lowest id
 * @spans: room for two per id range, plus one per vendor
 * @span_count: number of @firsts and @spans used
 * @chains: all chains so far
 * @chain_size: number of @chains used
 * @chain_room: number of @chains there is room for
 * @edges: room for two per id range
 * @chain: the rules that name the id at hand, ended by ACS_CHAIN_END; room for
 *	one more chain of all rules
 * @length: number of rules in @chain
 * @known: hash table of the vendor's chains: where one is, plus one, or 0
 * @known_count: number of @known, a power of two
 */
struct builder {
	struct rule **rules;
	u32 *keys;
	struct acs_vendor *vendors;
	unsigned int vendor_count;
	u16 *firsts;
	struct acs_span *spans;
	unsigned int span_count;
	u16 *chains;
	unsigned int chain_size;
	unsigned int chain_room;
	struct edge *edges;
	u16 *chain;
	unsigned int length;
	u32 *known;
	u32 known_count;
};

static u32 append_chain(struct builder *b)
{
	unsigned int length = b->length + 1, at = b->chain_size;

	if (at + length > b->chain_room) {
		u16 *larger;

		b->chain_room = 2 * (b->chain_room + length);
		larger = arena_alloc(b->chain_room * sizeof(*larger));
		if (at)
			memcpy(larger, b->chains, at * sizeof(*larger));
		b->chains = larger;
	}
	memcpy(&b->chains[at], b->chain, length * sizeof(*b->chain));
	b->chain_size += length;
	return at;
}

/* FNV-1a */
static u32 hash_chain(const struct builder *b)
{
	u32 hash = 2166136261;
	unsigned int i;

	for (i = 0; i < b->length; i++)
		hash = (hash ^ b->chain[i]) * 16777619;
	return hash;
}

/* No chain begins so near the end that the comparison would leave the array */
static bool is_chain(const struct builder *b, u32 at)
{
	return at + b->length < b->chain_size &&
	       !memcmp(&b->chains[at], b->chain,
		       (b->length + 1) * sizeof(*b->chain));
}

/* Chains of a vendor that are alike are stored once */
static u32 add_chain(struct builder *b)
{
	u32 mask = b->known_count - 1, slot = hash_chain(b) & mask;

	b->chain[b->length] = ACS_CHAIN_END;
	for (; b->known[slot]; slot = (slot + 1) & mask)
		if (is_chain(b, b->known[slot] - 1))
			return b->known[slot] - 1;

	b->known[slot] = append_chain(b) + 1;
	return b->known[slot] - 1;
}

static void add_span(struct builder *b, struct acs_vendor *vendor, u32 first,
		     u32 last)
{
	struct acs_span *span = &b->spans[b->span_count];
	u32 chain = add_chain(b) - vendor->chain;

	if (!chain)
		return;
	if (b->span_count > vendor->span && span[-1].last + 1U == first &&
	    span[-1].chain == chain) {
		span[-1].last = last;
		return;
	}

	b->firsts[b->span_count++] = first;
	span->last = last;
	span->chain = chain;
}

/* Keeps the chain in the order of the rules' numbers */
static void cross(struct builder *b, const struct edge *edge)
{
	unsigned int i = b->length;

	if (edge->begins) {
		for (; i && b->chain[i - 1] > edge->rule; i--)
			b->chain[i] = b->chain[i - 1];
		b->chain[i] = edge->rule;
		b->length++;
		return;
	}

	for (i = 0; b->chain[i] != edge->rule; i++)
		;
	b->length--;
	memmove(&b->chain[i], &b->chain[i + 1],
		(b->length - i) * sizeof(*b->chain));
}

/* A range that ends where another of the rule begins ends first */
static int compare_edges(const void *a, const void *b)
{
	const struct edge *x = a, *y = b;

	if (x->id != y->id)
		return x->id < y->id ? -1 : 1;
	return x->begins - y->begins;
}

static unsigned int mark_edges(struct builder *b, const u32 *own,
			       unsigned int own_count)
{
	unsigned int i, count = 0;
	const struct ids *ids;

	for (i = 0; i < own_count; i++) {
		u16 rule = own[i] & 0xffff;

		for (ids = b->rules[rule]->ids; ids; ids = ids->next) {
			b->edges[count++] = (struct edge){
				.id = ids->first,
				.begins = true,
				.rule = rule,
			};
			b->edges[count++] = (struct edge){
				.id = ids->last + 1,
				.rule = rule,
			};
		}
	}
	qsort(b->edges, count, sizeof(*b->edges), compare_edges);
	return count;
}

/* The vendor's first chain */
static void add_any_chain(struct builder *b, const u32 *own,
			  unsigned int own_count)
{
	unsigned int i;

	b->length = 0;
	for (i = 0; i < own_count; i++)
		if (b->rules[own[i] & 0xffff]->any_device)
			b->chain[b->length++] = own[i] & 0xffff;
	add_chain(b);
}

static void forget_chains(struct builder *b, unsigned int edge_count)
{
	/* One chain an edge, and that of all other ids; half stays free */
	b->known_count = 2;
	while (b->known_count < 2 * (edge_count + 2))
		b->known_count *= 2;
	memset(b->known, 0, b->known_count * sizeof(*b->known));
}

/* Between two neighbouring edges all ids are named by the same rules */
static bool add_vendor(struct builder *b, const u32 *own,
		       unsigned int own_count)
{
	struct acs_vendor *vendor = &b->vendors[b->vendor_count++];
	unsigned int i, count = mark_edges(b, own, own_count), spans;
	u32 first = 0;

	vendor->vendor = own[0] >> 16;
	vendor->span = b->span_count;
	vendor->chain = b->chain_size;
	forget_chains(b, count);
	add_any_chain(b, own, own_count);

	b->length = 0;
	for (i = 0; i < count; i++) {
		if (b->edges[i].id != first)
			add_span(b, vendor, first, b->edges[i].id - 1);
		first = b->edges[i].id;
		cross(b, &b->edges[i]);
	}

	spans = b->span_count - vendor->span;
	vendor->span_count = spans;
	if (spans <= COUNT_MAX && b->chain_size - vendor->chain <= COUNT_MAX)
		return true;
	error_at(NULL, "too-many",
		 "the index of vendor 0x%04x has %u spans and %u chain entries: expected at most %u of each",
		 vendor->vendor, spans, b->chain_size - vendor->chain,
		 COUNT_MAX);
	return false;
}

static bool add_vendors(struct builder *b, unsigned int rule_count)
{
	unsigned int first, next;

	for (first = 0; first < rule_count; first = next) {
		next = first;
		while (next < rule_count &&
		       b->keys[next] >> 16 == b->keys[first] >> 16)
			next++;
		if (!add_vendor(b, &b->keys[first], next - first))
			return false;
	}
	return true;
}

static int compare_keys(const void *a, const void *b)
{
	u32 x = *(const u32 *)a, y = *(const u32 *)b;

	return (x > y) - (x < y);
}

static u32 *sort_keys(struct rule **sorted, unsigned int count)
{
	u32 *keys = arena_alloc((count + 1) * sizeof(*keys));
	unsigned int i;

	for (i = 0; i < count; i++)
		keys[i] = (u32)sorted[i]->vendor << 16 | i;
	qsort(keys, count, sizeof(*keys), compare_keys);
	return keys;
}

static unsigned int count_edges(const struct tree *tree)
{
	const struct rule *rule;
	const struct ids *ids;
	unsigned int count = 0;

	for (rule = tree->rules; rule; rule = rule->next)
		for (ids = rule->ids; ids; ids = ids->next)
			count += 2;
	return count;
}

static struct acs_rule *match_only(const struct tree *tree,
				   struct rule **sorted)
{
	struct acs_rule *rules = arena_alloc((tree->rule_count + 1) *
					     sizeof(*rules));
	unsigned int i;

	for (i = 0; i < tree->rule_count; i++)
		rules[i].match = sorted[i]->match;
	return rules;
}

/**
 * build_index - build the lookup index
 * @tree: the rules
 * @sorted: the rules in the order in which they are asked
 *
 * Return: the index, or NULL after an error message.
 */
struct index *build_index(const struct tree *tree, struct rule **sorted)
{
	unsigned int rules = tree->rule_count, edges = count_edges(tree);
	struct index *index = arena_alloc(sizeof(*index));
	struct builder b = { .rules = sorted };

	b.keys = sort_keys(sorted, rules);
	b.vendors = arena_alloc((rules + 1) * sizeof(*b.vendors));
	b.firsts = arena_alloc((edges + rules + 1) * sizeof(*b.firsts));
	b.spans = arena_alloc((edges + rules + 1) * sizeof(*b.spans));
	b.edges = arena_alloc((edges + 1) * sizeof(*b.edges));
	b.chain = arena_alloc((rules + 1) * sizeof(*b.chain));
	b.known = arena_alloc(4 * (edges + 2) * sizeof(*b.known));

	/* The chain of a vendor that nobody names */
	b.chain[0] = ACS_CHAIN_END;
	append_chain(&b);
	if (!add_vendors(&b, rules))
		return NULL;

	index->db.rules = match_only(tree, sorted);
	index->db.vendors = b.vendors;
	index->db.firsts = b.firsts;
	index->db.spans = b.spans;
	index->db.chains = b.chains;
	index->db.acpi_tables = tree->acpi_tables;
	index->db.acpi_table_count = tree->acpi_table_count;
	index->db.rule_count = rules;
	index->db.vendor_count = b.vendor_count;
	index->span_count = b.span_count;
	index->chain_size = b.chain_size;
	hash_vendors(index);
	return index;
}
