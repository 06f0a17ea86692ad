// SPDX-License-Identifier: GPL-2.0-only
/*
 * Groups as JSON.
 */
#include "answer/groups.h"
#include "output/groups-json.h"
#include "output/json.h"

static json_t *policies(const struct groups_view *view)
{
	json_t *list = json_array();
	unsigned int i;

	for (i = 0; i < view->count; i++)
		json_array_append_new(list, json_string(view->texts[i]));
	return list;
}

static json_t *function_object(const struct groups_view *view, unsigned int f)
{
	json_t *object = json_function(view->machine,
				       &view->machine->functions[f]);
	json_t *results = json_array();
	unsigned int i;

	for (i = 0; i < view->count; i++)
		json_array_append_new(results,
				      json_result(view->analyses[i], f));
	json_set(object, "results", results);
	return object;
}

/* What the reported groups were good for; null if there are none, or ignored */
static json_t *evidence(const struct machine *machine)
{
	json_t *disputed = json_array();
	unsigned int i;

	for (i = 0; machine->disputed && i < machine->count; i++)
		if (machine->disputed[i])
			json_array_append_new(disputed,
					      json_address(machine, i));
	if (!machine->learned && !machine->disputed) {
		json_decref(disputed);
		return json_null();
	}
	return json_pack("{sbsIso}", "used", !!machine->learned,
			 "settled", (json_int_t)machine->learned_count,
			 "disputed", disputed);
}

/**
 * groups_json - write groups as a JSON document
 * @view: what to show
 *
 * Return: the document.
 */
json_t *groups_json(const struct groups_view *view)
{
	json_t *document = json_document("groups", view->source);
	json_t *functions = json_array();
	unsigned int i;

	for (i = 0; i < view->shown_count; i++)
		json_array_append_new(functions,
				      function_object(view, view->shown[i]));
	json_set(document, "policies", policies(view));
	json_set(document, "agrees",
		 json_boolean(groups_agree(view->analyses, view->count)));
	json_set(document, "whole", json_boolean(view->machine->is_whole));
	json_set(document, "platform", json_text(view->machine->platform));
	json_set(document, "evidence", evidence(view->machine));
	json_set(document, "count", json_integer(view->machine->count));
	json_set(document, "functions", functions);
	return document;
}
