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

/* The number of words of a title that a rule's name has */
#define NAME_WORDS	3

static const struct function *function_of(const struct draft *draft,
					  unsigned int i)
{
	return &draft->analysis->machine->functions[draft->functions[i]];
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
static char *find_title(const struct draft *draft, unsigned int i)
{
	const struct function *f = function_of(draft, i);
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

static bool splits_word(const char *title, size_t at)
{
	return at && isalnum((unsigned char)title[at]) &&
	       isalnum((unsigned char)title[at - 1]);
}

/* How many characters all titles begin with, up to the end of a word */
static size_t common_length(const struct draft *draft)
{
	const char *first = draft->titles[0];
	size_t length = strlen(first), end;
	unsigned int i;

	for (i = 1; i < draft->count; i++) {
		for (end = 0; end < length; end++)
			if (draft->titles[i][end] != first[end])
				break;
		length = end;
	}
	for (i = 0; i < draft->count; i++)
		while (splits_word(draft->titles[i], length))
			length--;
	while (length && !isalnum((unsigned char)first[length - 1]) &&
	       first[length - 1] != ')')
		length--;
	return length;
}

/* Returns false if the titles have nothing in common */
static bool find_titles(struct draft *draft)
{
	unsigned int i, last = draft->count - 1;
	size_t length;

	draft->titles = allocate(draft->count, sizeof(*draft->titles));
	for (i = 0; i < draft->count; i++)
		draft->titles[i] = find_title(draft, i);
	length = common_length(draft);
	draft->title = length ?
		text_format("%.*s", (int)length, draft->titles[0]) :
		text_format("Devices from %04x to %04x",
			    function_of(draft, 0)->device,
			    function_of(draft, last)->device);
	return length;
}

/* The first words of the title, as a name has them */
static char *name_of_family(const struct draft *draft, const char *prefix)
{
	const char *at = draft->title;
	unsigned int words = 0;
	struct text text;
	FILE *out = text_begin(&text);

	fputs(prefix, out);
	for (; *at; at++) {
		bool begins = at == draft->title ||
			      !isalnum((unsigned char)at[-1]);

		if (!isalnum((unsigned char)*at))
			continue;
		if (begins && ++words > NAME_WORDS)
			break;
		if (begins)
			fputc('-', out);
		fputc(tolower((unsigned char)*at), out);
	}
	return text_end(&text);
}

static bool is_taken(const char *name)
{
	unsigned int i;

	for (i = 0; i < acs_policy_db.rule_count; i++)
		if (!strcmp(acs_policy_db.rules[i].name, name))
			return true;
	return false;
}

static char *find_name(const struct draft *draft, const char *prefix,
		       bool is_family)
{
	char *name = is_family ? name_of_family(draft, prefix) : NULL;

	if (name && !is_taken(name))
		return name;
	free(name);
	return text_format("%s-%04x", prefix, function_of(draft, 0)->device);
}

static void find_place(struct draft *draft, bool is_family)
{
	const struct verdict *verdict =
		&draft->analysis->verdicts[draft->functions[0]];
	const struct function *f = function_of(draft, 0);
	const struct acs_rule *rule;
	char *prefix;

	draft->kin = find_kin(&verdict->record);
	if (draft->misplaced &&
	    rule_note_of(draft->misplaced)->vendor == f->vendor)
		draft->kin = draft->misplaced;
	rule = draft->kin ? draft->kin : find_any(f->vendor);
	draft->is_new = !rule;
	prefix = find_prefix(draft, f->vendor, rule);
	draft->file = rule ? text_format("%s", acs_rule_file(rule)) :
			     text_format("%s.acs", prefix);
	draft->name = find_name(draft, prefix, is_family);
	free(prefix);
}

/* Whether one rule can be about both, in all that its match and answer say */
static bool are_of_a_kind(const struct function *a, const struct function *b)
{
	return a->vendor == b->vendor && a->express == b->express &&
	       a->type == b->type && a->acs == b->acs &&
	       !a->above == !b->above &&
	       (a->multifunction == b->multifunction ||
		a->type == PCI_EXP_TYPE_ROOT_PORT ||
		a->type == PCI_EXP_TYPE_DOWNSTREAM) &&
	       find_misplaced(a) == find_misplaced(b);
}

static char *refuse_other_kind(const struct draft *draft, unsigned int i)
{
	const struct machine *machine = draft->analysis->machine;
	char address[ADDRESS_TEXT];

	if (are_of_a_kind(function_of(draft, 0), function_of(draft, i)))
		return NULL;
	machine_address(address, sizeof(address), machine,
			function_of(draft, 0));
	return text_format("it is of another kind than %s, and needs a rule of its own",
			   address);
}

static void refuse(struct draft *draft)
{
	unsigned int i;

	for (i = 0; i < draft->count && !draft->refusal; i++) {
		draft->refused = draft->functions[i];
		draft->refusal = find_refusal(draft->analysis,
					      draft->functions[i]);
		if (!draft->refusal)
			draft->refusal = refuse_other_kind(draft, i);
	}
}

/* Sorts the functions by their ids, of which each remains once */
static void add_function(struct draft *draft, unsigned int function)
{
	const struct function *f = draft->analysis->machine->functions;
	unsigned int i = draft->count, *at;

	while (i && f[draft->functions[i - 1]].device > f[function].device)
		i--;
	at = &draft->functions[i];
	if (i && f[at[-1]].device == f[function].device &&
	    are_of_a_kind(&f[at[-1]], &f[function]))
		return;
	memmove(at + 1, at, (draft->count - i) * sizeof(*at));
	*at = function;
	draft->count++;
}

/**
 * draft_could_have - check whether a draft could be for one more function
 * @draft: a draft without a refusal
 * @function: number of the function
 *
 * Return: true if it is of the same kind, has another id, and no rule.
 */
bool draft_could_have(const struct draft *draft, unsigned int function)
{
	const struct function *f =
		&draft->analysis->machine->functions[function];
	char *refusal;
	unsigned int i;

	for (i = 0; i < draft->count; i++)
		if (function_of(draft, i)->device == f->device)
			return false;
	if (!are_of_a_kind(function_of(draft, 0), f))
		return false;
	refusal = find_refusal(draft->analysis, function);
	free(refusal);
	return !refusal;
}

/**
 * draft_new - draft a rule
 * @analysis: the machine, under the database alone; must outlive the draft
 * @functions: numbers of the functions that the rule is for
 * @count: number of @functions, at least 1
 * @names: list to look up names in; must outlive the draft
 *
 * Return: the draft, to be freed with draft_free().
 */
struct draft *draft_new(const struct analysis *analysis,
			const unsigned int *functions, unsigned int count,
			struct pci_ids *names)
{
	struct draft *draft = allocate(1, sizeof(*draft));
	unsigned int i;

	draft->analysis = analysis;
	draft->functions = allocate(count, sizeof(*draft->functions));
	draft->names = names;
	for (i = 0; i < count; i++)
		add_function(draft, functions[i]);
	refuse(draft);
	if (draft->refusal)
		return draft;
	draft->misplaced = find_misplaced(function_of(draft, 0));
	find_place(draft, find_titles(draft) && draft->count > 1);
	return draft;
}

/**
 * draft_free - free a draft
 * @draft: from draft_new()
 */
void draft_free(struct draft *draft)
{
	unsigned int i;

	for (i = 0; draft->titles && i < draft->count; i++)
		free(draft->titles[i]);
	free(draft->titles);
	free(draft->functions);
	free(draft->refusal);
	free(draft->name);
	free(draft->title);
	free(draft->file);
	free(draft);
}
