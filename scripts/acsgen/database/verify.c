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

static bool in_chain(const struct acs_link *link, unsigned int number)
{
	for (; link; link = acs_next_link(link))
		if (link->rule == number)
			return true;
	return false;
}

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

/* The chain of some id has the rule, although the rule does not name the id */
static void report_invented(const struct acs_link *const *chains,
			    const struct rule *rule)
{
	const struct ids *ids = written_ids(rule);
	u32 id;

	for (id = 0; id <= 0xffff; id++) {
		while (ids && ids->last < id)
			ids = ids->next;
		if ((!ids || id < ids->first) &&
		    in_chain(chains[id], rule->number))
			break;
	}
	report_id(rule, id, "invents");
}

/*
 * @chains: of each id of the rule's vendor; @uses of them have the rule.
 *
 * If all ids that it names have it and there are more uses, other ids have it,
 * too.
 */
static void verify_rule(const struct acs_link *const *chains,
			unsigned int uses, const struct rule *rule)
{
	const struct ids *ids;
	u32 id;

	for (ids = written_ids(rule); ids; ids = ids->next) {
		for (id = ids->first; id <= ids->last; id++) {
			if (!in_chain(chains[id], rule->number)) {
				report_id(rule, id, "loses");
				return;
			}
			uses--;
		}
	}
	if (uses)
		report_invented(chains, rule);
}

/*
 * Of the rules that match, the one that beats all others. verify_rule() has
 * checked that the chain has all rules that name the id.
 */
static struct rule *find_winner(const struct acs_link *link,
				struct rule **sorted,
				const struct acs_device *dev)
{
	struct rule *winner = NULL;

	for (; link; link = acs_next_link(link)) {
		struct rule *rule = sorted[link->rule];

		if (match_holds(&rule->match, dev) &&
		    (!winner || rule_beats(rule, winner)))
			winner = rule;
	}
	return winner;
}

static void verify_device(const struct index *index, struct rule **sorted,
			  const struct acs_link *chain,
			  const struct acs_device *dev)
{
	struct rule *winner = find_winner(chain, sorted, dev);
	const struct acs_rule *found = acs_find_rule(&index->db, dev);

	if (winner)
		winner->wins = true;
	if (found == (winner ? &index->db.rules[winner->number] : NULL))
		return;
	error_at(winner ? &winner->name->place : NULL, "index",
		 "acsgen is wrong: for %04x:%04x as type %u its index does not lead to rule %s",
		 dev->vendor, dev->device, dev->type,
		 winner ? winner->name->text : "none");
}

static void verify_chain(const struct index *index, struct rule **sorted,
			 const struct acs_link *chain, u16 vendor, u16 device)
{
	struct acs_device dev = { .vendor = vendor, .device = device };
	unsigned int i;

	for (i = 0; i < kind_count(index->db.acpi_table_count); i++) {
		set_kind(&dev, i);
		verify_device(index, sorted, chain, &dev);
	}
}

/**
 * struct verifier - the state of the verification of one vendor after the other
 * @index: the index
 * @sorted: the rules in the order in which they are asked
 * @chains: of each id of the vendor, its chain or NULL
 * @uses: of each rule, the number of ids that have it in their chains
 * @seen: of each link, whether the chain that begins there has been verified
 */
struct verifier {
	const struct index *index;
	struct rule **sorted;
	const struct acs_link *chains[0x10000];
	unsigned int uses[0x10000];
	bool *seen;
};

static void find_chains(struct verifier *v, u16 vendor)
{
	const struct acs_link *link;
	u32 id;

	for (id = 0; id <= 0xffff; id++) {
		link = acs_find_chain(&v->index->db, vendor, id);
		v->chains[id] = link;
		for (; link; link = acs_next_link(link))
			v->uses[link->rule]++;
	}
}

/* A chain that several ids share is verified only once */
static void verify_vendor(struct verifier *v, struct rule **rules,
			  unsigned int count)
{
	u16 vendor = rules[0]->vendor;
	unsigned int i;
	u32 id;

	find_chains(v, vendor);
	for (i = 0; i < count; i++)
		verify_rule(v->chains, v->uses[rules[i]->number], rules[i]);

	for (id = 0; id <= 0xffff; id++) {
		bool *seen;

		if (!v->chains[id])
			continue;
		seen = &v->seen[v->chains[id] - v->index->db.links];
		if (!*seen)
			verify_chain(v->index, v->sorted, v->chains[id],
				     vendor, id);
		*seen = true;
	}
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
