// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsctl suggest: suggests the smallest boot option that isolates functions.
 */
#include <stdlib.h>

#include "answer/suggest.h"
#include "base/memory.h"
#include "cli/options.h"
#include "cli/verb.h"
#include "machine/address.h"
#include "output/json.h"
#include "output/suggest-json.h"
#include "output/suggest-table.h"

/**
 * struct asked - what the user asked for
 * @request: as for all verbs
 * @texts: addresses of the functions to isolate, as given
 * @items: the parsed addresses
 * @sets: for each address, the number of its set
 * @count: number of addresses
 * @set_count: number of sets
 */
struct asked {
	struct request request;
	char **texts;
	struct acs_item *items;
	unsigned int *sets;
	unsigned int count;
	unsigned int set_count;
};

static const struct argp_option options[] = {
	{ "isolate", 'i', "ADDRESS,...", 0,
	  "Functions that need groups of their own: 00:1c.4, 0000:03:00.0, or "
	  "a path, 00:1c.4/00.0. Functions joined by + may share a group: "
	  "01:00.0+01:00.1" },
	{}
};

static void make_room(struct asked *asked)
{
	size_t count = asked->count + 1;

	asked->texts = reallocate(asked->texts, count, sizeof(*asked->texts));
	asked->items = reallocate(asked->items, count, sizeof(*asked->items));
	asked->sets = reallocate(asked->sets, count, sizeof(*asked->sets));
}

static void parse_address(struct asked *asked, char *text,
			  struct argp_state *state)
{
	const char *wrong;

	make_room(asked);
	if (!address_parse(&asked->items[asked->count], text, &wrong))
		argp_error(state, "--isolate: '%s': %s", text, wrong);
	asked->sets[asked->count] = asked->set_count;
	asked->texts[asked->count++] = text;
}

static void parse_sets(struct asked *asked, char *text,
		       struct argp_state *state)
{
	char *set, *one;

	while ((set = strsep(&text, ","))) {
		asked->set_count++;
		while ((one = strsep(&set, "+")))
			parse_address(asked, one, state);
	}
}

static error_t parse(int key, char *arg, struct request *request,
		     struct argp_state *state)
{
	struct asked *asked = (struct asked *)request;

	switch (key) {
	case 'i':
		parse_sets(asked, arg, state);
		return 0;
	case ARGP_KEY_END:
		if (!asked->count)
			argp_error(state, "--isolate: which functions?");
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* Fills in the number of the set of each function */
static bool mark_asked(const struct task *task, unsigned int *sets)
{
	const struct asked *asked = (const struct asked *)task->request;
	unsigned int i, *set;

	for (i = 0; i < asked->count; i++) {
		const struct function *f = address_find(task->machine,
							&asked->items[i]);

		if (!f) {
			fprintf(task->err, "acsctl: %s: there is no function %s\n",
				task->source, asked->texts[i]);
			return false;
		}
		set = &sets[f - task->machine->functions];
		if (*set && *set != asked->sets[i]) {
			fprintf(task->err, "acsctl: %s is given twice\n",
				asked->texts[i]);
			return false;
		}
		*set = asked->sets[i];
	}
	return true;
}

static void show(const struct task *task, const struct suggestion *suggestion)
{
	struct suggest_view view = {
		.suggestion = suggestion,
		.width = task->width,
		.color = task->color,
	};

	if (task->request->json)
		json_write(suggestion_json(suggestion, task->source), true,
			   task->out);
	else
		suggestion_print(&view, task->out);
}

static int answer(const struct task *task)
{
	unsigned int *sets = allocate(task->machine->count, sizeof(*sets));
	struct suggestion *suggestion;
	int status = EXIT_USAGE;

	if (mark_asked(task, sets)) {
		suggestion = suggestion_new(task->machine,
					    &task->request->policy,
					    &task->request->assumptions, sets);
		show(task, suggestion);
		status = suggestion->answer == ANSWER_NEEDLESS ||
			 suggestion->answer == ANSWER_FOUND ? EXIT_YES :
							      EXIT_NO;
		suggestion_free(suggestion);
	}
	free(sets);
	return status;
}

static void release(struct request *request)
{
	struct asked *asked = (struct asked *)request;

	free(asked->texts);
	free(asked->items);
	free(asked->sets);
}

const struct verb verb_suggest = {
	.name = "suggest",
	.summary = "the smallest option that isolates functions, and what it trusts",
	.arguments = "--isolate=ADDRESS,... [SOURCE]",
	.doc = "Finds the smallest option that gives functions groups of their "
	       "own, and shows what you trust by it.",
	.examples = "  acsctl suggest --isolate=02:00.0 paste.txt\n"
		    "  acsctl suggest --isolate=01:00.0+01:00.1,02:00.0 paste.txt\n",
	.options = options,
	.shared = all_options,
	.size = sizeof(struct asked),
	.sources_max = 1,
	.parse = parse,
	.answer = answer,
	.release = release,
};
