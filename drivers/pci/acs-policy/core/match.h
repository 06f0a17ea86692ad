/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Finds the rule of the database that matches a device.
 */
#ifndef ACS_MATCH_H
#define ACS_MATCH_H

#include "table.h"

/**
 * acs_find_vendor - look a vendor up in the index
 * @db: the database
 * @vendor: PCI vendor id
 *
 * Return: the vendor's slot of the index, or NULL if no rule names the vendor.
 * For ACS_NO_VENDOR it may be an empty slot.
 */
static inline const struct acs_vendor *
acs_find_vendor(const struct acs_db *db, u16 vendor)
{
	u32 hash = vendor * db->multiplier;
	const struct acs_vendor *v =
		&db->vendors[(u64)hash * db->slot_count >> 32];
	const struct acs_vendor *found = NULL;
	unsigned int reach = db->reach;

	/* Always looks at all: where the vendor is cannot be predicted */
	for (;; v++) {
		if (v->vendor == vendor)
			found = v;
		if (!reach--)
			return found;
	}
}

/**
 * acs_find_chain_of - find the rules that name a device id of a vendor
 * @db: the database
 * @v: the vendor's slot of the index, not an empty one
 * @device: PCI device id
 *
 * In a bucket, a search takes as many steps as in any other of the vendor's, so
 * that the processor can predict when it ends.
 *
 * Return: the first link of their chain, or NULL if no rule names the id.
 */
static inline const struct acs_link *
acs_find_chain_of(const struct acs_db *db, const struct acs_vendor *v,
		  u16 device)
{
	const struct acs_span *span = &db->spans[v->span];
	size_t count = v->span_count, half;

	if (v->shift) {
		span += db->buckets[acs_first_bucket(v) +
				    (device >> v->shift)];
		count = 1U << v->depth;
	}

	/* The last span that does not begin after @device, if there is one */
	for (; (half = count / 2); count -= half)
		if (span[half].first <= device)
			span += half;

	if (count && span->first <= device && device <= span->last)
		return &db->links[v->link + span->link];
	return v->wide ? &db->links[v->link] : NULL;
}

/**
 * acs_next_link - get the next link of a chain
 * @link: a link of the chain
 *
 * Return: the next, or NULL if @link is the last.
 */
static inline const struct acs_link *
acs_next_link(const struct acs_link *link)
{
	return link->last ? NULL : link + 1;
}

/**
 * acs_make_traits - get the traits of a device that conditions can test
 * @type: its PCI_EXP_TYPE_* or ACS_TYPE_CONVENTIONAL
 * @multifunction: it is one of several functions
 * @root_bus: it is on a root bus
 * @has_acs: it has an ACS extended capability
 * @acpi_tables: BIT(n) for each of struct acs_db.acpi_tables that the firmware
 *	provides
 *
 * Return: BIT(type) and ACS_TRAIT_* bits.
 */
static inline u32 acs_make_traits(u8 type, bool multifunction, bool root_bus,
				  bool has_acs, u8 acpi_tables)
{
	return BIT(type) |
	       ACS_TRAIT_SINGLE_FUNCTION * (1 + multifunction) |
	       ACS_TRAIT_OFF_ROOT_BUS * (1 + root_bus) |
	       ACS_TRAIT_NO_ACS * (1 + has_acs) |
	       (u8)~acpi_tables * ACS_TRAIT_NO_ACPI_TABLE(0);
}

const struct acs_link *acs_find_chain(const struct acs_db *db, u16 vendor,
				      u16 device);
const struct acs_rule *acs_match_chain(const struct acs_db *db,
				       const struct acs_link *link, u32 traits);

/**
 * struct acs_ids - consecutive device ids that a rule names
 * @vendor: their vendor
 * @any: they are all ids of the vendor
 * @first: the lowest
 * @last: the highest
 * @slot: of acs_next_ids(): the vendor's slot
 * @span: of acs_next_ids(): the vendor's next span
 */
struct acs_ids {
	u16 vendor;
	bool any;
	u16 first;
	u16 last;
	unsigned int slot;
	unsigned int span;
};

bool acs_next_ids(const struct acs_db *db, const struct acs_rule *rule,
		  struct acs_ids *ids);

#endif /* ACS_MATCH_H */
