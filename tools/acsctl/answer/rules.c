// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finds rules of the database.
 */
#include "answer/rules.h"

/**
 * rule_note_of - get the note about a rule
 * @rule: one of acs_policy_db.rules
 *
 * Return: its note.
 */
const struct rule_note *rule_note_of(const struct acs_rule *rule)
{
	return &rule_notes[rule - acs_policy_db.rules];
}

static bool names_vendor(const struct acs_db *db, const struct acs_rule *rule,
			 u16 vendor)
{
	struct acs_ids ids = {};

	while (acs_next_ids(db, rule, &ids))
		if (ids.vendor == vendor)
			return true;
	return false;
}

/**
 * rules_find - find rules
 * @db: the database
 * @query: which rules
 * @rules: filled in the order in which the kernel asks the rules; has room for
 *	@db->rule_count
 *
 * Return: the number of rules.
 */
unsigned int rules_find(const struct acs_db *db,
			const struct rules_query *query,
			const struct acs_rule **rules)
{
	unsigned int i, count = 0;
	const struct acs_link *link;

	if (query->has_device) {
		link = acs_find_chain(db, query->vendor, query->device);
		for (; link; link = acs_next_link(link))
			rules[count++] = &db->rules[link->rule];
		return count;
	}
	for (i = 0; i < db->rule_count; i++)
		if (!query->has_vendor ||
		    names_vendor(db, &db->rules[i], query->vendor))
			rules[count++] = &db->rules[i];
	return count;
}
