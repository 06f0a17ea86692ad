// SPDX-License-Identifier: GPL-2.0-only
/*
 * The census as JSON (RFC 8259), for other programs.
 */
#include <jansson.h>
#include <stdio.h>

#include "../../drivers/pci/acs-policy/core.h"
#include "census.h"
#include "diag.h"
#include "vocabulary.h"

/**
 * struct document - what is to be printed, as it grows
 * @root: all of it
 * @tree: the rules, if it lists them
 * @failed: something could not be added
 */
struct document {
	json_t *root;
	const struct tree *tree;
	bool failed;
};

/* Prints all of it or nothing */
static int finish(struct document *document)
{
	int ret = document->failed ? -1 : json_dumpf(document->root, stdout,
						     JSON_INDENT(1));

	json_decref(document->root);
	if (ret)
		error_at(NULL, "file",
			 "cannot write the output as JSON");
	else
		putchar('\n');
	return ret;
}

static json_t *bits_array(u32 bits)
{
	json_t *array = json_array();
	unsigned int i;

	for (i = 0; acs_bits.names[i]; i++)
		if (bits & acs_bits.values[i])
			json_array_append_new(array,
					      json_string(acs_bits.names[i]));
	return array;
}

static json_t *evidence_array(const struct cited *cited)
{
	json_t *array = json_array();

	for (; cited; cited = cited->next)
		json_array_append_new(array,
				      json_string(cited->evidence->name->text));
	return array;
}

static json_t *conditions_array(const char **condition)
{
	json_t *array = json_array();

	for (; *condition; condition++)
		json_array_append_new(array, json_string(*condition));
	return array;
}

static json_t *id_string(u16 id)
{
	return json_sprintf("0x%04x", id);
}

/* Takes over @value, which is NULL if there was no memory for it */
static void set(struct document *document, json_t *object, const char *key,
		json_t *value)
{
	if (json_object_set_new(object, key, value))
		document->failed = true;
}

static void set_rule(struct document *document, json_t *object,
		     const struct rule *rule)
{
	const char **conditions = rule_conditions(document->tree, rule);

	set(document, object, "rule", json_string(rule->name->text));
	set(document, object, "file", json_string(rule->name->place.source->name));
	set(document, object, "line", json_integer(rule->name->place.line));
	set(document, object, "answer", json_string(answer_name(rule)));
	/* Registers are known to the device alone: that is not "no bits" */
	set(document, object, "bits",
	    rule->answer.kind == ACS_ANSWER_REGISTERS ?
	    json_null() : bits_array(rule->answer.provides));
	set(document, object, "inapplicable", bits_array(rule->inapplicable));
	set(document, object, "conditions", conditions_array(conditions));
	set(document, object, "evidence", evidence_array(rule->evidence));
}

static void add_entry(void *context, const struct entry *entry)
{
	struct document *document = context;
	json_t *object = json_object();

	set(document, object, "vendor", id_string(entry->vendor));
	set(document, object, "device", entry->any ? json_string("any")
					       : id_string(entry->device));
	if (entry->name)
		set(document, object, "name", json_string(entry->name));
	set_rule(document, object, entry->rule);
	if (json_array_append_new(document->root, object))
		document->failed = true;
}

/**
 * print_list_json - print each id with its rules, as an array of objects
 * @tree: the rules
 * @sorted: the rules in the order in which they are asked
 * @index: the verified index
 *
 * Return: 0, or -1 after an error message.
 */
int print_list_json(const struct tree *tree, struct rule **sorted,
		    const struct index *index)
{
	struct document document = { .root = json_array(), .tree = tree };

	each_entry(tree, sorted, index, add_entry, &document);
	return finish(&document);
}

/**
 * print_stats_json - print how much there is, as an object
 * @stats: the counts
 *
 * Return: 0, or -1 after an error message.
 */
int print_stats_json(const struct stats *stats)
{
	struct document document = { .root = json_object() };
	json_t *object = document.root;

	set(&document, object, "rules", json_integer(stats->rules));
	set(&document, object, "ids", json_integer(stats->ids));
	set(&document, object, "vendors", json_integer(stats->vendors));
	set(&document, object, "families", json_integer(stats->families));
	set(&document, object, "table_bytes", json_integer(stats->table_bytes));
	set(&document, object, "text_bytes", json_integer(stats->text_bytes));
	set(&document, object, "index_bytes", json_integer(stats->index_bytes));
	return finish(&document);
}
