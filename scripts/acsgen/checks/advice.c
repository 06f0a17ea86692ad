// SPDX-License-Identifier: GPL-2.0-only
/*
 * Warnings about what the language allows, but what is rarely intended. They
 * run once there are no errors.
 */
#include <string.h>

#include "checks/check.h"
#include "checks/checks.h"
#include "checks/pci-ids.h"
#include "checks/warnings.h"
#include "rules/overlap.h"

static void check_blanket_vendor(struct tree *tree, const char *name)
{
	const struct rule *rule;

	for (rule = tree->rules; rule; rule = rule->next) {
		if (!rule->any_device || rule->meant ||
		    rule->answer.kind == ACS_ANSWER_FINAL_NO)
			continue;
		warn_at(&rule->name->place, name,
			"rule %s claims isolation for every device of its type from vendor %04x, including future ones",
			rule->name->text, rule->vendor);
		suggest("list ids, or say which devices are meant, for example: %s",
			"device any \"all that the root complex integrates\";");
	}
}

WARNING(check_blanket_vendor, "blanket-vendor",
	"a claim for every device of a vendor that does not say which are meant");

/* Anyone can open a link; the name of a document has to be searched for */
static bool has_link(const struct word *see)
{
	for (; see; see = see->next)
		if (strstr(see->text, "://"))
			return true;
	return false;
}

static void check_missing_link(struct tree *tree, const char *name)
{
	const struct evidence *evidence;

	for (evidence = tree->evidence; evidence; evidence = evidence->next)
		if (!has_link(evidence->see))
			warn_at(&evidence->see->place, name,
				"evidence %s has no link: expected an address that anyone can open, such as \"https://lore.kernel.org/r/...\"",
				evidence->name->text);
}

WARNING(check_missing_link, "missing-link", "evidence without an address");

static void check_overlap(struct tree *tree, const char *name)
{
	const struct rule *a, *b;
	unsigned int i;

	for (b = tree->rules; b; b = b->next) {
		for (i = 0; i < b->winner_count; i++) {
			a = b->winners[i];
			/* Without "before" it lies within the other */
			if (find_before(a, b))
				continue;
			warn_at(&a->name->place, name,
				"rule %s is asked before %s, since it is more specific, and does not say so",
				a->name->text, b->name->text);
			note_at(&b->name->place, "the other rule is here");
			suggest("state it in %s: before %s;", a->name->text,
				b->name->text);
		}
	}
}

WARNING_OFF(check_overlap, "overlap",
	    "rules for the same device whose order is not stated");

static void report_unlisted(const struct rule *rule, const struct ids *ids,
			    const char *name)
{
	unsigned int count = ids->last - ids->first + 1;
	unsigned int listed = count_listed_ids(rule->vendor, ids->first,
					       ids->last);

	if (listed == count)
		return;
	if (count == 1)
		warn_at(&ids->place, name,
			"pci.ids does not list %04x:%04x", rule->vendor,
			ids->first);
	else
		warn_at(&ids->place, name,
			"of the %u ids in this range pci.ids has %u", count,
			listed);
}

static void check_unlisted_ids(struct tree *tree, const char *name)
{
	const struct rule *rule;
	const struct ids *ids;

	if (!have_pci_ids(name))
		return;
	for (rule = tree->rules; rule; rule = rule->next)
		for (ids = rule->ids; ids && !rule->any_device; ids = ids->next)
			report_unlisted(rule, ids, name);
}

WARNING_OFF(check_unlisted_ids, "unlisted-ids",
	    "ids that pci.ids does not list");

const struct check *const advice_checks[] = {
	&check_blanket_vendor_check,
	&check_missing_link_check,
	&check_overlap_check,
	&check_unlisted_ids_check,
	NULL
};
