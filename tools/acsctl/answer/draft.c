// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finds names and the right file for a draft.
 */
#include <ctype.h>
#include <stdlib.h>

#include "answer/draft.h"
#include "answer/draft-need.h"
#include "answer/rules.h"
#include "base/memory.h"
#include "base/text.h"
#include "machine/pci-ids.h"

static const struct function *function_of(const struct draft *draft)
{
	return &draft->analysis->machine->functions[draft->function];
}

/* The conditions of a rule, which are the same for all of its ids */
static const struct acs_link *find_link(unsigned int rule)
{
	const struct rule_note *note = &rule_notes[rule];
	const struct acs_link *link = acs_find_chain(&acs_policy_db,
						     note->vendor,
						     note->ids[0].first);

	while (link->rule != rule)
		link = acs_next_link(link);
	return link;
}

static int count_types(const struct acs_link *link)
{
	return __builtin_popcount(~link->excludes & 0xffff);
}

/* Finds the most specific rule for devices of this kind */
static const struct acs_rule *find_kin(const struct acs_device *record)
{
	const struct acs_link *link, *kin = NULL;
	u32 traits = acs_traits(record);
	unsigned int i;

	for (i = 0; i < acs_policy_db.rule_count; i++) {
		if (rule_notes[i].vendor != record->vendor ||
		    !rule_notes[i].ids)
			continue;
		link = find_link(i);
		if (!(link->excludes & traits) &&
		    (!kin || count_types(link) < count_types(kin)))
			kin = link;
	}
	return kin ? &acs_policy_db.rules[kin->rule] : NULL;
}

static const struct acs_rule *find_any(u16 vendor)
{
	unsigned int i;

	for (i = 0; i < acs_policy_db.rule_count; i++)
		if (rule_notes[i].vendor == vendor)
			return &acs_policy_db.rules[i];
	return NULL;
}

/* The name in brackets, or else the first word */
static char *short_name(const char *vendor)
{
	const char *at = strrchr(vendor, '[');
	struct text text;
	FILE *out = text_begin(&text);

	for (at = at ? at + 1 : vendor; isalnum((unsigned char)*at); at++)
		fputc(tolower((unsigned char)*at), out);
	return text_end(&text);
}

/* Finds the prefix that names of the vendor's rules have or should have */
static char *find_prefix(const struct draft *draft, u16 vendor,
			 const struct acs_rule *rule)
{
	const char *name = pci_ids_vendor(draft->names, vendor);
	char *prefix;

	if (rule)
		return text_format("%.*s", (int)strcspn(rule->name, "-"),
				   rule->name);
	prefix = short_name(name ? name : "");
	if (*prefix && islower((unsigned char)*prefix))
		return prefix;
	free(prefix);
	return text_format("vendor-%04x", vendor);
}

/* Replaces characters that a string of the language cannot contain */
static char *find_title(const struct draft *draft)
{
	const struct function *f = function_of(draft);
	const char *name = pci_ids_device(draft->names, f->vendor,
					   f->device);
	char *title = name ? text_format("%s", name) :
			     text_format("Device %04x:%04x", f->vendor,
					 f->device);
	char *at;

	for (at = title; *at; at++)
		if (*at == '"')
			*at = '\'';
		else if (!isprint((unsigned char)*at))
			*at = '?';
	return title;
}

static void find_place(struct draft *draft)
{
	const struct function *f = function_of(draft);
	const struct acs_rule *rule;
	char *prefix;

	draft->kin =
		find_kin(&draft->analysis->verdicts[draft->function].record);
	if (draft->misplaced &&
	    rule_note_of(draft->misplaced)->vendor == f->vendor)
		draft->kin = draft->misplaced;
	rule = draft->kin ? draft->kin : find_any(f->vendor);
	draft->is_new = !rule;
	prefix = find_prefix(draft, f->vendor, rule);
	draft->file = rule ? text_format("%s", acs_rule_file(rule)) :
			     text_format("%s.acs", prefix);
	draft->name = text_format("%s-%04x", prefix, f->device);
	free(prefix);
}

/**
 * draft_new - draft a rule
 * @analysis: the machine, under the database alone; must outlive the draft
 * @function: number of the function that the rule is for
 * @names: list to look up names in; must outlive the draft
 *
 * Return: the draft, to be freed with draft_free().
 */
struct draft *draft_new(const struct analysis *analysis, unsigned int function,
			struct pci_ids *names)
{
	struct draft *draft = allocate(1, sizeof(*draft));

	draft->analysis = analysis;
	draft->function = function;
	draft->names = names;
	draft->refusal = find_refusal(analysis, function);
	if (draft->refusal)
		return draft;
	draft->misplaced = find_misplaced(function_of(draft));
	draft->title = find_title(draft);
	find_place(draft);
	return draft;
}

/**
 * draft_free - free a draft
 * @draft: from draft_new()
 */
void draft_free(struct draft *draft)
{
	free(draft->refusal);
	free(draft->name);
	free(draft->title);
	free(draft->file);
	free(draft);
}
