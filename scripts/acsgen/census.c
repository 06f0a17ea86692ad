// SPDX-License-Identifier: GPL-2.0-only
/*
 * Counts what is in the database, and goes through its ids.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../drivers/pci/acs-policy/core/core.h"
#include "arena.h"
#include "census.h"
#include "vocabulary.h"

/**
 * name_of_id - look up what the hardware with an id is called
 * @rule: a rule
 * @device: device id
 *
 * Return: the name that the rule gives it, or NULL.
 */
const char *name_of_id(const struct rule *rule, u16 device)
{
	const struct ids *ids;

	for (ids = rule->ids; ids; ids = ids->next)
		if (device >= ids->first && device <= ids->last)
			return ids->name;
	return NULL;
}

/* Of each id, the rules in the order in which they are asked */
static void each_id(const struct index *index, struct rule **sorted,
		    const struct acs_vendor *vendor, entry_fn function,
		    void *context)
{
	struct entry entry = { .vendor = vendor->vendor };
	u32 id;

	for (id = 0; id <= 0xffff; id++) {
		const struct acs_link *link =
			acs_find_chain(&index->db, vendor->vendor, id);

		for (; link; link = acs_next_link(link)) {
			entry.rule = sorted[link->rule];
			if (entry.rule->any_device)
				continue;
			entry.device = id;
			entry.name = name_of_id(entry.rule, id);
			function(context, &entry);
		}
	}
}

/**
 * each_entry - go through all ids, and all rules that name them
 * @tree: the rules
 * @sorted: the rules in the order in which they are asked
 * @index: the verified index
 * @function: is called for each, by vendor and id; what speaks for all ids of
 *	a vendor comes last of that vendor
 * @context: is handed to it
 */
void each_entry(const struct tree *tree, struct rule **sorted,
		const struct index *index, entry_fn function, void *context)
{
	unsigned int i, j;

	for (i = 0; i < index->vendor_count; i++) {
		const struct acs_vendor *vendor = &index->vendors[i];

		each_id(index, sorted, vendor, function, context);
		for (j = 0; j < tree->rule_count; j++) {
			struct entry entry = {
				.vendor = vendor->vendor,
				.any = true,
				.rule = sorted[j],
			};

			if (sorted[j]->any_device &&
			    sorted[j]->vendor == vendor->vendor)
				function(context, &entry);
		}
	}
}

