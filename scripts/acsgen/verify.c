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
static void mark_ids(bool *named, const struct rule *rule)
{
	const struct clause *match = find_clause(rule->block->clauses,
						 CLAUSE_MATCH);
	const struct ids *ids = find_clause(match->inner, CLAUSE_DEVICE)->ids;
	u32 id;

	memset(named, !ids, 0x10000 * sizeof(*named));
	for (; ids; ids = ids->next)
		for (id = ids->first; id <= ids->last; id++)
			named[id] = true;
}

/* @chains: of each id of the rule's vendor */
static void verify_rule(const u16 *const *chains, const struct rule *rule)
{
	static bool named[0x10000];
	u32 id;

	mark_ids(named, rule);
	for (id = 0; id <= 0xffff; id++) {
		if (named[id] == in_chain(chains[id], rule->number))
			continue;
		error_at(&rule->name->place, "index",
			 "acsgen is wrong: for %04x:%04x its index %s rule %s",
			 rule->vendor, id, named[id] ? "loses" : "invents",
			 rule->name->text);
		return;
	}
}

/*
 * Of the rules that match, the one that beats all the others. verify_rule()
 * has seen that the chain holds all rules that name the id.
 */
static struct rule *find_winner(const u16 *chain, struct rule **sorted,
				const struct acs_device *dev)
{
	struct rule *winner = NULL;

	for (; *chain != ACS_CHAIN_END; chain++) {
		struct rule *rule = sorted[*chain];

		if (acs_match_holds(&rule->match, dev) &&
		    (!winner || rule_beats(rule, winner)))
			winner = rule;
	}
	return winner;
}

static void verify_device(const struct index *index, struct rule **sorted,
			  const struct acs_device *dev)
{
	const u16 *chain = acs_find_chain(&index->db, dev->vendor, dev->device);
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

/*
 * Every type, multifunction or not, on a root bus or not, with ACS or not, and
 * each set of the ACPI tables that rules ask for
 */
static void verify_chain(const struct index *index, struct rule **sorted,
			 u16 vendor, u16 device)
{
	struct acs_device dev = { .vendor = vendor, .device = device };
	unsigned int i;

	for (i = 0; i < 1U << (7 + index->db.acpi_table_count); i++) {
		dev.multifunction = i & 1;
		dev.root_bus = i & 2;
		dev.has_acs = i & 4;
		dev.type = (i >> 3) & 15;
		dev.acpi_tables = i >> 7;
		verify_device(index, sorted, &dev);
	}
}

/* A chain that several ids share needs to be looked through only once */
static void verify_vendor(const struct index *index, const struct tree *tree,
			  struct rule **sorted, u16 vendor, bool *seen)
{
	static const u16 *chains[0x10000];
	const struct rule *rule;
	u32 id;

	for (id = 0; id <= 0xffff; id++)
		chains[id] = acs_find_chain(&index->db, vendor, id);

	for (rule = tree->rules; rule; rule = rule->next)
		if (rule->vendor == vendor)
			verify_rule(chains, rule);

	for (id = 0; id <= 0xffff; id++) {
		bool *chain_seen = &seen[chains[id] - index->db.chains];

		if (!*chain_seen)
			verify_chain(index, sorted, vendor, id);
		*chain_seen = true;
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
	bool *seen = arena_alloc(index->chain_size * sizeof(*seen));
	const struct rule *rule;
	unsigned int i;

	verify_vendors(index, tree);
	for (i = 0; i < index->db.vendor_count; i++)
		verify_vendor(index, tree, sorted,
			      index->db.vendors[i].vendor, seen);

	for (rule = tree->rules; rule; rule = rule->next)
		if (!rule->wins)
			error_at(&rule->name->place, "shadowed-rule",
				 "rule %s is never asked, because others match all of its devices first",
				 rule->name->text);
}
