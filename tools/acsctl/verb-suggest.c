// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsctl suggest: the least that the option has to say, and who is trusted for
 * it.
 */
#include <stdlib.h>

#include "address.h"
#include "common.h"
#include "json.h"
#include "suggest-table.h"
#include "table.h"
#include "work.h"

/**
 * struct asked - what the user asked for
 * @common: as with all verbs
 * @texts: addresses of the functions to isolate, as given
 * @items: what they say
 * @sets: for each, the number of the set that it is in
 * @count: number of addresses
 * @set_count: number of sets
 */
struct asked {
	struct common common;
	char **texts;
	struct acs_item *items;
	unsigned int *sets;
	unsigned int count;
	unsigned int set_count;
};

static const struct argp_option options[] = {
	{ "isolate", 'i', "ADDRESS,...", 0,
	  "Functions that shall have groups of their own, each by itself: "
	  "00:1c.4, 0000:03:00.0, or a path, 00:1c.4/00.0. Those joined by + "
	  "may be together: 01:00.0+01:00.1" },
	{}
};

static void make_room(struct asked *asked, struct argp_state *state)
{
	size_t count = asked->count + 1;

	asked->texts = realloc(asked->texts, count * sizeof(*asked->texts));
	asked->items = realloc(asked->items, count * sizeof(*asked->items));
	asked->sets = realloc(asked->sets, count * sizeof(*asked->sets));
	if (!asked->texts || !asked->items || !asked->sets)
		argp_failure(state, EXIT_UNREADABLE, 0,
			     "there is not enough memory");
}

static void take_address(struct asked *asked, char *text,
			 struct argp_state *state)
{
	const char *wrong;

	make_room(asked, state);
	if (!address_parse(&asked->items[asked->count], text, &wrong))
		argp_error(state, "--isolate: '%s': %s", text, wrong);
	asked->sets[asked->count] = asked->set_count;
	asked->texts[asked->count++] = text;
}

static void take_sets(struct asked *asked, char *text,
		      struct argp_state *state)
{
	char *set, *one;

	while ((set = strsep(&text, ","))) {
		asked->set_count++;
		while ((one = strsep(&set, "+")))
			take_address(asked, one, state);
	}
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct asked *asked = state->input;

	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &asked->common;
		break;
	case 'i':
		take_sets(asked, arg, state);
		break;
	case ARGP_KEY_END:
		if (!asked->count)
			argp_error(state, "--isolate: which functions?");
		if (asked->common.name_count > 1)
			argp_error(state, "one machine at a time");
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

static const char *const answers[] = {
	[ANSWER_NEEDLESS]	= "needless",
	[ANSWER_FOUND]		= "found",
	[ANSWER_NONE]		= "none",
	[ANSWER_UNKNOWN]	= "unknown",
};

static json_t *address_of(const struct suggestion *s, unsigned int function)
{
	char text[ADDRESS_TEXT];

	machine_address(text, sizeof(text), s->machine,
			&s->machine->functions[function]);
	return json_string(text);
}

static json_t *option(const struct suggestion *s)
{
	char *text = policy_text(&s->policy);
	json_t *value = json_sprintf("pci=acs_policy=%s", text);

	free(text);
	return value;
}

static json_t *isolate(const struct suggestion *s, unsigned int set_count)
{
	json_t *list = json_array();
	unsigned int i, set;

	for (set = 1; set <= set_count; set++) {
		json_t *members = json_array();

		for (i = 0; i < s->machine->count; i++)
			if (s->asked[i] == set)
				json_array_append_new(members,
						      address_of(s, i));
		json_array_append_new(list, members);
	}
	return list;
}

static json_t *trusts(const struct verdict *verdict)
{
	json_t *object = json_object();
	unsigned int bit;
	char name[8];

	for (bit = 0; BIT(bit) <= ACS_ISOLATION; bit++) {
		const char *text = trust_text(verdict->record.type, BIT(bit));

		if (!(verdict->decision.claims & BIT(bit)) || !text)
			continue;
		acs_format_bits(name, sizeof(name), BIT(bit));
		json_object_set_new(object, name, json_string(text));
	}
	return object;
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
		json_object_set_new(object, "item", json_string(text));
		json_object_set_new(object, "address",
				    address_of(s, step->function));
		json_object_set_new(object, "trusts", trusts(after));
		json_array_append_new(list, object);
	}
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
		json_object_set_new(object, "results", results);
		json_object_set_new(object, "concerned",
				    json_boolean(suggestion_concerns(s, i)));
		json_object_set_new(object, "apart",
				    json_boolean(suggestion_parts(s, i)));
		json_array_append_new(list, object);
	}
	return list;
}

