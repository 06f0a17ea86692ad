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
#include "overlap.h"

/* The tables count in u16 */
#define COUNT_MAX	0xffff

/**
 * struct builder - the index while it grows
 * @rules: in the order in which they are asked
 * @rule_count: number of @rules
 * @vendors: room for one per rule
 * @vendor_count: number of @vendors used
 * @spans: room for two per id range, plus one per vendor
 * @span_count: number of @spans used
 * @chains: all chains so far
 * @chain_size: number of @chains used
 * @chain_room: number of @chains there is room for
 * @chain: room for one more chain
 * @own: the rules of the vendor at hand
 * @own_ids: of each of @own, the first ids not below the last id asked about
 * @own_count: number of @own
 */
struct builder {
	struct rule **rules;
	unsigned int rule_count;
	struct acs_vendor *vendors;
	unsigned int vendor_count;
	struct acs_span *spans;
	unsigned int span_count;
	u16 *chains;
	unsigned int chain_size;
	unsigned int chain_room;
	u16 *chain;
	u16 *own;
	const struct ids **own_ids;
	unsigned int own_count;
};

static unsigned int chain_length(const u16 *chain)
{
	unsigned int length = 1;

	while (*chain++ != ACS_CHAIN_END)
		length++;
	return length;
}

static unsigned int find_chain(const struct builder *b, const u16 *chain,
			       unsigned int length)
{
	unsigned int at = 0;

	while (at < b->chain_size) {
		unsigned int n = chain_length(&b->chains[at]);

		if (n == length &&
		    !memcmp(&b->chains[at], chain, n * sizeof(*chain)))
			break;
		at += n;
	}
	return at;
}

/* Chains that are alike are stored once */
static unsigned int add_chain(struct builder *b, const u16 *chain)
{
	unsigned int length = chain_length(chain);
	unsigned int at = find_chain(b, chain, length);

	if (at < b->chain_size)
		return at;

	if (b->chain_size + length > b->chain_room) {
		u16 *larger;

		b->chain_room = 2 * (b->chain_room + length);
		larger = arena_alloc(b->chain_room * sizeof(*larger));
		if (b->chain_size)
			memcpy(larger, b->chains,
			       b->chain_size * sizeof(*larger));
		b->chains = larger;
	}
	memcpy(&b->chains[at], chain, length * sizeof(*chain));
	b->chain_size += length;
	return at;
}

/* The rules of a vendor that name an id; asked about rising ids only */
static unsigned int chain_of(struct builder *b, u16 device)
{
	unsigned int i, length = 0;

	for (i = 0; i < b->own_count; i++) {
		const struct ids **ids = &b->own_ids[i];

		while (*ids && (*ids)->last < device)
			*ids = (*ids)->next;
		if (*ids && (*ids)->first <= device)
			b->chain[length++] = b->own[i];
	}
	b->chain[length] = ACS_CHAIN_END;
	return add_chain(b, b->chain);
}

static void collect_own(struct builder *b, u16 vendor)
{
	unsigned int i;

	b->own_count = 0;
	for (i = 0; i < b->rule_count; i++) {
		if (b->rules[i]->vendor != vendor)
			continue;
		b->own[b->own_count] = i;
		b->own_ids[b->own_count++] = b->rules[i]->ids;
	}
}

static unsigned int any_chain_of(struct builder *b, u16 vendor)
{
	unsigned int i, length = 0;

	for (i = 0; i < b->rule_count; i++)
		if (b->rules[i]->vendor == vendor && b->rules[i]->any_device)
			b->chain[length++] = i;
	b->chain[length] = ACS_CHAIN_END;
	return add_chain(b, b->chain);
}

static void add_span(struct builder *b, struct acs_vendor *vendor,
		     unsigned int first, unsigned int last, unsigned int chain)
{
	struct acs_span *span = &b->spans[b->span_count];

	if (chain == vendor->any_chain)
		return;
	if (vendor->span_count && span[-1].last + 1U == first &&
	    span[-1].chain == chain) {
		span[-1].last = last;
		return;
	}

	span->first = first;
	span->last = last;
	span->chain = chain;
	b->span_count++;
	vendor->span_count++;
}

