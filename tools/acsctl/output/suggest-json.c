// SPDX-License-Identifier: GPL-2.0-only
/*
 * A suggestion as JSON.
 */
#include <stdlib.h>

#include "answer/suggest-obstacles.h"
#include "answer/suggest-trust.h"
#include "judge/policy.h"
#include "output/json.h"
#include "output/suggest-json.h"

static const char *const answers[] = {
	[ANSWER_NEEDLESS]	= "needless",
	[ANSWER_FOUND]		= "found",
	[ANSWER_NONE]		= "none",
	[ANSWER_UNKNOWN]	= "unknown",
};

static json_t *option(const struct suggestion *s)
{
	char *text = policy_format(&s->policy);
	json_t *value = json_sprintf("pci=acs_policy=%s", text);

	free(text);
	return value;
}

static unsigned int count_sets(const struct suggestion *s)
{
	unsigned int i, count = 0;

	for (i = 0; i < s->machine->count; i++)
		if (s->asked[i] > count)
			count = s->asked[i];
	return count;
}

static json_t *members(const struct suggestion *s, unsigned int set)
{
	json_t *list = json_array();
	unsigned int i;

	for (i = 0; i < s->machine->count; i++)
		if (s->asked[i] == set)
			json_array_append_new(list,
					      json_address(s->machine, i));
	return list;
}

static json_t *isolate(const struct suggestion *s)
{
	unsigned int set, set_count = count_sets(s);
	json_t *list = json_array();

	for (set = 1; set <= set_count; set++)
		json_array_append_new(list, members(s, set));
	return list;
}

static json_t *trusts(const struct verdict *verdict)
{
	json_t *object = json_object();
	unsigned int bit;
	char name[8];

	for (bit = 0; BIT(bit) <= ACS_ISOLATION; bit++) {
		const char *text =
			trust_describe(verdict->record.type, BIT(bit));

		if (!(verdict->decision.claims & BIT(bit)) || !text)
			continue;
		acs_format_bits(name, sizeof(name), BIT(bit));
		json_set(object, name, json_string(text));
	}
	return object;
}

static void add_unknown(json_t *list, const struct suggestion *s,
			unsigned int function, unsigned int facts)
{
	char text[UNKNOWN_TEXT];
	unsigned int fact;

	while ((fact = unknown_next(&facts))) {
		unknown_format(text, sizeof(text), fact);
		json_array_append_new(list,
				      json_pack("{sossss}", "address",
						json_address(s->machine,
							     function),
						"what", text, "remedy",
						unknown_remedy(fact)));
	}
}

/* What an item rests on; only found out if the option helps */
static void add_doubts(json_t *object, const struct suggestion *s,
		       const struct step *step)
{
	bool is_tried = step->without;
	json_t *list = json_array();
	unsigned int i, all = 0;

	for (i = 0; is_tried && i < s->machine->count; i++) {
		unsigned int facts = suggestion_doubts(s, step, i);

		add_unknown(list, s, i, facts);
		all |= facts;
	}
	json_set(object, "needed",
		 is_tried ? json_boolean(step->needed) : json_null());
	json_set(object, "doubts", json_unknown(all));
	json_set(object, "unknown", list);
}

static json_t *items(const struct suggestion *s)
{
	json_t *list = json_array();
	unsigned int i;

	for (i = 0; i < s->step_count; i++) {
		const struct step *step = &s->steps[i];
		const struct verdict *after =
			&s->after->verdicts[step->function];
		json_t *object = json_object();
		char text[ACS_ITEM_TEXT];
		struct acs_item item;

		item_for_function(&item, &after->record, step->mode);
		acs_format_item(text, sizeof(text), &item);
		json_set(object, "item", json_string(text));
		json_set(object, "address",
			 json_address(s->machine, step->function));
		json_set(object, "trusts", trusts(after));
		add_doubts(object, s, step);
		json_array_append_new(list, object);
	}
	return list;
}

static json_t *moves(const struct suggestion *s)
{
	json_t *list = json_array();
	unsigned int i;

	for (i = 0; i < s->move_count; i++)
		json_array_append_new(list,
				      json_address(s->machine, s->moves[i]));
	return list;
}

static json_t *functions(const struct suggestion *s)
{
	json_t *list = json_array();
	unsigned int i;

	for (i = 0; i < s->machine->count; i++) {
		json_t *object, *results = json_array();

		object = json_function(s->machine, &s->machine->functions[i]);
		json_array_append_new(results, json_result(s->before, i));
		json_array_append_new(results, json_result(s->after, i));
		json_set(object, "results", results);
		json_set(object, "concerned",
			 json_boolean(suggestion_concerns(s, i)));
		json_set(object, "apart",
			 json_boolean(suggestion_separates(s, i)));
		json_array_append_new(list, object);
	}
	return list;
}

static json_t *open_way(const struct suggestion *s, unsigned int from,
			unsigned int to)
{
	return json_pack("{soso}", "from", json_address(s->machine, from), "to",
			 json_address(s->machine, to));
}

static json_t *open_ways(const struct suggestion *s)
{
	json_t *list = json_array();
	unsigned int from, to;

	for (to = 0; to < s->machine->count; to++)
		for (from = 0; from < s->machine->count; from++)
			if (suggestion_is_above(s, to) &&
			    suggestion_leaves_open(s, to, from))
				json_array_append_new(list,
						      open_way(s, from, to));
	return list;
}

static json_t *obstacles_list(const struct suggestion *s,
			      const struct obstacles *obstacles)
{
	json_t *list = json_array();
	unsigned int i;

	for (i = 0; i < obstacles->count; i++) {
		const struct obstacle *obstacle = &obstacles->list[i];
		json_t *object = json_object();

		json_set(object, "isolate",
			 json_address(s->machine, obstacle->asked));
		json_set(object, "address",
			 json_address(s->machine, obstacle->function));
		json_set(object, "what", json_string(obstacle->text));
		json_set(object, "unknown", json_boolean(obstacle->unknown));
		json_array_append_new(list, object);
	}
	return list;
}

/**
 * suggestion_json - write a suggestion as a JSON document
 * @suggestion: the suggestion
 * @source: name of the source
 *
 * Return: the document.
 */
json_t *suggestion_json(const struct suggestion *suggestion, const char *source)
{
	const struct suggestion *s = suggestion;
	json_t *document = json_document("suggest", source);
	struct obstacles *obstacles = obstacles_find(s);
	char *policy = policy_format(s->base);

	json_set(document, "policy", json_string(policy));
	json_set(document, "isolate", isolate(s));
	json_set(document, "answer", json_string(answers[s->answer]));
	json_set(document, "reported_apart",
		 json_boolean(suggestion_is_reported(s)));
	json_set(document, "option",
		 s->answer == ANSWER_FOUND ? option(s) : json_null());
	json_set(document, "tried",
		 obstacles_are_tried(obstacles) ? option(s) : json_null());
	json_set(document, "items", items(s));
	json_set(document, "moves", moves(s));
	json_set(document, "open", open_ways(s));
	json_set(document, "obstacles", obstacles_list(s, obstacles));
	json_set(document, "functions", functions(s));
	obstacles_free(obstacles);
	free(policy);
	return document;
}