static int compare_texts(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The compiler keeps texts that are alike once */
static size_t text_bytes(const char **texts, unsigned int count)
{
	size_t bytes = 0;
	unsigned int i;

	qsort(texts, count, sizeof(*texts), compare_texts);
	for (i = 0; i < count; i++)
		if (!i || strcmp(texts[i], texts[i - 1]))
			bytes += strlen(texts[i]) + 1;
	return bytes;
}

/**
 * rule_text_bytes - tell the size of a rule's texts in the tables
 * @rule: the rule
 *
 * Return: bytes of its name, its file and the names of its evidence.
 */
size_t rule_text_bytes(const struct rule *rule)
{
	size_t bytes = strlen(rule->name->text) + 1 +
		       strlen(rule->name->place.source->name) + 1;
	const struct cited *cited;

	for (cited = rule->evidence; cited; cited = cited->next)
		bytes += strlen(cited->evidence->name->text) + 1;
	return bytes;
}

static size_t count_texts(const struct tree *tree)
{
	unsigned int i, count = 0;
	const struct window *window;
	const struct rule *rule;
	const struct reg *reg;
	const char **texts;
	size_t bytes = 1;

	for (window = tree->windows; window; window = window->next)
		count++;
	for (reg = tree->registers; reg; reg = reg->next)
		count++;
	texts = arena_alloc((count + tree->acpi_table_count + 1) *
			    sizeof(*texts));

	count = 0;
	for (window = tree->windows; window; window = window->next)
		texts[count++] = window->name->text;
	for (reg = tree->registers; reg; reg = reg->next)
		texts[count++] = reg->name->text;
	for (i = 0; i < tree->acpi_table_count; i++)
		texts[count++] = tree->acpi_tables[i];

	bytes += text_bytes(texts, count);
	for (rule = tree->rules; rule; rule = rule->next)
		bytes += rule_text_bytes(rule);
	return bytes;
}

static size_t count_steps(const struct rule *rule)
{
	const struct step *step;
	const struct term *term;
	size_t bytes = 0;

	for (step = rule->steps; step; step = step->next) {
		bytes += sizeof(struct acs_step);
		if (step->op == ACS_OP_GUARD)
			bytes += sizeof(struct acs_guard);
		for (term = step->terms; term; term = term->next)
			bytes += sizeof(struct acs_term);
	}
	return bytes;
}

static size_t count_table(const struct tree *tree)
{
	size_t bytes = sizeof(struct acs_db) + sizeof(struct acs_method) +
		       tree->acpi_table_count * sizeof(const char *);
	const struct window *window;
	const struct rule *rule;
	const struct reg *reg;

	for (window = tree->windows; window; window = window->next)
		bytes += sizeof(struct acs_window);
	for (reg = tree->registers; reg; reg = reg->next)
		bytes += sizeof(struct acs_register);
	for (rule = tree->rules; rule; rule = rule->next) {
		bytes += sizeof(struct acs_rule) + count_steps(rule);
		if (rule_has_method(rule))
			bytes += sizeof(struct acs_method);
	}
	return bytes;
}

static unsigned int count_families(const struct tree *tree)
{
	unsigned int i, count = 0;
	const struct rule *rule;

	for (i = 0; i < tree->source_count; i++) {
		for (rule = tree->rules; rule; rule = rule->next)
			if (rule->name->place.source == tree->sources[i])
				break;
		if (rule)
			count++;
	}
	return count;
}

/**
 * count_stats - count what there is
 * @stats: filled in
 * @tree: the rules
 * @sorted: the rules in the order in which they are asked
 * @index: the verified index
 */
void count_stats(struct stats *stats, const struct tree *tree,
		 struct rule **sorted, const struct index *index)
{
	unsigned int i;

	stats->rules = tree->rule_count;
	stats->vendors = index->vendor_count;
	stats->families = count_families(tree);
	stats->table_bytes = count_table(tree);
	stats->text_bytes = count_texts(tree);
	stats->index_bytes =
		acs_slots(&index->db) * sizeof(struct acs_vendor) +
		index->span_count * sizeof(struct acs_span) +
		index->link_count * sizeof(struct acs_link);

	/* Other ids have no rule but those for all of them */
	stats->ids = 0;
	for (i = 0; i < index->span_count; i++)
		stats->ids += index->db.spans[i].last -
			      index->db.spans[i].first + 1;
}

/* Types without a name are told only by which others are not meant */
static const char *types_text(u16 types)
{
	const char *word = "";
	size_t size = sizeof("any type but ");
	u16 unnamed = 0xffff;
	unsigned int i;
	char *text;

	for (i = 0; port_types.names[i]; i++) {
		size += strlen(port_types.names[i]) + strlen(" or ");
		unnamed &= ~port_types.values[i];
	}
	text = arena_alloc(size);
	if (types & unnamed) {
		strcat(text, "any type but ");
		types = ~types;
	}
	for (i = 0; port_types.names[i]; i++) {
		if (!(types & port_types.values[i]))
			continue;
		strcat(text, word);
		strcat(text, port_types.names[i]);
		word = " or ";
	}
	return text;
}

static const char *acpi_text(const char *signature)
{
	static const char before[] = "in a machine with the ACPI table ";
	size_t size = sizeof(before) + strlen(signature);
	char *text = arena_alloc(size);

	snprintf(text, size, "%s%s", before, signature);
	return text;
}

/**
 * match_conditions - word what is asked of a device besides its ids
 * @match: what is asked
 * @acpi_tables: the signatures that it counts by
 * @acpi_table_count: number of @acpi_tables
 *
 * Return: what the device must be, each a few words, ended by NULL; there is
 * room for @acpi_table_count more.
 */
const char **match_conditions(const struct match *match,
			      const char *const *acpi_tables,
			      unsigned int acpi_table_count)
{
	unsigned int i, count = 0;
	const char **conditions;

	conditions = arena_alloc((5 + 2 * acpi_table_count) *
				 sizeof(*conditions));
	if (match->types != 0xffff)
		conditions[count++] = types_text(match->types);
	if (match->multifunction != IF_ANY)
		conditions[count++] = match->multifunction == IF_YES ?
				      "one of several functions" :
				      "a single function";
	if (match->root_bus != IF_ANY)
		conditions[count++] = match->root_bus == IF_YES ?
				      "on a root bus" : "behind a bridge";
	if (match->acs != IF_ANY)
		conditions[count++] = match->acs == IF_YES ?
				      "with an ACS capability" :
				      "without an ACS capability";
	for (i = 0; i < acpi_table_count; i++)
		if (match->acpi_tables & BIT(i))
			conditions[count++] = acpi_text(acpi_tables[i]);
	return conditions;
}

/**
 * rule_conditions - word what a rule asks of a device besides its ids
 * @tree: the rules
 * @rule: the rule
 *
 * Return: what the device must be, each a few words, ended by NULL.
 */
const char **rule_conditions(const struct tree *tree, const struct rule *rule)
{
	return match_conditions(&rule->match, tree->acpi_tables,
				tree->acpi_table_count);
}

static void add_sources(struct cited **list, const struct cited *more)
{
	for (; more; more = more->next) {
		const struct cited *known = *list;
		struct cited *cited;

		while (known && known->evidence != more->evidence)
			known = known->next;
		if (known)
			continue;
		cited = arena_alloc(sizeof(*cited));
		cited->evidence = more->evidence;
		LIST_APPEND(*list, cited);
	}
}

static void add_register(void *context, const struct reg *reg)
{
	add_sources(context, reg->evidence);
	if (reg->window)
		add_sources(context, reg->window->evidence);
}

/**
 * rule_sources - collect all evidence that a rule rests on
 * @rule: the rule
 *
 * Return: its own, and that of the registers and windows that it uses, each
 * once.
 */
const struct cited *rule_sources(const struct rule *rule)
{
	struct cited *list = NULL;

	add_sources(&list, rule->evidence);
	each_register(rule, add_register, &list);
	return list;
}

/**
 * answer_name - name a kind of answer as the language does
 * @rule: whose answer
 *
 * Return: the name.
 */
const char *answer_name(const struct rule *rule)
{
	static const char *const names[] = {
		[ACS_ANSWER_PROVIDES] = "provides",
		[ACS_ANSWER_WHEN_ENABLED] = "provides when enabled",
		[ACS_ANSWER_REGISTERS] = "provides capability",
		[ACS_ANSWER_FINAL_NO] = "final no",
	};

	return names[rule->answer.kind];
}

/**
 * answer_words - word what a device of a rule provides
 * @rule: the rule
 *
 * Return: what comes behind "it provides".
 */
const char *answer_words(const struct rule *rule)
{
	char bits[64], inapplicable[64], *text;
	const char *enabled = "";
	int size;

	if (rule->answer.kind == ACS_ANSWER_FINAL_NO)
		return "nothing, and no one else is asked";
	if (rule->answer.kind == ACS_ANSWER_REGISTERS) {
		size = strlen(rule->control->name->text) +
		       strlen(rule->capability->name->text) + 32;
		text = arena_alloc(size);
		snprintf(text, size, "what %s enables of %s",
			 rule->control->name->text,
			 rule->capability->name->text);
		return text;
	}

	if (rule->answer.kind == ACS_ANSWER_WHEN_ENABLED)
		enabled = ", once its program has succeeded";
	acs_format_bits(bits, sizeof(bits),
			rule->answer.provides & ~rule->inapplicable);
	acs_format_bits(inapplicable, sizeof(inapplicable), rule->inapplicable);
	size = sizeof(bits) + sizeof(inapplicable) + 64;
	text = arena_alloc(size);
	snprintf(text, size, rule->inapplicable ?
		 "%s (%s do not apply)%s" : "%s%.0s%s", bits, inapplicable,
		 enabled);
	return text;
}
