// SPDX-License-Identifier: GPL-2.0-only
/*
 * Verifies the index against the plain meaning of the sources, using the
 * engine's lookup code: the index knows exactly the vendors that rules name;
 * for every id it leads to exactly the rules that name this id; and for each
 * chain of rules and every possible device, the rule found is the one that no
 * other rule beats.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "database/verify.h"
#include "engine/engine.h"
#include "rules/overlap.h"

/* Taken directly from the sources */
static const struct ids *written_ids(const struct rule *rule)
{
	static const struct ids all = { .first = 0, .last = 0xffff };
	const struct clause *match = find_clause(rule->block->clauses,
						 CLAUSE_MATCH);
	const struct ids *ids = find_clause(match->inner, CLAUSE_DEVICE)->ids;

	return ids ? ids : &all;
}

static void report_id(const struct rule *rule, u32 id, const char *what)
{
	error_at(&rule->name->place, "index",
		 "acsgen is wrong: for %04x:%04x its index %s rule %s",
		 rule->vendor, id, what, rule->name->text);
}

/*
 * Of the rules that match, the one that beats all others. verify_names() has
 * checked that the chain has all rules that name the id.
 */
static struct rule *find_winner(const struct acs_link *link,
				struct rule **sorted, const struct kind *kind)
{
	struct rule *winner = NULL;

	for (; link; link = acs_next_link(link)) {
		struct rule *rule = sorted[link->rule];

		if (match_holds(&rule->match, kind) &&
		    (!winner || rule_beats(rule, winner)))
			winner = rule;
	}
	return winner;
}

static void verify_kind(const struct index *index, struct rule **sorted,
			const struct acs_link *chain, u16 device,
			const struct kind *kind)
{
	struct rule *winner = find_winner(chain, sorted, kind);
	u32 traits = kind_traits(kind);
	const struct acs_rule *found = acs_match_chain(&index->db, chain,
						       traits);
	u16 vendor = sorted[chain->rule]->vendor;

	if (winner)
		winner->wins = true;
	if (winner && winner->step_count && traits & index->db.no_program)
		error_at(&winner->name->place, "index",
			 "acsgen is wrong: for %04x:%04x as type %u its index denies that rule %s has a program",
			 vendor, device, kind->type, winner->name->text);
	if (found == (winner ? &index->db.rules[winner->number] : NULL))
		return;
	error_at(winner ? &winner->name->place : NULL, "index",
		 "acsgen is wrong: for %04x:%04x as type %u its index does not lead to rule %s",
		 vendor, device, kind->type,
		 winner ? winner->name->text : "none");
}

static void verify_chain(const struct index *index, struct rule **sorted,
			 const struct acs_link *chain, u16 device)
{
	unsigned int i;

	for (i = 0; i < kind_count(index->db.acpi_table_count); i++) {
		struct kind kind = kind_at(i);

		verify_kind(index, sorted, chain, device, &kind);
	}
}

/**
 * struct edge - an id at which a range of a rule begins or has ended
 * @id: the first id on this side of the edge
 * @rule: the rule
 * @begins: the range begins here
 */
struct edge {
	u32 id;
	const struct rule *rule;
	bool begins;
};

/**
 * struct verifier - the state of the verification of one vendor after the other
 * @index: the index
 * @sorted: the rules in the order in which they are asked
 * @edges: of the rules of the vendor
 * @names: of each rule, whether it names the id
 * @name_count: number of rules that name the id
 * @found: of each rule, when it was last found in a chain
 * @chain_count: number of chains that were compared with the names
 * @seen: of each link, whether the chain that begins there has been verified
 */
struct verifier {
	const struct index *index;
	struct rule **sorted;
	struct edge *edges;
	bool names[0x10000];
	unsigned int name_count;
	unsigned int found[0x10000];
	unsigned int chain_count;
	bool *seen;
};

