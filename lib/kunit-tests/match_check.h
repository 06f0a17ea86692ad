/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Checks of matching: match_cases.h on the compiled quirkdb/, and other
 * features of the index on small databases of their own.
 */
#ifndef ACS_TEST_MATCH_CHECK_H
#define ACS_TEST_MATCH_CHECK_H

#include "all_types.h"
#include "check.h"
#include "match_cases.h"

static inline const char *rule_name(const struct acs_db *db,
				    const struct acs_device *dev)
{
	const struct acs_rule *rule = acs_find_rule(db, dev);

	return rule ? rule->name : "";
}

static inline void expect_rule(struct verdict *verdict,
			       const struct acs_device *dev,
			       const char *expected)
{
	const char *found = rule_name(&acs_policy_db, dev);

	if (strcmp(expected, found))
		wrong(verdict,
		      "%04x:%04x of type %u, ACS %u: expected rule \"%s\", found \"%s\"",
		      dev->vendor, dev->device, dev->type, dev->has_acs,
		      expected, found);
}

static inline void check_match(struct verdict *verdict,
			       const struct match_case *c)
{
	struct acs_device dev = {
		.vendor = c->vendor,
		.device = c->device,
		.type = c->type,
		.has_acs = c->has_acs,
		.multifunction = c->multifunction,
	};

	expect_rule(verdict, &dev, c->rule);
}

static inline bool leads_to(const struct acs_rule *rule, u16 vendor, u16 device)
{
	const struct acs_link *link = acs_find_chain(&acs_policy_db, vendor,
						     device);

	for (; link; link = acs_next_link(link))
		if (&acs_policy_db.rules[link->rule] == rule)
			return true;
	return false;
}

/* The ids of all vendors that lead to a rule, one by one */
static inline unsigned int count_leading(const struct acs_rule *rule)
{
	unsigned int vendor, device, count = 0;

	for (vendor = 0; vendor < ACS_NO_VENDOR; vendor++) {
		if (!acs_find_vendor(&acs_policy_db, vendor))
			continue;
		for (device = 0; device <= 0xffff; device++)
			count += leads_to(rule, vendor, device);
	}
	return count;
}

/* Ranges are as long as they can be, in ascending order, and miss no id */
static inline void check_ids_of_rule(struct verdict *verdict,
				     const struct acs_rule *rule)
{
	unsigned int device, count = 0, above = 0;
	struct acs_ids ids = {};
	u16 vendor = 0;

	while (acs_next_ids(&acs_policy_db, rule, &ids)) {
		if (ids.vendor == vendor && ids.first <= above)
			wrong(verdict, "rule %s: %04x continues what ends at %04x",
			      rule->name, ids.first, above);
		if (ids.any && (ids.first || ids.last != 0xffff))
			wrong(verdict, "rule %s: any is not all", rule->name);
		for (device = ids.first; device <= ids.last; device++)
			if (!leads_to(rule, ids.vendor, device))
				wrong(verdict, "rule %s: %04x:%04x is not its own",
				      rule->name, ids.vendor, device);
		count += ids.last - ids.first + 1;
		above = ids.last + 1;
		vendor = ids.vendor;
	}
	if (count != count_leading(rule))
		wrong(verdict, "rule %s: %u ids, expected %u", rule->name,
		      count, count_leading(rule));
}

static inline void check_ids_of_rules(struct verdict *verdict)
{
	unsigned int i;

	for (i = 0; i < acs_policy_db.rule_count; i++)
		check_ids_of_rule(verdict, &acs_policy_db.rules[i]);
}

/* For a database with one rule, for all devices without certain traits */
static inline bool is_let_through(u32 excludes, const struct acs_device *dev)
{
	const struct acs_rule rule = { .name = "one" };
	const struct acs_link link = { excludes, 0, true };
	const struct acs_vendor vendor = { .vendor = dev->vendor, .wide = 1 };
	const struct acs_db db = {
		.rules = &rule,
		.vendors = &vendor,
		.links = &link,
		.slot_count = 1,
		.rule_count = 1,
	};

	return acs_find_rule(&db, dev);
}

