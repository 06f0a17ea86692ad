// SPDX-License-Identifier: GPL-2.0-only
/*
 * Whether the examples of a rule show where it begins and ends: a device that it
 * matches, and near misses. The neighbours of all ids say the same as the ids,
 * from the other side. So an id that is lost, added or mistyped is noticed.
 */
#include "base/text.h"
#include "checks/check.h"
#include "checks/checks.h"
#include "checks/warnings.h"
#include "rules/overlap.h"

static struct kind kind_of(const struct example *example)
{
	return (struct kind) {
		.type = example->type,
		.multifunction = example->multifunction,
		.root_bus = example->root_bus,
		.has_acs = example->has_acs,
		.acpi_tables = example->acpi_tables,
	};
}

static bool has_match(const struct rule *rule)
{
	const struct example *example;

	for (example = rule->examples; example; example = example->next)
		if (!example->no_match)
			return true;
	return false;
}

/* An example that only the id keeps from matching */
static bool misses_id(const struct rule *rule, u32 id)
{
	const struct example *example;

	for (example = rule->examples; example; example = example->next) {
		struct kind kind = kind_of(example);

		if (example->no_match && example->device == id &&
		    match_holds(&rule->match, &kind))
			return true;
	}
	return false;
}

/* An example that only the type keeps from matching */
static bool misses_type(const struct rule *rule)
{
	struct match others = rule->match;
	const struct example *example;

	others.types = ~rule->match.types;
	for (example = rule->examples; example; example = example->next) {
		struct kind kind = kind_of(example);

		if (example->no_match && find_id(rule->id_set, example->device) &&
		    match_holds(&others, &kind))
			return true;
	}
	return false;
}

/* @id may be below the lowest id that there is, or above the highest */
static void expect_id(FILE *missing, const struct rule *rule, u32 id)
{
	if (id <= 0xffff && !find_id(rule->id_set, id) && !misses_id(rule, id))
		fprintf(missing, "%s0x%04x", ftell(missing) ? ", " : "", id);
}

/* The neighbours of all ids */
static void expect_ids(const struct rule *rule, const char *name)
{
	const struct ids *ids;
	const char *missing;
	struct text text;

	begin_text(&text);
	for (ids = rule->ids; ids; ids = ids->next) {
		expect_id(text.out, rule, ids->first - 1);
		expect_id(text.out, rule, ids->last + 1);
	}
	missing = end_text(&text);
	if (!*missing)
		return;
	warn_at(&rule->name->place, name,
		"rule %s has no near miss for these neighbours of its ids: %s",
		rule->name->text, missing);
	suggest("compare them with the evidence, and list them in an example that says: no match;");
}

static void expect_examples(const struct rule *rule, const char *name)
{
	if (!has_match(rule)) {
		warn_at(&rule->name->place, name,
			"rule %s has no example of a device that it matches",
			rule->name->text);
		suggest("add, for example: %s",
			"example { device 0x1c10; type root-port; provides SV RR CR UF; }");
	}
	expect_ids(rule, name);
	if (rule->match.types == 0xffff || misses_type(rule))
		return;
	warn_at(&rule->name->place, name,
		"rule %s has no near miss of another type", rule->name->text);
	suggest("add an example with one of its devices and another type that says: no match;");
}

static void check_missing_example(struct tree *tree, const char *name)
{
	const struct rule *rule;

	for (rule = tree->rules; rule; rule = rule->next)
		expect_examples(rule, name);
}

WARNING_OFF(check_missing_example, "missing-example",
	    "a rule without an example, or without near misses");

const struct check *const near_miss_checks[] = {
	&check_missing_example_check,
	NULL
};
