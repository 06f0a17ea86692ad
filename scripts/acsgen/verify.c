// SPDX-License-Identifier: GPL-2.0-only
/*
 * Holds the index against the plain meaning of the sources, with the lookup
 * code of the engine: it knows the vendors that are named and no others; for
 * every id of each the rules that it leads to are those that name the id; and
 * for each chain of rules and each device that could be, the rule found
 * is the one that no other rule beats.
 */
#include <string.h>

#include "../../drivers/pci/acs-policy/core.h"
#include "arena.h"
#include "diag.h"
#include "index.h"
#include "overlap.h"

static bool in_chain(const u16 *chain, unsigned int number)
{
	for (; *chain != ACS_CHAIN_END; chain++)
		if (*chain == number)
			return true;
	return false;
}

/* Marks, straight from the sources, each id that the rule names */
static bool *mark_ids(const struct rule *rule)
{
	const struct clause *match = find_clause(rule->block->clauses,
						 CLAUSE_MATCH);
	const struct ids *ids = find_clause(match->inner, CLAUSE_DEVICE)->ids;
	bool *named = arena_alloc(0x10000 * sizeof(*named));
	u32 id;

	if (!ids)
		memset(named, true, 0x10000 * sizeof(*named));
	for (; ids; ids = ids->next)
		for (id = ids->first; id <= ids->last; id++)
			named[id] = true;
	return named;
}

static void verify_rule(const struct index *index, const struct rule *rule)
{
	bool *named = mark_ids(rule);
	u32 id;

	for (id = 0; id <= 0xffff; id++) {
		const u16 *chain = acs_find_chain(&index->db, rule->vendor,
						  id);

		if (named[id] == in_chain(chain, rule->number))
			continue;
		error_at(&rule->name->place, "index",
			 "acsgen is wrong: for %04x:%04x its index %s rule %s",
			 rule->vendor, id, named[id] ? "loses" : "invents",
			 rule->name->text);
		return;
	}
}

/* Of the rules that match, the one that beats all the others */
static struct rule *find_winner(const struct tree *tree, struct rule **sorted,
				const struct acs_device *dev)
{
	struct rule *winner = NULL;
	unsigned int i;

	for (i = 0; i < tree->rule_count; i++) {
		if (!rule_names_id(sorted[i], dev->vendor, dev->device) ||
		    !acs_match_holds(&sorted[i]->match, dev))
			continue;
		if (!winner || rule_beats(sorted[i], winner))
			winner = sorted[i];
	}
	return winner;
}

static void verify_device(const struct index *index, const struct tree *tree,
			  struct rule **sorted, const struct acs_device *dev)
{
	struct rule *winner = find_winner(tree, sorted, dev);
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

/* Every type, multifunction or not, on a root bus or not, with ACS or not */
static void verify_chain(const struct index *index, const struct tree *tree,
			 struct rule **sorted, u16 vendor, u16 device)
{
	struct acs_device dev = { .vendor = vendor, .device = device };
	unsigned int i;

	for (i = 0; i < 16 << 3; i++) {
		dev.type = i >> 3;
		dev.multifunction = i & 1;
		dev.root_bus = i & 2;
		dev.has_acs = i & 4;
		verify_device(index, tree, sorted, &dev);
	}
}

/* A chain that several ids share needs to be looked through only once */
static void verify_chains(const struct index *index, const struct tree *tree,
			  struct rule **sorted)
{
	bool *seen = arena_alloc(index->chain_size * sizeof(*seen));
	unsigned int i;
	u32 id;

	for (i = 0; i < index->db.vendor_count; i++) {
		u16 vendor = index->db.vendors[i].vendor;

		for (id = 0; id <= 0xffff; id++) {
			const u16 *chain = acs_find_chain(&index->db, vendor,
							  id);
			bool *chain_seen = &seen[chain - index->db.chains];

			if (!*chain_seen)
				verify_chain(index, tree, sorted, vendor, id);
			*chain_seen = true;
		}
	}
}

static bool is_named(const struct tree *tree, u32 vendor)
{
	const struct rule *rule;

	for (rule = tree->rules; rule; rule = rule->next)
		if (rule->vendor == vendor)
			return true;
	return false;
}

static void verify_vendors(const struct index *index, const struct tree *tree)
{
	u32 vendor;

	for (vendor = 0; vendor <= 0xffff; vendor++) {
		if (!acs_find_vendor(&index->db, vendor) ==
		    !is_named(tree, vendor))
			continue;
		error_at(NULL, "index",
			 "acsgen is wrong: its index is mistaken about vendor %04x",
			 vendor);
	}
}

/**
 * verify_index - hold the index against the sources
 * @index: what build_index() made
 * @tree: the rules
 * @sorted: the rules in the order in which they are asked
 *
 * Differences are reported as errors; they are defects of acsgen. On the way
 * each rule is found out that no device can reach.
 */
void verify_index(const struct index *index, const struct tree *tree,
		  struct rule **sorted)
{
	const struct rule *rule;

	for (rule = tree->rules; rule; rule = rule->next)
		verify_rule(index, rule);
	verify_chains(index, tree, sorted);
	verify_vendors(index, tree);

	for (rule = tree->rules; rule; rule = rule->next)
		if (!rule->wins)
			error_at(&rule->name->place, "shadowed-rule",
				 "rule %s is never asked, because others match all of its devices first",
				 rule->name->text);
}
