// SPDX-License-Identifier: GPL-2.0-only
/*
 * Findings about options that change ACS control registers, as JSON.
 */
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

static json_t *part(const struct analysis *from, const struct analysis *to,
		    unsigned int function, unsigned int first, bool *certain)
{
	json_t *list = json_array();
	unsigned int i;

	for (i = first; i < from->machine->count; i++) {
		if (!analysis_shares_group(from, i, function) ||
		    !analysis_shares_group(to, i, first))
			continue;
		*certain &= to->placements[i].certain;
		json_array_append_new(list, json_address(from->machine, i));
	}
	return list;
}

static json_t *change(const struct analysis *from, const struct analysis *to,
		      unsigned int function)
{
	bool certain = from->placements[function].certain;
	json_t *parts = json_array();
	unsigned int i;

	for (i = function; i < from->machine->count; i++)
		if (group_part_begins(from, to, function, i))
			json_array_append_new(parts, part(from, to, function, i,
							  &certain));
	return json_pack("{sosb}", "parts", parts, "certain", certain);
}

static json_t *changes(const struct analysis *from, const struct analysis *to)
{
	json_t *list = json_array();
	unsigned int i;

	for (i = 0; i < from->machine->count; i++)
		if (group_splits(from, to, i))
			json_array_append_new(list, change(from, to, i));
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

		json_set(object, "joins", changes(lint->after, lint->before));
		json_set(object, "splits", changes(lint->before, lint->after));
	}
	return object;
}
