/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Which devices two rules have in common, and which of the two is asked first.
 */
#ifndef ACSGEN_OVERLAP_H
#define ACSGEN_OVERLAP_H

#include "rules/rule.h"

struct acs_device;

unsigned int kind_count(unsigned int acpi_table_count);
void set_kind(struct acs_device *dev, unsigned int kind);
bool match_holds(const struct match *match, const struct acs_device *dev);
bool conditions_overlap(const struct rule *a, const struct rule *b);
bool rules_overlap(const struct rule *a, const struct rule *b);
bool rule_within(const struct rule *inner, const struct rule *outer);
bool rule_beats(const struct rule *a, const struct rule *b);
const struct before *find_before(const struct rule *rule,
				 const struct rule *later);

#endif /* ACSGEN_OVERLAP_H */