/* A device always has exactly one of a pair of traits */
static inline void check_conditions(struct verdict *verdict)
{
	static const u32 pairs[][2] = {
		{ ACS_TRAIT_SINGLE_FUNCTION, ACS_TRAIT_MULTIFUNCTION },
		{ ACS_TRAIT_OFF_ROOT_BUS, ACS_TRAIT_ROOT_BUS },
		{ ACS_TRAIT_NO_ACS, ACS_TRAIT_ACS },
	};
	unsigned int i, j, values;

	for (values = 0; values < 8; values++)
		for (i = 0; i < 3; i++)
			for (j = 0; j < 2; j++) {
				struct acs_device dev = {
					.vendor = 0x8086,
					.type = PCI_EXP_TYPE_ENDPOINT,
					.multifunction = values & 1,
					.root_bus = values & 2,
					.has_acs = values & 4,
				};
				bool has = (values >> i & 1) == j;

				if (is_let_through(pairs[i][j], &dev) == has)
					wrong(verdict,
					      "trait %#x excluded, device %u",
					      pairs[i][j], values);
			}
}

/* All ACPI tables that a condition tests must exist; others may */
static inline void check_acpi_tables(struct verdict *verdict)
{
	unsigned int asked, there, i;

	for (asked = 0; asked < BIT(ACS_ACPI_TABLES_MAX); asked++)
		for (there = 0; there < BIT(ACS_ACPI_TABLES_MAX); there++) {
			struct acs_device dev = {
				.vendor = 0x8086,
				.type = PCI_EXP_TYPE_ENDPOINT,
				.acpi_tables = there,
			};
			u32 excludes = 0;

			for (i = 0; i < ACS_ACPI_TABLES_MAX; i++)
				if (asked & BIT(i))
					excludes |= ACS_TRAIT_NO_ACPI_TABLE(i);
			if (is_let_through(excludes, &dev) !=
			    ((asked & there) == asked))
				wrong(verdict,
				      "ACPI tables %#x asked for, %#x there",
				      asked, there);
		}
}

static inline void check_types(struct verdict *verdict)
{
	unsigned int i, j;

	for (i = 0; i < ARRAY_SIZE(all_types); i++)
		for (j = 0; j < ARRAY_SIZE(all_types); j++) {
			struct acs_device dev = {
				.vendor = 0x8086,
				.type = all_types[j],
			};
			bool has = i == j;

			if (is_let_through(BIT(all_types[i]), &dev) == has)
				wrong(verdict,
				      "type %u excluded, device of type %u",
				      all_types[i], all_types[j]);
		}
}

/* Several vendors, several rules in a chain, ids of the first and the last */
static const struct acs_rule small_rules[] = {
	{ .name = "bridges" },
	{ .name = "multifunction" },
	{ .name = "rest" },
};

#define SMALL_BRIDGES(last)						\
	{ 0xffff & ~PORTS, 0, last }
#define SMALL_MULTIFUNCTION(last)					\
	{ ACS_TRAIT_SINGLE_FUNCTION, 1, last }
#define SMALL_REST(last)						\
	{ 0, 2, last }

static const struct acs_link small_links[] = {
	SMALL_BRIDGES(false), SMALL_MULTIFUNCTION(true),
	SMALL_MULTIFUNCTION(false), SMALL_BRIDGES(true),
	SMALL_REST(true),
	SMALL_BRIDGES(false), SMALL_MULTIFUNCTION(true),
};

static const struct acs_span small_spans[] = {
	{ 0x0000, 0x0000, 0 }, { 0x1000, 0x1fff, 2 }, { 0xffff, 0xffff, 4 },
	{ 0x0000, 0xffff, 4 },
	{ 0x0010, 0x0010, 1 },
};

