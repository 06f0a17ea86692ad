// SPDX-License-Identifier: GPL-2.0-only
/*
 * Which devices two rules have in common, and which of the two is asked first.
 *
 * What a rule matches is a product of independent conditions: ids, port type,
 * multifunction and so on. So two rules share a device if each condition of
 * the one shares a value with that of the other, and one rule lies within
 * another if each of its conditions does.
 */
#include "engine/engine.h"
#include "rules/overlap.h"

/**
 * kind_count - count the kinds of devices that conditions can distinguish
 * @acpi_table_count: how many ACPI tables conditions ask for
 *
 * Return: their number; ids make no difference.
 */
unsigned int kind_count(unsigned int acpi_table_count)
{
	return 1U << (7 + acpi_table_count);
}

/**
 * kind_at - get one of the kinds of devices that conditions can distinguish
 * @number: which, below kind_count()
 *
 * Every type, multifunction or not, on a root bus or not, with ACS or not, and
 * each set of the ACPI tables that rules ask for.
 *
 * Return: the kind.
 */
struct kind kind_at(unsigned int number)
{
	return (struct kind) {
		.multifunction = number & 1,
		.root_bus = number & 2,
		.has_acs = number & 4,
		.type = (number >> 3) & 15,
		.acpi_tables = number >> 7,
	};
}

/**
 * kind_traits - get the traits that the engine's lookup tests
 * @kind: a kind of device
 *
 * Return: what acs_make_traits() returns.
 */
u32 kind_traits(const struct kind *kind)
{
	return acs_make_traits(kind->type, kind->multifunction, kind->root_bus,
			       kind->has_acs, kind->acpi_tables);
}

static bool allows(u8 allowed, bool value)
{
	return allowed & (value ? IF_YES : IF_NO);
}

/**
 * match_holds - check a rule's conditions other than the ids
 * @match: the conditions
 * @kind: a kind of device
 *
 * Return: true if all of them hold.
 */
bool match_holds(const struct match *match, const struct kind *kind)
{
	return (match->types & BIT(kind->type)) &&
	       allows(match->multifunction, kind->multifunction) &&
	       allows(match->root_bus, kind->root_bus) &&
	       allows(match->acs, kind->has_acs) &&
	       !(match->acpi_tables & ~kind->acpi_tables);
}

/**
 * conditions_overlap - check whether two rules can match the same device, but
 *	for its ids
 * @a: a rule
 * @b: another
 *
 * Return: true if they can.
 */
bool conditions_overlap(const struct rule *a, const struct rule *b)
{
	return (a->match.types & b->match.types) &&
	       (a->match.multifunction & b->match.multifunction) &&
	       (a->match.root_bus & b->match.root_bus) &&
	       (a->match.acs & b->match.acs);
}

/**
 * rules_overlap - check whether two rules can match the same device
 * @a: a rule
 * @b: another
 *
 * Return: true if they can.
 */
bool rules_overlap(const struct rule *a, const struct rule *b)
{
	return a->vendor == b->vendor && conditions_overlap(a, b) &&
	       count_common_ids(a->id_set, b->id_set);
}

/**
 * rule_within - check whether all that one rule matches, another matches too
 * @inner: the one
 * @outer: the other
 *
 * Return: true if so.
 */
bool rule_within(const struct rule *inner, const struct rule *outer)
{
	return inner->vendor == outer->vendor &&
	       !(inner->match.types & ~outer->match.types) &&
	       !(inner->match.multifunction & ~outer->match.multifunction) &&
	       !(inner->match.root_bus & ~outer->match.root_bus) &&
	       !(inner->match.acs & ~outer->match.acs) &&
	       !(outer->match.acpi_tables & ~inner->match.acpi_tables) &&
	       count_common_ids(inner->id_set, outer->id_set) ==
		       inner->id_set->total;
}

/**
 * find_before - find where a "before" puts a rule before another
 * @rule: the rule that is asked earlier
 * @later: the rule that is asked later
 *
 * Return: the place, or NULL if there is none.
 */
const struct before *find_before(const struct rule *rule,
				 const struct rule *later)
{
	unsigned int first = 0, last = rule->before_count;

	while (first < last) {
		unsigned int middle = (first + last) / 2;
		const struct before *before = rule->befores[middle];

		if (before->rule == later)
			return before;
		if (before->rule->at < later->at)
			first = middle + 1;
		else
			last = middle;
	}
	return NULL;
}

/**
 * rule_beats - check whether a rule is asked before another, for devices that
 *	both match
 * @a: a rule
 * @b: another, which overlaps with @a
 *
 * A stated order decides; without one the more specific rule comes first.
 *
 * Return: true if @a is asked first.
 */
bool rule_beats(const struct rule *a, const struct rule *b)
{
	if (find_before(a, b))
		return true;
	if (find_before(b, a))
		return false;
	return rule_within(a, b) && !rule_within(b, a);
}
