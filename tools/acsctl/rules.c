// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finds rules, and shows them to people and to programs.
 */
#include <stdlib.h>

#include "rules.h"
#include "table.h"
#include "text.h"

/**
 * rule_note_of - get what there is to say of a rule
 * @rule: one of acs_policy_db.rules
 *
 * Return: its note.
 */
const struct rule_note *rule_note_of(const struct acs_rule *rule)
{
	return &rule_notes[rule - acs_policy_db.rules];
}

static const struct ids_note *find_ids(const struct rule_note *note,
				       u16 device)
{
	unsigned int i;

	for (i = 0; i < note->id_count; i++)
		if (device >= note->ids[i].first &&
		    device <= note->ids[i].last)
			return &note->ids[i];
	return NULL;
}

/**
 * rule_name_of_id - look up what a rule calls a device
 * @note: the rule
 * @device: PCI device id
 *
 * Return: the name, or NULL if the rule has none for it.
 */
const char *rule_name_of_id(const struct rule_note *note, u16 device)
{
	const struct ids_note *ids = find_ids(note, device);

	return ids ? ids->name : NULL;
}

/**
 * rules_find - find rules
 * @query: which
 * @rules: gets them in the order in which they are asked; has room for
 *	acs_policy_db.rule_count
 *
 * Return: how many there are.
 */
unsigned int rules_find(const struct rules_query *query,
			const struct acs_rule **rules)
{
	const struct acs_db *db = &acs_policy_db;
	unsigned int i, count = 0;
	const struct acs_link *link;

	if (query->has_device) {
		link = acs_find_chain(db, query->vendor, query->device);
		for (; link; link = acs_next_link(link))
			rules[count++] = &db->rules[link->rule];
		return count;
	}
	for (i = 0; i < db->rule_count; i++)
		if (!query->has_vendor ||
		    rule_notes[i].vendor == query->vendor)
			rules[count++] = &db->rules[i];
	return count;
}

static void set(json_t *object, const char *key, json_t *value)
{
	json_object_set_new(object, key, value);
}

static json_t *texts(const char *const *text)
{
	json_t *array = json_array();

	for (; *text; text++)
		json_array_append_new(array, json_string(*text));
	return array;
}

static json_t *devices(const struct rule_note *note)
{
	json_t *array = json_array();
	unsigned int i;

	if (!note->ids) {
		json_decref(array);
		return json_null();
	}
	for (i = 0; i < note->id_count; i++) {
		const struct ids_note *ids = &note->ids[i];
		json_t *object = json_object();

		set(object, "first", json_sprintf("%04x", ids->first));
		set(object, "last", json_sprintf("%04x", ids->last));
		set(object, "name", ids->name ? json_string(ids->name) :
						json_null());
		json_array_append_new(array, object);
	}
	return array;
}

static json_t *evidence_array(const struct rule_note *note)
{
	const struct evidence_note *const *evidence;
	json_t *array = json_array();

	for (evidence = note->evidence; *evidence; evidence++) {
		json_t *object = json_object();

		set(object, "name", json_string((*evidence)->name));
		set(object, "kind", json_string((*evidence)->kind));
		set(object, "by", json_string((*evidence)->by));
		set(object, "says", texts((*evidence)->says));
		set(object, "see", texts((*evidence)->see));
		json_array_append_new(array, object);
	}
	return array;
}

/**
 * rule_json - a rule as JSON
 * @rule: the rule
 *
 * Return: an object.
 */
json_t *rule_json(const struct acs_rule *rule)
{
	const struct rule_note *note = rule_note_of(rule);
	json_t *object = json_object();
	char text[ACS_REASON_TEXT];

	acs_format_rule(text, sizeof(text), rule);
	set(object, "name", json_string(rule->name));
	set(object, "file", json_string(acs_rule_file(rule)));
	set(object, "line", json_integer(rule->line));
	set(object, "title", json_string(note->title));
	set(object, "text", json_string(text));
	set(object, "vendor", json_sprintf("%04x", note->vendor));
	set(object, "devices", devices(note));
	set(object, "conditions", texts(note->conditions));
	set(object, "provides", json_string(note->provides));
	set(object, "enable", texts(note->enable));
	set(object, "disable_redirect", texts(note->disable_redirect));
	set(object, "windows", texts(note->windows));
	set(object, "evidence", evidence_array(note));
	return object;
}

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
 * rules_list - list rules, each in a row
 * @rules: the rules
 * @count: number of @rules
 * @width: columns that there are; 0 for any number
 * @color: there are colours
 * @out: where to
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
 * rule_print - show all that there is to say of a rule
 * @rule: the rule
 * @query: what was asked: of the ids, only those are shown
 * @width: columns that there are; 0 for any number
 * @color: there are colours
 * @out: where to
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
