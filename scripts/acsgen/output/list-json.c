// SPDX-License-Identifier: GPL-2.0-only
/*
 * Lists and counts what is in the database, as JSON.
 */
#include "output/census.h"
#include "output/describe.h"
#include "output/json.h"
#include "output/print.h"

/**
 * struct list - a list that is being built
 * @document: its document
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

static json_t *texts_array(const struct word *text)
{
	json_t *array = json_array();

	for (; text; text = text->next)
		json_array_append_new(array, json_string(text->text));
	return array;
}

static void add_entry(void *context, const struct entry *entry)
{
	struct list *list = context;
	struct document *document = &list->document;
	const struct difference *difference;
	json_t *object = json_object();

	set(document, object, "vendor", id_string(entry->vendor));
	set(document, object, "device", entry->any ? json_string("any")
					       : id_string(entry->device));
	if (entry->name)
		set(document, object, "name", json_string(entry->name));
	difference = difference_of_id(entry->rule, entry->device);
	if (difference)
		set(document, object, "difference",
		    texts_array(difference->because));
	set_rule(list, object, entry->rule);
	append(document, document->root, object);
}

/**
 * print_list_json - print each id with its rules, as an array of objects
 * @db: the database
 *
 * Return: 0, or -1 after an error message.
 */
int print_list_json(const struct database *db)
{
	struct list list = { { .root = json_array() }, &db->tree };

	each_entry(db, add_entry, &list);
	return finish_document(&list.document);
}

/**
 * print_stats_json - print the size of a database, as an object
 * @db: the database
 *
 * Return: 0, or -1 after an error message.
 */
int print_stats_json(const struct database *db)
{
	struct document document = { .root = json_object() };
	json_t *object = document.root;
	struct stats stats;

	count_stats(&stats, db);
	set(&document, object, "rules", json_integer(stats.rules));
	set(&document, object, "ids", json_integer(stats.ids));
	set(&document, object, "vendors", json_integer(stats.vendors));
	set(&document, object, "families", json_integer(stats.families));
	set(&document, object, "table_bytes", json_integer(stats.table_bytes));
	set(&document, object, "text_bytes", json_integer(stats.text_bytes));
	set(&document, object, "index_bytes", json_integer(stats.index_bytes));
	return finish_document(&document);
}