static int compare_edges(const void *a, const void *b)
{
	const struct edge *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

static unsigned int collect_edges(struct verifier *v, struct rule **rules,
				  unsigned int rule_count)
{
	unsigned int i, count = 0;
	const struct ids *ids;

	for (i = 0; i < rule_count; i++) {
		for (ids = written_ids(rules[i]); ids; ids = ids->next) {
			v->edges[count++] = (struct edge) {
				ids->first, rules[i], true
			};
			v->edges[count++] = (struct edge) {
				ids->last + 1, rules[i], false
			};
		}
	}
	qsort(v->edges, count, sizeof(*v->edges), compare_edges);
	return count;
}

static void cross_edge(struct verifier *v, const struct edge *edge)
{
	v->names[edge->rule->number] = edge->begins;
	v->name_count += edge->begins ? 1 : -1;
}

static void report_lost(const struct verifier *v, struct rule **rules,
			unsigned int count, u32 id)
{
	unsigned int i;

	for (i = 0; i < count; i++)
		if (v->names[rules[i]->number] &&
		    v->found[rules[i]->number] != v->chain_count)
			report_id(rules[i], id, "loses");
}

/* The chain of an id has the rules that name it, each once, and no others */
static void verify_names(struct verifier *v, const struct acs_link *chain,
			 struct rule **rules, unsigned int count, u32 id)
{
	const struct acs_link *link;
	unsigned int length = 0;

	v->chain_count++;
	for (link = chain; link; link = acs_next_link(link)) {
		if (!v->names[link->rule] ||
		    v->found[link->rule] == v->chain_count)
			report_id(v->sorted[link->rule], id, "invents");
		v->found[link->rule] = v->chain_count;
		length++;
	}
	if (length < v->name_count)
		report_lost(v, rules, count, id);
}

/* A chain that several ids share is verified only once */
static void verify_vendor(struct verifier *v, struct rule **rules,
			  unsigned int count)
{
	unsigned int at = 0, edge_count = collect_edges(v, rules, count);
	const struct acs_db *db = &v->index->db;
	const struct acs_vendor *vendor = acs_find_vendor(db, rules[0]->vendor);
	const struct acs_link *before = NULL;
	u32 id;

	for (id = 0; id <= 0xffff; id++) {
		const struct acs_link *chain =
			vendor ? acs_find_chain_of(db, vendor, id) : NULL;
		unsigned int first = at;
		bool *seen;

		for (; at < edge_count && v->edges[at].id == id; at++)
			cross_edge(v, &v->edges[at]);
		if (chain == before && at == first && id)
			continue;
		before = chain;
		verify_names(v, chain, rules, count, id);
		if (!chain)
			continue;
		seen = &v->seen[chain - v->index->db.links];
		if (!*seen)
			verify_chain(v->index, v->sorted, chain, id);
		*seen = true;
	}
	for (; at < edge_count; at++)
		cross_edge(v, &v->edges[at]);
}

static unsigned int count_written(const struct tree *tree)
{
	const struct rule *rule;
	const struct ids *ids;
	unsigned int count = 0;

	for (rule = tree->rules; rule; rule = rule->next)
		for (ids = written_ids(rule); ids; ids = ids->next)
			count++;
	return count;
}

static int compare_vendors(const void *a, const void *b)
{
	const struct rule *x = *(const struct rule *const *)a;
	const struct rule *y = *(const struct rule *const *)b;

	if (x->vendor != y->vendor)
		return x->vendor < y->vendor ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

/* By vendor, and within a vendor in the order of the sources */
static struct rule **rules_by_vendor(const struct tree *tree,
				     struct rule **sorted)
{
	struct rule **rules = arena_alloc((tree->rule_count + 1) *
					  sizeof(*rules));

	memcpy(rules, sorted, tree->rule_count * sizeof(*rules));
	qsort(rules, tree->rule_count, sizeof(*rules), compare_vendors);
	return rules;
}

static void verify_vendors(const struct index *index, const struct tree *tree)
{
	bool *named = arena_alloc(0x10000 * sizeof(*named));
	const struct rule *rule;
	u32 vendor;

	for (rule = tree->rules; rule; rule = rule->next)
		named[rule->vendor] = true;
	for (vendor = 0; vendor < ACS_NO_VENDOR; vendor++) {
		if (!acs_find_vendor(&index->db, vendor) == !named[vendor])
			continue;
		error_at(NULL, "index",
			 "acsgen is wrong: its index is mistaken about vendor %04x",
			 vendor);
	}
}

/**
 * verify_index - verify the index against the sources
 * @index: what build_index() made
 * @tree: the rules
 * @sorted: the rules in the order in which they are asked
 *
 * Differences are reported as errors; they are defects of acsgen. Rules that no
 * device can reach are reported, too.
 */
void verify_index(const struct index *index, const struct tree *tree,
		  struct rule **sorted)
{
	struct verifier *v = arena_alloc(sizeof(*v));
	struct rule **rules = rules_by_vendor(tree, sorted);
	unsigned int i, next;
	const struct rule *rule;

	v->index = index;
	v->sorted = sorted;
	v->edges = arena_alloc(2 * count_written(tree) * sizeof(*v->edges));
	v->seen = arena_alloc((index->link_count + 1) * sizeof(*v->seen));
	verify_vendors(index, tree);
	for (i = 0; i < tree->rule_count; i = next) {
		for (next = i + 1; next < tree->rule_count; next++)
			if (rules[next]->vendor != rules[i]->vendor)
				break;
		verify_vendor(v, rules + i, next - i);
	}

	for (rule = tree->rules; rule; rule = rule->next)
		if (!rule->wins)
			error_at(&rule->name->place, "shadowed-rule",
				 "rule %s is never asked, because others match all of its devices first",
				 rule->name->text);
}