/* Ranges that touch have no edge between them */
static void mark_edges(const struct ids *ids, unsigned char *edge)
{
	u32 end = 0;

	for (; ids; ids = ids->next) {
		if (ids->first != end) {
			edge[end] = 1;
			edge[ids->first] = 1;
		}
		end = ids->last + 1;
	}
	edge[end] = 1;
}

/* Between two neighbouring edges all ids are named by the same rules */
static void add_vendor(struct builder *b, u16 id)
{
	struct acs_vendor *vendor = &b->vendors[b->vendor_count++];
	unsigned char *edge = arena_alloc(0x10001);
	unsigned int i, first = 0, next;

	vendor->vendor = id;
	vendor->span = b->span_count;
	vendor->any_chain = any_chain_of(b, id);
	collect_own(b, id);

	edge[0x10000] = 1;
	for (i = 0; i < b->rule_count; i++) {
		if (b->rules[i]->vendor == id)
			mark_edges(b->rules[i]->ids, edge);
	}

	for (next = 1; next <= 0x10000; next++) {
		if (!edge[next])
			continue;
		add_span(b, vendor, first, next - 1, chain_of(b, first));
		first = next;
	}
}

static int compare_ids(const void *a, const void *b)
{
	return *(const u16 *)a - *(const u16 *)b;
}

static void add_vendors(struct builder *b)
{
	u16 *ids = arena_alloc((b->rule_count + 1) * sizeof(*ids));
	unsigned int i;

	for (i = 0; i < b->rule_count; i++)
		ids[i] = b->rules[i]->vendor;
	qsort(ids, b->rule_count, sizeof(*ids), compare_ids);
	for (i = 0; i < b->rule_count; i++)
		if (!i || ids[i] != ids[i - 1])
			add_vendor(b, ids[i]);
}

static unsigned int count_edges(const struct builder *b)
{
	unsigned int i, count = 0;

	for (i = 0; i < b->rule_count; i++) {
		const struct ids *ids;

		for (ids = b->rules[i]->ids; ids; ids = ids->next)
			count += 2;
	}
	return count;
}

static struct acs_rule *match_only(const struct builder *b)
{
	struct acs_rule *rules = arena_alloc((b->rule_count + 1) *
					     sizeof(*rules));
	unsigned int i;

	for (i = 0; i < b->rule_count; i++)
		rules[i].match = b->rules[i]->match;
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
	static const u16 empty_chain[] = { ACS_CHAIN_END };
	struct builder b = { .rules = sorted, .rule_count = tree->rule_count };
	struct index *index = arena_alloc(sizeof(*index));

	b.vendors = arena_alloc((b.rule_count + 1) * sizeof(*b.vendors));
	b.spans = arena_alloc((count_edges(&b) + b.rule_count + 1) *
			      sizeof(*b.spans));
	b.chain = arena_alloc((b.rule_count + 1) * sizeof(*b.chain));
	b.own = arena_alloc((b.rule_count + 1) * sizeof(*b.own));
	b.own_ids = arena_alloc((b.rule_count + 1) * sizeof(*b.own_ids));
	add_chain(&b, empty_chain);
	add_vendors(&b);

	if (b.span_count > COUNT_MAX || b.chain_size > COUNT_MAX) {
		error_at(NULL, "too-many",
			 "the index has %u spans and %u chain entries: expected at most %u of each",
			 b.span_count, b.chain_size, COUNT_MAX);
		return NULL;
	}

	index->db.rules = match_only(&b);
	index->db.vendors = b.vendors;
	index->db.spans = b.spans;
	index->db.chains = b.chains;
	index->db.acpi_tables = tree->acpi_tables;
	index->db.acpi_table_count = tree->acpi_table_count;
	index->db.rule_count = b.rule_count;
	index->db.vendor_count = b.vendor_count;
	index->span_count = b.span_count;
	index->chain_size = b.chain_size;
	return index;
}
