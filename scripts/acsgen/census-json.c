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
 * struct list - the list as it grows
 * @tree: the rules
 * @entries: an array, an object an id
 * @failed: something could not be added
 */
struct list {
	const struct tree *tree;
	json_t *entries;
	bool failed;
};

/* Takes over @root */
static int print_json(json_t *root)
{
	int ret = -1;

	if (root)
		ret = json_dumpf(root, stdout, JSON_INDENT(1));
	json_decref(root);
	if (ret)
		error_at(NULL, "file", "cannot write this as JSON: is a text not UTF-8, or the output closed?");
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

/* Registers are known to nobody but the device: that is not "no bits" */
static json_t *provided(const struct rule *rule)
{
	return rule->answer.kind == ACS_ANSWER_REGISTERS ?
	       json_null() : bits_array(rule->answer.provides);
}

static void add_entry(void *context, const struct entry *entry)
{
	const struct rule *rule = entry->rule;
	struct list *list = context;
	char vendor[8], device[8];
	json_t *object;

	snprintf(vendor, sizeof(vendor), "0x%04x", entry->vendor);
	snprintf(device, sizeof(device), "0x%04x", entry->device);
	object = json_pack("{ss ss ss* ss ss si ss so so so so}",
			   "vendor", vendor,
			   "device", entry->any ? "any" : device,
			   "name", entry->name,
			   "rule", rule->name->text,
			   "file", rule->name->place.source->name,
			   "line", rule->name->place.line,
			   "answer", answer_name(rule),
			   "bits", provided(rule),
			   "inapplicable", bits_array(rule->inapplicable),
			   "conditions",
			   conditions_array(rule_conditions(list->tree, rule)),
			   "evidence", evidence_array(rule->evidence));
	if (!object || json_array_append_new(list->entries, object))
		list->failed = true;
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
	struct list list = { .tree = tree, .entries = json_array() };

	each_entry(tree, sorted, index, add_entry, &list);
	if (list.failed) {
		json_decref(list.entries);
		list.entries = NULL;
	}
	return print_json(list.entries);
}

/**
 * print_stats_json - print how much there is, as an object
 * @stats: the counts
 *
 * Return: 0, or -1 after an error message.
 */
int print_stats_json(const struct stats *stats)
{
	return print_json(json_pack("{si si si si sI sI sI}",
				    "rules", stats->rules,
				    "ids", stats->ids,
				    "vendors", stats->vendors,
				    "families", stats->families,
				    "table_bytes",
				    (json_int_t)stats->table_bytes,
				    "text_bytes",
				    (json_int_t)stats->text_bytes,
				    "index_bytes",
				    (json_int_t)stats->index_bytes));
}
