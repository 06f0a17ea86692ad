// SPDX-License-Identifier: GPL-2.0-only
/*
 * Builds the lookup index: for each vendor, the spans of device ids that the
 * same rules name, and for each span the chain of these rules.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "database/buckets.h"
#include "database/hash.h"
#include "database/index.h"

/**
 * struct edge - a device id at which a range of a rule begins or has ended
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
 * struct builder - an index that is being built
 * @rules: in the order in which they are asked
 * @keys: of each rule, its vendor above its number, sorted
 * @vendors: room for one per rule
 * @vendor_count: number of @vendors used
 * @spans: room for two per id range, plus one per vendor
 * @span_count: number of @spans used
 * @links: all chains so far
 * @link_count: number of @links used
 * @link_room: allocated length of @links
 * @edges: room for two per id range
 * @chain: the rules that name the current id; room for all rules
 * @length: number of rules in @chain
 * @known: hash table of the vendor's chains: the position of one plus one, or 0
 * @known_count: number of @known, a power of two
 */
struct builder {
	struct rule **rules;
	u32 *keys;
	struct acs_vendor *vendors;
	unsigned int vendor_count;
	struct acs_span *spans;
	unsigned int span_count;
	struct acs_link *links;
	unsigned int link_count;
	unsigned int link_room;
	struct edge *edges;
	u16 *chain;
	unsigned int length;
	u32 *known;
	u32 known_count;
};

/* The traits that a match excludes */
static u32 exclude(const struct match *match)
{
	static const u32 pairs[3][2] = {
		{ ACS_TRAIT_SINGLE_FUNCTION, ACS_TRAIT_MULTIFUNCTION },
		{ ACS_TRAIT_OFF_ROOT_BUS, ACS_TRAIT_ROOT_BUS },
		{ ACS_TRAIT_NO_ACS, ACS_TRAIT_ACS },
	};
	const u8 allowed[3] = {
		match->multifunction, match->root_bus, match->acs
	};
	u32 traits = (u16)~match->types |
		     match->acpi_tables * ACS_TRAIT_NO_ACPI_TABLE(0);
	unsigned int i;

	for (i = 0; i < 3; i++) {
		traits |= allowed[i] & IF_NO ? 0 : pairs[i][0];
		traits |= allowed[i] & IF_YES ? 0 : pairs[i][1];
	}
	return traits;
}

