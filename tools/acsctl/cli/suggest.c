// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsctl suggest: suggests the smallest boot option that isolates functions.
 */
#include <stdlib.h>

#include "answer/suggest.h"
#include "base/memory.h"
#include "cli/options.h"
#include "cli/sets.h"
#include "cli/verb.h"
#include "output/json.h"
#include "output/suggest-json.h"
#include "output/suggest-table.h"

/**
 * struct asked - what the user asked for
 * @request: as for all verbs
 * @sets: the functions to isolate
 */
struct asked {
	struct request request;
	struct sets sets;
};

static const struct argp_option options[] = {
	{ "isolate", 'i', "ADDRESS,...", 0, SETS_HELP },
	{}
};

static error_t parse(int key, char *arg, struct request *request,
		     struct argp_state *state)
{
	struct asked *asked = (struct asked *)request;

	switch (key) {
	case 'i':
		sets_parse(&asked->sets, arg, state);
		return 0;
	case ARGP_KEY_END:
		if (!asked->sets.count)
			argp_error(state, "--isolate: which functions?");
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
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
	const struct asked *asked = (const struct asked *)task->request;
	unsigned int *sets = allocate(task->machine->count, sizeof(*sets));
	struct suggestion *suggestion;
	int status = EXIT_USAGE;

	if (sets_mark(&asked->sets, task, sets)) {
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
	sets_free(&((struct asked *)request)->sets);
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
