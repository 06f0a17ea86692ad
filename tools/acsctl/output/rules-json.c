// SPDX-License-Identifier: GPL-2.0-only
/*
 * Rules as JSON.
 */
#include "output/json.h"
#include "output/rules-json.h"

static json_t *texts(const char *const *text)
{
	json_t *array = json_array();

	for (; *text; text++)
		json_array_append_new(array, json_string(*text));
	return array;
}

static json_t *devices(const struct ids_note *ids, unsigned int count)
{
	json_t *array = json_array();

	if (!ids) {
		json_decref(array);
		return json_null();
	}
	for (; count--; ids++) {
		json_t *object = json_object();

		json_set(object, "first", json_sprintf("%04x", ids->first));
		json_set(object, "last", json_sprintf("%04x", ids->last));
		json_set(object, "name", json_text(ids->name));
		json_array_append_new(array, object);
	}
	return array;
}

static json_t *evidence_array(const struct evidence_note *const *evidence)
{
	json_t *array = json_array();

	for (; *evidence; evidence++) {
		json_t *object = json_object();

		json_set(object, "name", json_string((*evidence)->name));
		json_set(object, "kind", json_string((*evidence)->kind));
		json_set(object, "by", json_string((*evidence)->by));
		json_set(object, "says", texts((*evidence)->says));
		json_set(object, "see", texts((*evidence)->see));
		json_array_append_new(array, object);
	}
	return array;
}

/* What a rule has without a note about it */
static json_t *bare_object(const struct acs_rule *rule)
{
	json_t *object = json_object();
	char text[ACS_REASON_TEXT];

	acs_format_rule(text, sizeof(text), rule);
	json_set(object, "name", json_string(rule->name));
	json_set(object, "file", json_string(acs_rule_file(rule)));
	json_set(object, "line", json_integer(rule->line));
	json_set(object, "text", json_string(text));
	return object;
}

static json_t *rule_object(const struct acs_rule *rule)
{
	const struct rule_note *note = rule_note_of(rule);
	json_t *object = bare_object(rule);

	json_set(object, "title", json_string(note->title));
	json_set(object, "vendor", json_sprintf("%04x", note->vendor));
	json_set(object, "devices", devices(note->ids, note->id_count));
	json_set(object, "conditions", texts(note->conditions));
	json_set(object, "provides", json_string(note->provides));
	json_set(object, "enable", texts(note->enable));
	json_set(object, "disable_redirect", texts(note->disable_redirect));
	json_set(object, "windows", texts(note->windows));
	json_set(object, "evidence", evidence_array(note->evidence));
	return object;
}

static json_t *host_bridge_object(const struct host_note *note)
{
	static const char *const passes[] = {
		[HOST_PASSES_ALL] = "all",
		[HOST_PASSES_BELOW_ONE] = "below-one",
		[HOST_PASSES_UNKNOWN] = "unknown",
	};
	json_t *object = json_object();

	json_set(object, "name", json_string(note->name));
	json_set(object, "title", json_string(note->title));
	json_set(object, "vendor", json_sprintf("%04x", note->vendor));
	json_set(object, "devices", devices(note->ids, note->id_count));
	json_set(object, "passes", json_string(passes[note->passes]));
	json_set(object, "since", json_text(note->since));
	json_set(object, "not", json_text(note->lacks));
	json_set(object, "evidence", evidence_array(note->evidence));
	return object;
}

static json_t *host_bridges(void)
{
	const struct host_note *note;
	json_t *array = json_array();

	for (note = host_notes; note->name; note++)
		json_array_append_new(array, host_bridge_object(note));
	return array;
}

/**
 * rules_json - write rules as a JSON document
 * @rules: the rules
 * @count: number of @rules
 *
 * Return: the document.
 */
json_t *rules_json(const struct acs_rule *const *rules, unsigned int count)
{
	json_t *document = json_document("rules", NULL), *array = json_array();
	unsigned int i;

	for (i = 0; i < count; i++)
		json_array_append_new(array, rule_object(rules[i]));
	json_set(document, "blob", json_null());
	json_set(document, "rules", array);
	json_set(document, "host_bridges", host_bridges());
	return document;
}

static void set_ids(json_t *object, const struct acs_db *db,
		    const struct acs_rule *rule)
{
	json_t *array = json_array();
	struct acs_ids ids = {};

	json_set(object, "vendor", json_null());
	while (acs_next_ids(db, rule, &ids)) {
		json_t *range = json_object();

		json_set(object, "vendor", json_sprintf("%04x", ids.vendor));
		json_set(range, "first", json_sprintf("%04x", ids.first));
		json_set(range, "last", json_sprintf("%04x", ids.last));
		json_set(range, "name", json_null());
		json_array_append_new(array, range);
		if (!ids.any)
			continue;
		json_decref(array);
		array = json_null();
		break;
	}
	json_set(object, "devices", array);
}

static json_t *blob_rule_object(const struct acs_db *db,
				const struct acs_rule *rule)
{
	static const char *const unknown[] = {
		"title", "conditions", "provides", "enable",
		"disable_redirect", "windows", "evidence"
	};
	json_t *object = bare_object(rule);
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(unknown); i++)
		json_set(object, unknown[i], json_null());
	set_ids(object, db, rule);
	return object;
}

static json_t *blob_object(const struct blob_file *file)
{
	json_t *object = json_object();

	json_set(object, "file", json_text(file->name));
	json_set(object, "size", json_integer(file->size));
	json_set(object, "sha256", json_string(file->hash));
	return object;
}

/**
 * rules_json_of_blob - write rules of a blob as a JSON document
 * @file: the blob, about which there are no notes
 * @rules: the rules
 * @count: number of @rules
 *
 * Return: the document.
 */
json_t *rules_json_of_blob(const struct blob_file *file,
			   const struct acs_rule *const *rules,
			   unsigned int count)
{
	json_t *document = json_document("rules", NULL), *array = json_array();
	unsigned int i;

	for (i = 0; i < count; i++)
		json_array_append_new(array, blob_rule_object(&file->db,
							      rules[i]));
	json_set(document, "blob", blob_object(file));
	json_set(document, "rules", array);
	json_set(document, "host_bridges", json_null());
	return document;
}