static u32 append_chain(struct builder *b)
{
	unsigned int i, at = b->link_count;

	if (at + b->length > b->link_room) {
		struct acs_link *larger;

		b->link_room = 2 * (b->link_room + b->length);
		larger = arena_alloc(b->link_room * sizeof(*larger));
		if (at)
			memcpy(larger, b->links, at * sizeof(*larger));
		b->links = larger;
	}
	for (i = 0; i < b->length; i++)
		b->links[b->link_count++] = (struct acs_link){
			.excludes = exclude(&b->rules[b->chain[i]]->match),
			.rule = b->chain[i],
			.last = i + 1 == b->length,
		};
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

/*
 * Also compares the marks of the last link, to exclude the start of a longer
 * chain
 */
static bool is_chain(const struct builder *b, u32 at)
{
	unsigned int i;

	for (i = 0; i < b->length; i++)
		if (b->links[at + i].rule != b->chain[i] ||
		    b->links[at + i].last != (i + 1 == b->length))
			return false;
	return true;
}

/* Equal chains of a vendor are stored once */
static u32 add_chain(struct builder *b)
{
	u32 mask = b->known_count - 1, slot = hash_chain(b) & mask;

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
	u32 link;

	if (!b->length)
		return;
	link = add_chain(b) - vendor->link;
	if (vendor->wide && !link)
		return;
	if (b->span_count > vendor->span && span[-1].last + 1U == first &&
	    span[-1].link == link) {
		span[-1].last = last;
		return;
	}

	b->span_count++;
	span->first = first;
	span->last = last;
	span->link = link;
}

/* Keeps the chain in the order of the rules' numbers */
static void cross_edge(struct builder *b, const struct edge *edge)
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

/* Where one range of a rule ends and another begins, the end comes first */
static int compare_edges(const void *a, const void *b)
{
	const struct edge *x = a, *y = b;

	if (x->id != y->id)
		return x->id < y->id ? -1 : 1;
	return x->begins - y->begins;
}

static unsigned int collect_edges(struct builder *b, const u32 *own,
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

/* The vendor's first chain, if any rule applies to all of its ids */
static void add_wide_chain(struct builder *b, struct acs_vendor *vendor,
			   const u32 *own, unsigned int own_count)
{
	unsigned int i;

	b->length = 0;
	for (i = 0; i < own_count; i++)
		if (b->rules[own[i] & 0xffff]->any_device)
			b->chain[b->length++] = own[i] & 0xffff;
	if (!b->length)
		return;
	vendor->wide = true;
	add_chain(b);
}

static void clear_known(struct builder *b, unsigned int edge_count)
{
	/*
	 * A chain for each edge, and that of all other ids; half of the table
	 * stays free
	 */
	b->known_count = 2;
	while (b->known_count < 2 * (edge_count + 2))
		b->known_count *= 2;
	memset(b->known, 0, b->known_count * sizeof(*b->known));
}

/* The same rules name all ids between two neighbouring edges */
static void add_vendor(struct builder *b, const u32 *own,
		       unsigned int own_count)
{
	struct acs_vendor *vendor = &b->vendors[b->vendor_count++];
	unsigned int i, count = collect_edges(b, own, own_count);
	u32 first = 0;

	vendor->vendor = own[0] >> 16;
	vendor->span = b->span_count;
	vendor->link = b->link_count;
	clear_known(b, count);
	add_wide_chain(b, vendor, own, own_count);

	b->length = 0;
	for (i = 0; i < count; i++) {
		if (b->edges[i].id != first)
			add_span(b, vendor, first, b->edges[i].id - 1);
		first = b->edges[i].id;
		cross_edge(b, &b->edges[i]);
	}

	vendor->span_count = b->span_count - vendor->span;
}

static void add_vendors(struct builder *b, unsigned int rule_count)
{
	unsigned int first, next;

	for (first = 0; first < rule_count; first = next) {
		next = first;
		while (next < rule_count &&
		       b->keys[next] >> 16 == b->keys[first] >> 16)
			next++;
		add_vendor(b, &b->keys[first], next - first);
	}
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

/* What all rules with a program exclude */
static u32 exclude_programs(const struct builder *b, unsigned int rule_count)
{
	u32 traits = ~0U;
	unsigned int i;

	for (i = 0; i < rule_count; i++)
		if (b->rules[i]->step_count)
			traits &= exclude(&b->rules[i]->match);
	return traits;
}

/**
 * build_index - build the lookup index
 * @tree: the rules, which are not too many
 * @sorted: the rules in the order in which they are asked
 *
 * Return: the index.
 */
struct index *build_index(const struct tree *tree, struct rule **sorted)
{
	unsigned int rules = tree->rule_count, edges = count_edges(tree);
	struct index *index = arena_alloc(sizeof(*index));
	struct builder b = { .rules = sorted };

	b.keys = sort_keys(sorted, rules);
	b.vendors = arena_alloc((rules + 1) * sizeof(*b.vendors));
	b.spans = arena_alloc((edges + rules + 1) * sizeof(*b.spans));
	b.edges = arena_alloc((edges + 1) * sizeof(*b.edges));
	b.chain = arena_alloc((rules + 1) * sizeof(*b.chain));
	b.known = arena_alloc(4 * (edges + 2) * sizeof(*b.known));

	add_vendors(&b, rules);

	index->db.rules = arena_alloc((rules + 1) * sizeof(*index->db.rules));
	index->db.spans = b.spans;
	index->db.links = b.links;
	index->db.acpi_tables = tree->acpi_tables;
	index->db.acpi_table_count = tree->acpi_table_count;
	index->db.rule_count = rules;
	index->db.no_program = exclude_programs(&b, rules);
	index->vendors = b.vendors;
	index->vendor_count = b.vendor_count;
	index->span_count = b.span_count;
	index->link_count = b.link_count;
	make_buckets(index);
	hash_vendors(&index->db, index->vendors, index->vendor_count);
	return index;
}
