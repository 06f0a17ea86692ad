// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsctl suggest: suggests the smallest boot option that isolates functions.
 */
#include <stdlib.h>

#include "answer/suggest.h"
#include "base/memory.h"
#include "cli/addresses.h"
#include "cli/options.h"
#include "cli/verb.h"
#include "machine/address.h"
#include "output/json.h"
#include "output/suggest-json.h"
#include "output/suggest-table.h"

/**
 * struct asked - what the user asked for
 * @request: as for all verbs
 * @addresses: addresses of the functions to isolate
 * @sets: for each address, the number of its set
 * @set_count: number of sets
 */
struct asked {
	struct request request;
	struct addresses addresses;
	unsigned int *sets;
	unsigned int set_count;
};

static const struct argp_option options[] = {
	{ "isolate", 'i', "ADDRESS,...", 0,
	  "Functions that need groups of their own: 00:1c.4, 0000:03:00.0, or "
	  "a path, 00:1c.4/00.0. Functions joined by + may share a group: "
	  "01:00.0+01:00.1" },
	{}
};

static void parse_address(struct asked *asked, const char *text,
			  struct argp_state *state)
{
	unsigned int i = asked->addresses.count;

	addresses_add(&asked->addresses, text, "--isolate: ", state);
	asked->sets = reallocate(asked->sets, i + 1, sizeof(*asked->sets));
	asked->sets[i] = asked->set_count;
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
		if (!asked->addresses.count)
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

	for (i = 0; i < asked->addresses.count; i++) {
		const char *text = asked->addresses.texts[i];
		const struct function *f =
			address_find(task->machine, &asked->addresses.items[i]);

		if (!f) {
			fprintf(task->err, "acsctl: %s: there is no function %s\n",
				task->source, text);
			return false;
		}
		set = &sets[f - task->machine->functions];
		if (*set && *set != asked->sets[i]) {
			fprintf(task->err, "acsctl: %s is given twice\n",
				text);
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

	addresses_free(&asked->addresses);
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
