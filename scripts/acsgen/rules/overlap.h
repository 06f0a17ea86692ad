/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Which devices two rules have in common, and which of the two is asked first.
 */
#ifndef ACSGEN_OVERLAP_H
#define ACSGEN_OVERLAP_H

#include "rules/rule.h"

/**
 * struct kind - what conditions can distinguish about a device, but for its ids
 * @type: PCI_EXP_TYPE_* or ACS_TYPE_CONVENTIONAL
 * @acpi_tables: BIT(n) for each of the ACPI tables that the firmware provides
 * @multifunction: it is one of several functions
 * @root_bus: it is on a root bus
 * @has_acs: it has an ACS extended capability
 */
struct kind {
	u8 type;
	u8 acpi_tables;
	bool multifunction;
	bool root_bus;
	bool has_acs;
};

unsigned int kind_count(unsigned int acpi_table_count);
struct kind kind_at(unsigned int number);
u32 kind_traits(const struct kind *kind);
bool match_holds(const struct match *match, const struct kind *kind);
bool conditions_overlap(const struct rule *a, const struct rule *b);
bool rules_overlap(const struct rule *a, const struct rule *b);
bool rule_within(const struct rule *inner, const struct rule *outer);
bool rule_beats(const struct rule *a, const struct rule *b);
const struct before *find_before(const struct rule *rule,
				 const struct rule *later);

#endif /* ACSGEN_OVERLAP_H */
