// SPDX-License-Identifier: GPL-2.0-only
/*
 * Which rule of the database speaks for a device.
 *
 * The index leads from vendor and device id to a chain: the few rules that
 * name the id, in the order in which they are asked. A vendor or an id that
 * nobody names ends the search without a rule being looked at.
 */
#include "core.h"

/**
 * acs_find_vendor - look a vendor up in the index
 * @db: the database
 * @vendor: PCI vendor id
 *
 * Return: the vendor's part of the index, or NULL if no rule names it.
 */
const struct acs_vendor *acs_find_vendor(const struct acs_db *db, u16 vendor)
{
	u32 slot = vendor * db->multiplier >> db->shift;
	u16 number;

	while ((number = db->slots[slot])) {
		const struct acs_vendor *v = &db->vendors[number - 1];

		if (v->vendor == vendor)
			return v;
		slot = (slot + 1) & (U32_MAX >> db->shift);
	}

	return NULL;
}

/**
 * acs_find_chain - look up the rules that name a device id
 * @db: the database
 * @vendor: PCI vendor id
 * @device: PCI device id
 *
 * Return: rule numbers in the order in which they are to be asked, ended by
 * ACS_CHAIN_END; never NULL.
 */
const u16 *acs_find_chain(const struct acs_db *db, u16 vendor, u16 device)
{
	const struct acs_vendor *v = acs_find_vendor(db, vendor);
	const struct acs_span *span;
	const u16 *chains, *first;
	unsigned int count, half;

	if (!v)
		return db->chains;

	chains = &db->chains[v->chain];
	first = &db->firsts[v->span];
	if (!v->span_count || device < *first)
		return chains;

	/* The last span that begins no later */
	for (count = v->span_count; count > 1; count -= half) {
		half = count / 2;
		if (first[half] <= device)
			first += half;
	}

	span = &db->spans[first - db->firsts];
	return device <= span->last ? &chains[span->chain] : chains;
}

static bool lets_through(u8 allowed, bool value)
{
	return allowed & (value ? ACS_IF_YES : ACS_IF_NO);
}

/**
 * acs_match_holds - check a rule's conditions other than the ids
 * @match: the conditions
 * @dev: record of the device
 *
 * Return: true if all of them hold.
 */
bool acs_match_holds(const struct acs_match *match,
		     const struct acs_device *dev)
{
	return (match->types & BIT(dev->type)) &&
	       lets_through(match->multifunction, dev->multifunction) &&
	       lets_through(match->root_bus, dev->root_bus) &&
	       lets_through(match->acs, dev->has_acs) &&
	       !(match->acpi_tables & ~dev->acpi_tables);
}

/**
 * acs_find_rule - find the rule that speaks for a device
 * @db: the database
 * @dev: record of the device; @dev->words is not looked at
 *
 * Return: the rule, or NULL if none does.
 */
const struct acs_rule *acs_find_rule(const struct acs_db *db,
				     const struct acs_device *dev)
{
	const u16 *number = acs_find_chain(db, dev->vendor, dev->device);

	for (; *number != ACS_CHAIN_END; number++) {
		const struct acs_rule *rule = &db->rules[*number];

		if (acs_match_holds(&rule->match, dev))
			return rule;
	}

	return NULL;
}