static json_t *open_way(const struct suggestion *s, unsigned int from,
			unsigned int to)
{
	return json_pack("{soso}", "from", address_of(s, from), "to",
			 address_of(s, to));
}

static json_t *open_ways(const struct suggestion *s)
{
	json_t *list = json_array();
	unsigned int from, to;

	for (to = 0; to < s->machine->count; to++)
		for (from = 0; from < s->machine->count; from++)
			if (suggestion_leads_to(s, to) &&
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

		json_object_set_new(object, "isolate",
				    address_of(s, obstacle->asked));
		json_object_set_new(object, "address",
				    address_of(s, obstacle->function));
		json_object_set_new(object, "what",
				    json_string(obstacle->text));
		json_object_set_new(object, "unknown",
				    json_boolean(obstacle->unknown));
		json_array_append_new(list, object);
	}
	return list;
}

static void write_json(const struct asked *asked, const struct suggestion *s,
		       FILE *out)
{
	struct source source = common_source(&asked->common, 0);
	json_t *document = json_document("suggest", source_name(&source));
	struct obstacles *obstacles = obstacles_find(s);
	char *policy = policy_text(s->base);

	json_object_set_new(document, "policy", json_string(policy));
	json_object_set_new(document, "isolate",
			    isolate(s, asked->set_count));
	json_object_set_new(document, "answer",
			    json_string(answers[s->answer]));
	json_object_set_new(document, "option",
			    s->answer == ANSWER_FOUND ? option(s) :
							json_null());
	json_object_set_new(document, "tried",
			    obstacles_are_tried(obstacles) ? option(s) :
							     json_null());
	json_object_set_new(document, "items", items(s));
	json_object_set_new(document, "open", open_ways(s));
	json_object_set_new(document, "obstacles", obstacles_list(s, obstacles));
	json_object_set_new(document, "functions", functions(s));
	json_write(document, true, out);
	obstacles_free(obstacles);
	free(policy);
}

static bool mark_asked(const struct asked *asked,
		       const struct machine *machine, unsigned int *sets,
		       FILE *err)
{
	struct source source = common_source(&asked->common, 0);
	unsigned int i, *set;

	for (i = 0; i < asked->count; i++) {
		const struct function *f = address_find(machine,
							&asked->items[i]);

		if (!f) {
			fprintf(err, "acsctl: %s: there is no function %s\n",
				source_name(&source), asked->texts[i]);
			return false;
		}
		set = &sets[f - machine->functions];
		if (*set && *set != asked->sets[i]) {
			fprintf(err, "acsctl: %s is asked for twice\n",
				asked->texts[i]);
			return false;
		}
		*set = asked->sets[i];
	}
	return true;
}

static void show(const struct asked *asked, const struct suggestion *s,
		 FILE *out)
{
	struct suggest_view view = {
		.suggestion = s,
		.width = output_width(),
		.color = common_uses_color(&asked->common),
	};

	if (asked->common.json)
		write_json(asked, s, out);
	else
		suggestion_print(&view, out);
}

static int suggest(void *context, unsigned int i, FILE *out, FILE *err)
{
	struct asked *asked = context;
	struct machine *machine = common_read(&asked->common, i, err);
	struct suggestion *suggestion;
	int status = EXIT_USAGE;
	unsigned int *sets;

	if (!machine)
		return EXIT_UNREADABLE;
	sets = allocate(machine->count, sizeof(*sets));
	if (mark_asked(asked, machine, sets, err)) {
		suggestion = suggestion_new(machine, &asked->common.policy,
					    &asked->common.assumptions, sets);
		show(asked, suggestion, out);
		status = suggestion->answer == ANSWER_NEEDLESS ||
			 suggestion->answer == ANSWER_FOUND ? EXIT_YES :
							      EXIT_NO;
		suggestion_free(suggestion);
	}
	free(sets);
	machine_free(machine);
	return status;
}

static int run(int argc, char **argv)
{
	static const struct argp argp = {
		.options = options,
		.parser = parse,
		.args_doc = "--isolate=ADDRESS,... [SOURCE]",
		.doc = "Looks for the smallest option that gives functions groups "
		       "of their own, and tells who is trusted for it.",
		.children = common_children,
	};
	struct asked *asked = allocate(1, sizeof(*asked));
	int status;

	argp_parse(&argp, argc, argv, 0, NULL, asked);
	status = work_all(1, suggest, asked);
	free(asked->texts);
	free(asked->items);
	free(asked->sets);
	free(asked);
	return status;
}

const struct verb verb_suggest = {
	.name = "suggest",
	.summary = "the smallest option that isolates functions, and who is trusted",
	.run = run,
};
