// SPDX-License-Identifier: GPL-2.0-only
/*
 * Findings about options that change ACS control registers, as JSON.
 */
#include "output/group-parts.h"
#include "output/json.h"
#include "output/lint-controls-json.h"

static json_t *selected(const struct machine *machine, unsigned int f,
			enum fact names)
{
	return json_pack("{soso}", "address", json_address(machine, f),
			 "selected", json_fact(names));
}

static json_t *functions(const struct control_lint *lint,
			 const struct control_item_lint *item)
{
	const struct machine *machine = lint->after->machine;
	json_t *list = json_array();
	unsigned int f;

	for (f = 0; f < machine->count; f++)
		if (item->names[f] != FACT_NO)
			json_array_append_new(list, selected(machine, f,
							     item->names[f]));
	return list;
}

static json_t *item_object(const struct lint_view *view,
			   enum control_option option, unsigned int i)
{
	const struct control_item *item =
		&view->line->controls->lists[option].items[i];
	json_t *object = json_object();
	char device[ACS_ITEM_TEXT];

	control_item_format(device, sizeof(device), item);
	json_set(object, "option", json_string(control_names[option]));
	json_set(object, "item", json_string(device));
	json_set(object, "sets", json_bits(item->set));
	json_set(object, "clears", json_bits(item->clear));
	if (view->lint) {
		const struct control_lint *lint = view->lint->controls;

		json_set(object, "functions",
			 functions(lint, &lint->items[option][i]));
		json_set(object, "warnings",
			 json_texts(&lint->items[option][i].warnings));
	}
	return object;
}

static json_t *items(const struct lint_view *view)
{
	json_t *list = json_array();
	unsigned int option, i;

	for (option = 0; option < CONTROL_OPTIONS; option++)
		for (i = 0; i < view->line->controls->lists[option].count; i++)
			json_array_append_new(list,
					      item_object(view, option, i));
	return list;
}

/**
 * lint_controls_json - write findings about these options
 * @view: what to show
 *
 * Return: an object.
 */
json_t *lint_controls_json(const struct lint_view *view)
{
	json_t *object = json_object();

	json_set(object, "items", items(view));
	if (view->lint) {
		const struct control_lint *lint = view->lint->controls;

		json_set(object, "joins", group_parts_json(lint->after,
							   lint->before));
		json_set(object, "splits", group_parts_json(lint->before,
							    lint->after));
	}
	return object;
}
