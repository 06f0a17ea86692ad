// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finds the rule of the database that matches a device.
 *
 * The index leads from the vendor and device id to a chain: the few rules that
 * name the id, in order of precedence, each with its other conditions on the
 * device. Of a vendor with many spans of ids, only those of a bucket are
 * searched. The search ends without a chain if no rule names the vendor or the
 * id.
 */
#include "match.h"

/**
 * acs_find_chain - find the rules that name a device id
 * @db: the database
 * @vendor: PCI vendor id
 * @device: PCI device id
 *
 * Return: the first link of their chain, or NULL if no rule names the id.
 */
const struct acs_link *acs_find_chain(const struct acs_db *db, u16 vendor,
				      u16 device)
{
	const struct acs_vendor *v = acs_find_vendor(db, vendor);

	return v ? acs_find_chain_of(db, v, device) : NULL;
}

/**
 * acs_match_chain - find the rule of a chain that matches a device
 * @db: the database
 * @link: what acs_find_chain() found for the ids of the device; not NULL
 * @traits: what acs_make_traits() returned for the device
 *
 * Return: the rule, or NULL if no rule matches.
 */
const struct acs_rule *acs_match_chain(const struct acs_db *db,
				       const struct acs_link *link, u32 traits)
{
	for (; link; link = acs_next_link(link))
		if (!(link->excludes & traits))
			return &db->rules[link->rule];

	return NULL;
}

static bool chain_has(const struct acs_db *db, const struct acs_vendor *vendor,
		      unsigned int first, const struct acs_rule *rule)
{
	const struct acs_link *link = &db->links[vendor->link + first];

	for (; link; link = acs_next_link(link))
		if (&db->rules[link->rule] == rule)
			return true;
	return false;
}

/* The next span of the vendor, and those that continue it */
static bool next_span(const struct acs_db *db, const struct acs_vendor *vendor,
		      const struct acs_rule *rule, struct acs_ids *ids)
{
	const struct acs_span *span = &db->spans[vendor->span];
	bool found = false;

	for (; ids->span < vendor->span_count; ids->span++) {
		const struct acs_span *next = &span[ids->span];
		bool has = chain_has(db, vendor, next->link, rule);

		if (found && (!has || next->first != ids->last + 1))
			break;
		if (!has)
			continue;
		if (!found)
			ids->first = next->first;
		ids->last = next->last;
		found = true;
	}
	return found;
}

/**
 * acs_next_ids - get the next ids that a rule names
 * @db: the database
 * @rule: one of its rules
 * @ids: the previous ones, or all zeroes for the first; set to the next ones
 *
 * Return: false if there are no more.
 */
bool acs_next_ids(const struct acs_db *db, const struct acs_rule *rule,
		  struct acs_ids *ids)
{
	for (; ids->slot < acs_slots(db); ids->slot++, ids->span = 0) {
		const struct acs_vendor *vendor = &db->vendors[ids->slot];

		ids->vendor = vendor->vendor;
		ids->any = !ids->span && vendor->wide &&
			   chain_has(db, vendor, 0, rule);
		if (ids->any) {
			ids->first = 0;
			ids->last = 0xffff;
			ids->slot++;
			return true;
		}
		if (next_span(db, vendor, rule, ids))
			return true;
	}
	return false;
}
