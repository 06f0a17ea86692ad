// SPDX-License-Identifier: GPL-2.0-only
/*
 * Rules as text: a list of them, or all details of one.
 */
#include <stdlib.h>

#include "base/text.h"
#include "output/rules-table.h"
#include "output/table.h"

static char *join(const char *const *words)
{
	const char *comma = "";
	struct text text;
	FILE *out = text_begin(&text);

	for (; *words; words++, comma = ", ")
		fprintf(out, "%s%s", comma, *words);
	return text_end(&text);
}

static unsigned int count_ids(const struct rule_note *note)
{
	unsigned int i, count = 0;

	for (i = 0; i < note->id_count; i++)
		count += note->ids[i].last - note->ids[i].first + 1;
	return count;
}

/**
 * rules_list - print a list of rules
 * @rules: the rules
 * @count: number of @rules
 * @width: width of a line in columns; 0 for no limit
 * @color: use colours
 * @out: stream to write to
 */
void rules_list(const struct acs_rule *const *rules, unsigned int count,
		unsigned int width, bool color, FILE *out)
{
	static const char *const headlines[] = {
		"rule", "vendor", "ids", "provides"
	};
	struct table *table = table_new(ARRAY_SIZE(headlines));
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(headlines); i++)
		table_add(table, STYLE_HEAD, "%s", headlines[i]);
	for (i = 0; i < count; i++) {
		const struct rule_note *note = rule_note_of(rules[i]);
		char *conditions = join(note->conditions);

		table_add(table, STYLE_PLAIN, "%s", rules[i]->name);
		table_add(table, STYLE_PLAIN, "%04x", note->vendor);
		if (note->ids)
			table_add(table, STYLE_PLAIN, "%u", count_ids(note));
		else
			table_add(table, STYLE_PLAIN, "any");
		table_add(table, STYLE_FAINT, "%s%s%s; %s:%u; evidence %s",
			  note->provides, *conditions ? "; if it is " : "",
			  conditions, acs_rule_file(rules[i]), rules[i]->line,
			  acs_rule_evidence(rules[i]));
		free(conditions);
	}
	table_print(table, width, color, out);
	table_free(table);
}

static void add_line(struct table *table, const char *label, const char *text)
{
	table_add(table, STYLE_HEAD, "%s", label);
	table_add(table, STYLE_PLAIN, "%s", text);
}

static void add_ids(struct table *table, const struct rule_note *note,
		    const struct rules_query *query)
{
	unsigned int i;

	if (!note->ids) {
		table_add(table, STYLE_HEAD, "ids");
		table_add(table, STYLE_PLAIN, "%04x: any", note->vendor);
	}
	for (i = 0; i < note->id_count; i++) {
		const struct ids_note *ids = &note->ids[i];
		const char *name = ids->name ? ids->name : "";

		if (query->has_device && (query->device < ids->first ||
					  query->device > ids->last))
			continue;
		table_add(table, STYLE_HEAD, "ids");
		if (ids->first == ids->last)
			table_add(table, STYLE_PLAIN, "%04x:%04x %s",
				  note->vendor, ids->first, name);
		else
			table_add(table, STYLE_PLAIN, "%04x:%04x to %04x %s",
				  note->vendor, ids->first, ids->last, name);
	}
}

static void add_texts(struct table *table, const char *label,
		      const char *const *text)
{
	for (; *text; text++)
		add_line(table, label, *text);
}

static void add_steps(struct table *table, const char *label,
		      const char *const *step)
{
	unsigned int number = 0;

	for (; *step; step++) {
		table_add(table, STYLE_HEAD, "%s %u", label, ++number);
		table_add(table, STYLE_PLAIN, "%s", *step);
	}
}

static void add_evidence(struct table *table, const struct rule_note *note)
{
	const struct evidence_note *const *evidence;

	for (evidence = note->evidence; *evidence; evidence++) {
		table_add(table, STYLE_HEAD, "evidence");
		table_add(table, STYLE_PLAIN, "%s: %s by %s",
			  (*evidence)->name, (*evidence)->kind,
			  (*evidence)->by);
		add_texts(table, "", (*evidence)->says);
		add_texts(table, "", (*evidence)->see);
	}
}

/**
 * rule_print - print all details of a rule
 * @rule: the rule
 * @query: which ids to show
 * @width: width of a line in columns; 0 for no limit
 * @color: use colours
 * @out: stream to write to
 */
void rule_print(const struct acs_rule *rule, const struct rules_query *query,
		unsigned int width, bool color, FILE *out)
{
	const struct rule_note *note = rule_note_of(rule);
	struct table *table = table_new(2);
	char text[ACS_REASON_TEXT];

	acs_format_rule(text, sizeof(text), rule);
	print_wrapped(out, text, 2, width);
	fputc('\n', out);
	add_line(table, "title", note->title);
	add_ids(table, note, query);
	add_texts(table, "it must be", note->conditions);
	add_line(table, "it provides", note->provides);
	add_steps(table, "step", note->enable);
	add_steps(table, "redirect off", note->disable_redirect);
	add_texts(table, "window", note->windows);
	add_evidence(table, note);
	table_print(table, width, color, out);
	table_free(table);
}

/**
 * rules_print_ids - print rules of a blob and the ids that they name
 * @file: the blob, about which there are no notes
 * @rules: the rules
 * @count: number of @rules
 * @out: stream to write to
 */
void rules_print_ids(const struct blob_file *file,
		     const struct acs_rule *const *rules, unsigned int count,
		     FILE *out)
{
	char text[ACS_REASON_TEXT];
	unsigned int i;

	for (i = 0; i < count; i++) {
		struct acs_ids ids = {};

		acs_format_rule(text, sizeof(text), rules[i]);
		fprintf(out, "%s\n", text);
		while (acs_next_ids(&file->db, rules[i], &ids)) {
			acs_format_ids(text, sizeof(text), &ids);
			fprintf(out, "\t%s\n", text);
		}
	}
}
