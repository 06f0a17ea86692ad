// SPDX-License-Identifier: GPL-2.0-only
/*
 * Prints differences as JSON.
 */
#include "language/vocabulary.h"
#include "output/diff-words.h"
#include "output/host-bridges.h"
#include "output/json.h"
#include "output/print.h"

static json_t *runs_array(struct document *document, const struct run *run)
{
	json_t *array = json_array();

	for (; run; run = run->next) {
		json_t *object = json_object();

		set(document, object, "first", id_string(run->first));
		set(document, object, "last", id_string(run->last));
		append(document, array, object);
	}
	return array;
}

/* Types that have no name count if not all named types do */
static void set_types(struct document *document, json_t *object, u16 types)
{
	json_t *array = json_array();
	unsigned int i;

	for (i = 0; port_types.names[i]; i++) {
		if (types & port_types.values[i])
			append(document, array,
			       json_string(port_types.names[i]));
		types &= ~port_types.values[i];
	}
	set(document, object, "types", array);
	set(document, object, "unnamed_types", json_boolean(types));
}

static void set_flag(struct document *document, json_t *object,
		     const char *key, u8 flag)
{
	if (flag != IF_ANY)
		set(document, object, key, json_boolean(flag == IF_YES));
}

static void set_tables(struct document *document, json_t *object,
		       const char *key, const struct diff *diff, u8 tables)
{
	json_t *array = json_array();
	unsigned int i;

	for (i = 0; i < diff->acpi_table_count; i++)
		if (tables & BIT(i))
			append(document, array,
			       json_string(diff->acpi_tables[i]));
	set(document, object, key, array);
}

static json_t *boxes_array(struct document *document, const struct diff *diff,
			   const struct change *change)
{
	json_t *array = json_array();
	unsigned int i;

	for (i = 0; i < change->box_count; i++) {
		const struct box *box = &change->boxes[i];
		json_t *object = json_object();

		if (box->match.types != 0xffff)
			set_types(document, object, box->match.types);
		set_flag(document, object, "multifunction",
			 box->match.multifunction);
		set_flag(document, object, "root_bus", box->match.root_bus);
		set_flag(document, object, "acs", box->match.acs);
		set_tables(document, object, "acpi_tables", diff,
			   box->match.acpi_tables);
		set_tables(document, object, "missing_acpi_tables", diff,
			   box->missing_tables);
		append(document, array, object);
	}
	return array;
}

static json_t *steps_array(struct document *document, const struct rule *rule,
			   bool enable)
{
	json_t *array = json_array();
	const struct step *step;
	unsigned int count;

	for (step = program_of(rule, enable, &count); count--;
	     step = step->next)
		append(document, array, json_string(step_text(step)));
	return array;
}

static json_t *windows_array(struct document *document,
			     const struct tree *tree, const struct rule *rule)
{
	const struct window *window = tree->windows;
	json_t *array = json_array();

	for (; window; window = window->next)
		if (rule_uses_window(rule, window))
			append(document, array,
			       json_string(window_text(window)));
	return array;
}

static json_t *rule_object(struct document *document, const struct tree *tree,
			   const struct rule *rule)
{
	json_t *object;

	if (!rule)
		return json_null();
	object = json_object();
	set_answer(document, object, rule);
	set(document, object, "text", json_string(answer_text(rule)));
	set(document, object, "enable", steps_array(document, rule, true));
	set(document, object, "disable_redirect",
	    steps_array(document, rule, false));
	set(document, object, "windows", windows_array(document, tree, rule));
	set(document, object, "evidence", evidence_array(all_evidence(rule)));
	return object;
}

static json_t *differs_array(struct document *document, unsigned int differs)
{
	static const char *const names[] = {
		"answer", "program", "evidence"
	};
	json_t *array = json_array();
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(names); i++)
		if (differs & BIT(i))
			append(document, array, json_string(names[i]));
	return array;
}

/* What only registers of the device tell is null, not "no bits" */
static json_t *more_bits(const struct change *change, unsigned int side)
{
	const struct rule *rule = change->rule[side];
	const struct rule *other = change->rule[!side];

	if (!states_bits(rule) || !states_bits(other))
		return json_null();
	return bits_array(stated_bits(rule) & ~stated_bits(other));
}

static json_t *more_evidence(struct document *document,
			     const struct change *change, unsigned int side)
{
	const struct cited *cited = evidence_of(change->rule[side]);
	struct table others = {};
	json_t *array = json_array();

	index_evidence(evidence_of(change->rule[!side]), &others);
	for (; cited; cited = cited->next)
		if (!lists_evidence(&others, cited->evidence))
			append(document, array,
			       json_string(cited->evidence->name->text));
	return array;
}

static json_t *change_object(struct document *document,
			     const struct diff *diff,
			     const struct change *change)
{
	json_t *object = json_object();

	set(document, object, "vendor", id_string(change->vendor));
	set(document, object, "devices", runs_array(document, change->runs));
	set(document, object, "when", boxes_array(document, diff, change));
	set(document, object, "differs",
	    differs_array(document, change->differs));
	set(document, object, "gains", more_bits(change, 1));
	set(document, object, "loses", more_bits(change, 0));
	set(document, object, "added_evidence",
	    more_evidence(document, change, 1));
	set(document, object, "removed_evidence",
	    more_evidence(document, change, 0));
	set(document, object, "old",
	    rule_object(document, &diff->db[0]->tree, change->rule[0]));
	set(document, object, "new",
	    rule_object(document, &diff->db[1]->tree, change->rule[1]));
	return object;
}

static json_t *bridge_changes(struct document *document,
			      const struct diff *diff)
{
	json_t *array = json_array();
	unsigned int count, i;
	const struct bridge_change *changes = find_bridge_changes(diff, &count);

	for (i = 0; i < count; i++) {
		json_t *object = json_object();
		const char *const *text = changes[i].text;

		set(document, object, "name", json_string(changes[i].name));
		set(document, object, "old", text[0] ? json_string(text[0]) :
						       json_null());
		set(document, object, "new", text[1] ? json_string(text[1]) :
						       json_null());
		append(document, array, object);
	}
	return array;
}

/**
 * print_diff_json - print what differs, as an object
 * @diff: from find_changes()
 *
 * Return: 0, or -1 after an error message.
 */
int print_diff_json(const struct diff *diff)
{
	struct document document = { .root = json_object() };
	json_t *changes = json_array();
	const struct change *change;

	for (change = diff->changes; change; change = change->next)
		append(&document, changes,
		       change_object(&document, diff, change));
	set(&document, document.root, "changes", changes);
	set(&document, document.root, "host_bridges",
	    bridge_changes(&document, diff));
	set(&document, document.root, "ids", json_integer(diff->id_count));
	set(&document, document.root, "vendors",
	    json_integer(diff->vendor_count));
	return finish_document(&document);
}