/* With the multiplier -1, all vendors but 0 hash to the last of five slots */
static const struct acs_vendor small_vendors[] = {
	{ 0x0000, 3, 0, 0, false, 0 },
	{ .vendor = ACS_NO_VENDOR },
	{ .vendor = ACS_NO_VENDOR },
	{ .vendor = ACS_NO_VENDOR },
	{ 0x0001, 1, 3, 0, false, 0 },
	{ 0x1022, 1, 4, 0, true, 4 },
	{ 0x8086, 0, 4, 0, false, 0 },
	{ 0xfffe, 0, 4, 0, true, 0 },
};

static const struct acs_db small_db = {
	.rules = small_rules,
	.vendors = small_vendors,
	.spans = small_spans,
	.links = small_links,
	.multiplier = 0xffffffff,
	.slot_count = 5,
	.reach = 3,
	.rule_count = ARRAY_SIZE(small_rules),
};

static const struct match_case small_cases[] = {
	{ "lowest vendor, lowest id", 0x0000, 0x0000, PCI_EXP_TYPE_ROOT_PORT,
	  false, true, "bridges" },
	{ "lowest vendor, highest id", 0x0000, 0xffff, PCI_EXP_TYPE_ENDPOINT,
	  false, false, "rest" },
	{ "an id between two spans", 0x0000, 0x0001, PCI_EXP_TYPE_ROOT_PORT,
	  false, true, "" },
	{ "an id below the last span", 0x0000, 0xfffe, PCI_EXP_TYPE_ENDPOINT,
	  false, true, "" },
	{ "the first rule of a chain that holds", 0x0000, 0x1000,
	  PCI_EXP_TYPE_ROOT_PORT, false, true, "multifunction" },
	{ "the next rule of a chain if the first does not hold", 0x0000,
	  0x1fff, PCI_EXP_TYPE_DOWNSTREAM, false, false, "bridges" },
	{ "no rule of the chain holds", 0x0000, 0x1800, PCI_EXP_TYPE_ENDPOINT,
	  false, false, "" },
	{ "spans of another vendor are left alone", 0x0001, 0x1000,
	  PCI_EXP_TYPE_ROOT_PORT, false, true, "rest" },
	{ "an id that a span names in a vendor with a blanket rule", 0x1022,
	  0x0010, PCI_EXP_TYPE_ROOT_PORT, false, true, "bridges" },
	{ "a span's ids are not asked of the blanket rule", 0x1022, 0x0010,
	  PCI_EXP_TYPE_ENDPOINT, false, false, "" },
	{ "the blanket rule has the other ids", 0x1022, 0x0011,
	  PCI_EXP_TYPE_ENDPOINT, false, false, "rest" },
	{ "a vendor without ids", 0x8086, 0x0010, PCI_EXP_TYPE_ENDPOINT, false,
	  true, "" },
	{ "the highest vendor", 0xfffe, 0x0010, PCI_EXP_TYPE_ROOT_PORT, false,
	  false, "bridges" },
	{ "a vendor between two others", 0x1023, 0x0010,
	  PCI_EXP_TYPE_ROOT_PORT, false, true, "" },
	{ "no vendor at all", ACS_NO_VENDOR, 0x0010, PCI_EXP_TYPE_ROOT_PORT,
	  false, true, "" },
};

static inline void check_small_index(struct verdict *verdict)
{
	unsigned int i, vendor, known = 0;

	for (i = 0; i < ARRAY_SIZE(small_cases); i++) {
		const struct match_case *c = &small_cases[i];
		struct acs_device dev = {
			.vendor = c->vendor,
			.device = c->device,
			.type = c->type,
			.multifunction = c->multifunction,
		};

		same_text(verdict, c->name, c->rule,
			  rule_name(&small_db, &dev));
	}

	for (vendor = 0; vendor < ACS_NO_VENDOR; vendor++) {
		const struct acs_vendor *v = acs_find_vendor(&small_db,
							     vendor);

		known += !!v;
		if (v && v->vendor != vendor)
			wrong(verdict, "vendor %04x for %04x", v->vendor,
			      vendor);
	}
	if (known != 5)
		wrong(verdict, "%u vendors are known", known);
}

#endif /* ACS_TEST_MATCH_CHECK_H */
