/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Compares the compiled tables with what the rules say, read one by one.
 */
#ifndef ACS_TEST_VECTORS_CHECK_H
#define ACS_TEST_VECTORS_CHECK_H

#include "check.h"
#include "vectors.h"

#define VECTOR_RULES_MAX	1000

static inline u16 offset_of(const struct acs_register *reg)
{
	return reg ? reg->offset : 0;
}

static inline void check_vector_rule(struct verdict *verdict,
				     const struct acs_vector_rule *expected,
				     const struct acs_rule *rule)
{
	if (rule->line != expected->line)
		wrong(verdict, "rule %s is said to be in line %u, not %u",
		      rule->name, rule->line, expected->line);
	same_bits(verdict, rule->name, expected->kind, rule->answer.kind);
	same_bits(verdict, rule->name, expected->provides,
		  rule->answer.provides);
	same_bits(verdict, rule->name, expected->broken, rule->answer.broken);
	same_bits(verdict, rule->name, expected->capability,
		  offset_of(rule->method->capability));
	same_bits(verdict, rule->name, expected->control,
		  offset_of(rule->method->control));
	same_bits(verdict, rule->name, expected->enables,
		  rule->method->enable.count > 0);
	same_bits(verdict, rule->name, expected->disables,
		  rule->method->disable_redirect.count > 0);
}

/* For each rule of the tables, its number in acs_vector_rules, from 1 */
static inline void check_vector_rules(struct verdict *verdict, u16 *numbers)
{
	unsigned int i, j;

	if (acs_policy_db.rule_count != acs_vector_rule_count ||
	    acs_vector_rule_count > VECTOR_RULES_MAX) {
		wrong(verdict, "%u rules, expected %u, at most %u",
		      acs_policy_db.rule_count, acs_vector_rule_count,
		      VECTOR_RULES_MAX);
		return;
	}

	for (i = 0; i < acs_vector_rule_count; i++) {
		const struct acs_rule *rule = &acs_policy_db.rules[i];

		for (j = 0; j < acs_vector_rule_count; j++)
			if (!strcmp(rule->name, acs_vector_rules[j].name))
				break;
		if (j == acs_vector_rule_count) {
			wrong(verdict, "no source has rule %s", rule->name);
			return;
		}
		numbers[i] = j + 1;
		check_vector_rule(verdict, &acs_vector_rules[j], rule);
	}
}

static inline void check_vector_device(struct verdict *verdict,
				       const struct acs_device *dev,
				       const u16 *numbers, u16 expected)
{
	const struct acs_rule *rule = acs_find_rule(&acs_policy_db, dev);
	u16 found = rule ? numbers[rule - acs_policy_db.rules] : 0;

	if (found != expected)
		wrong(verdict,
		      "%04x:%04x of type %u, multifunction %u, root bus %u, ACS %u, ACPI tables %#x: expected rule %s, found %s",
		      dev->vendor, dev->device, dev->type, dev->multifunction,
		      dev->root_bus, dev->has_acs, dev->acpi_tables,
		      expected ? acs_vector_rules[expected - 1].name : "none",
		      rule ? rule->name : "none");
}

/* Its first and last id, and every @stride-th between them */
static inline void check_vector(struct verdict *verdict,
				const struct acs_vector *vector,
				const u16 *numbers, unsigned int stride)
{
	unsigned int i;
	u32 id;

	for (i = 0; i < acs_vector_device_count; i++) {
		struct acs_device dev = acs_vector_devices[i];

		dev.vendor = vector->vendor;
		for (id = vector->first; id <= vector->last; id += stride) {
			dev.device = id;
			check_vector_device(verdict, &dev, numbers,
					    vector->rules[i]);
		}
		dev.device = vector->last;
		check_vector_device(verdict, &dev, numbers, vector->rules[i]);
	}
}

static inline bool vectors_name(u16 vendor)
{
	unsigned int i;

	for (i = 0; i < acs_vector_count; i++)
		if (acs_vectors[i].vendor == vendor)
			return true;
	return false;
}

static inline void check_vectors(struct verdict *verdict, unsigned int stride)
{
	static u16 numbers[VECTOR_RULES_MAX];
	unsigned int i;
	u32 vendor;

	check_vector_rules(verdict, numbers);
	for (i = 0; i < acs_vector_count && !verdict->text[0]; i++)
		check_vector(verdict, &acs_vectors[i], numbers, stride);
	for (vendor = 0; vendor < ACS_NO_VENDOR; vendor++)
		if (!acs_find_vendor(&acs_policy_db, vendor) ==
		    vectors_name(vendor))
			wrong(verdict, "vendor %04x", vendor);
}

#endif /* ACS_TEST_VECTORS_CHECK_H */
