// SPDX-License-Identifier: GPL-2.0-only
/*
 * Findings about a policy as JSON.
 */
#include <stdlib.h>

#include "judge/policy.h"
#include "output/json.h"
#include "output/lint-controls-json.h"
#include "output/lint-json.h"

static json_t *mistakes(const struct boot_line *line)
{
	json_t *list = json_array();
	unsigned int i;

	for (i = 0; i < line->mistake_count; i++) {
		const struct boot_mistake *boot_mistake = &line->mistakes[i];
		json_t *object = json_object();

		json_set(object, "before", json_text(boot_mistake->name));
		json_set(object, "text", json_text(boot_mistake->text));
		json_set(object, "character",
			 json_integer(boot_mistake->place.offset + 1));
		json_set(object, "length",
			 json_integer(boot_mistake->place.length));
		json_set(object, "what", json_string(boot_mistake->place.what));
		json_array_append_new(list, object);
	}
	return list;
}

static json_t *effect_object(const struct lint *lint, unsigned int item,
			     unsigned int f)
{
	const struct effect *effect = &lint->items[item].effects[f];
	json_t *object = json_object();

	json_set(object, "address", json_address(lint->analysis->machine, f));
	json_set(object, "selected", json_fact(effect->selects));
	json_set(object, "counts", json_fact(effect->counts));
	json_set(object, "claims", json_bits(effect->claims));
	json_set(object, "refused",
		 json_boolean(effect->refusal != ACS_REFUSED_NOT));
	json_set(object, "certain", json_boolean(!effect->unknown));
	return object;
}

static json_t *effects(const struct lint *lint, unsigned int item)
{
	json_t *list = json_array();
	unsigned int f;

	for (f = 0; f < lint->analysis->machine->count; f++)
		if (lint->items[item].effects[f].selects != FACT_NO)
			json_array_append_new(list,
					      effect_object(lint, item, f));
	return list;
}

static void add_findings(json_t *object, const struct lint *lint,
			 unsigned int item)
{
	char *instead = lint_alternative(lint, item);

	json_set(object, "functions", effects(lint, item));
	json_set(object, "warnings", json_texts(&lint->items[item].warnings));
	json_set(object, "useless", json_boolean(lint->items[item].useless));
	json_set(object, "instead", json_text(instead));
	free(instead);
}

static json_t *items(const struct boot_line *line, const struct lint *lint)
{
	json_t *list = json_array();
	unsigned int i;

	for (i = 0; i < line->policy.item_count; i++) {
		json_t *object = json_object();
		char text[ACS_ITEM_TEXT];

		acs_format_item(text, sizeof(text), &line->policy.items[i]);
		json_set(object, "item", json_string(text));
		if (lint)
			add_findings(object, lint, i);
		json_array_append_new(list, object);
	}
	return list;
}

/**
 * lint_json - write findings about a policy as a JSON document
 * @view: what to show
 *
 * Return: the document.
 */
json_t *lint_json(const struct lint_view *view)
{
	json_t *document = json_document("lint", view->source);
	char *policy = policy_format(&view->line->policy);

	json_set(document, "option", json_text(view->option));
	json_set(document, "mistakes", mistakes(view->line));
	json_set(document, "policy", json_string(policy));
	json_set(document, "deprecated", json_boolean(view->line->legacy));
	json_set(document, "items", items(view->line, view->lint));
	json_set(document, "controls",
		 view->line->controls ? lint_controls_json(view) :
					json_null());
	free(policy);
	return document;
}
