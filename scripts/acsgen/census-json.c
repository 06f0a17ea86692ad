// SPDX-License-Identifier: GPL-2.0-only
/*
 * The census as JSON (RFC 8259), for other programs.
 */
#include "../../drivers/pci/acs-policy/core/core.h"
#include "census.h"
#include "document.h"

/**
 * struct list - the list, as it grows
 * @document: all of it
 * @tree: the rules that it lists
 */
struct list {
	struct document document;
	const struct tree *tree;
};

static json_t *conditions_array(const char **condition)
{
	json_t *array = json_array();

	for (; *condition; condition++)
		json_array_append_new(array, json_string(*condition));
	return array;
}

static void set_rule(struct list *list, json_t *object,
		     const struct rule *rule)
{
	const char **conditions = rule_conditions(list->tree, rule);
	struct document *document = &list->document;

	set_answer(document, object, rule);
	set(document, object, "conditions", conditions_array(conditions));
	set(document, object, "evidence", evidence_array(rule->evidence));
}

static void add_entry(void *context, const struct entry *entry)
{
	struct list *list = context;
	struct document *document = &list->document;
	json_t *object = json_object();

	set(document, object, "vendor", id_string(entry->vendor));
	set(document, object, "device", entry->any ? json_string("any")
					       : id_string(entry->device));
	if (entry->name)
		set(document, object, "name", json_string(entry->name));
	set_rule(list, object, entry->rule);
	append(document, document->root, object);
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
	struct list list = { { .root = json_array() }, tree };

	each_entry(tree, sorted, index, add_entry, &list);
	return finish_document(&list.document);
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
	return finish_document(&document);
}
