// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsctl draft: drafts a rule for a device, or for several of one kind.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "answer/draft.h"
#include "base/memory.h"
#include "cli/addresses.h"
#include "cli/options.h"
#include "cli/verb.h"
#include "output/draft-json.h"
#include "output/draft-text.h"
#include "output/json.h"

/**
 * struct asked - what the user asked for
 * @request: as for all verbs
 * @addresses: addresses of the functions
 * @output: file to create, or NULL
 */
struct asked {
	struct request request;
	struct addresses addresses;
	const char *output;
};

static const struct argp_option options[] = {
	{ "output", 'o', "FILE", 0,
	  "Create FILE with the draft, which must not exist" },
	{}
};

static void parse_addresses(struct asked *asked, char *text,
			    struct argp_state *state)
{
	char *one;

	while ((one = strsep(&text, ",")))
		addresses_add(&asked->addresses, one, "", state);
}

static void check(const struct asked *asked, struct argp_state *state)
{
	if (!asked->addresses.count)
		argp_error(state, "which ADDRESS? For example 03:00.0");
	if (asked->output && asked->request.json)
		argp_error(state, "--output and --json exclude each other");
}

static error_t parse(int key, char *arg, struct request *request,
		     struct argp_state *state)
{
	struct asked *asked = (struct asked *)request;

	switch (key) {
	case 'o':
		asked->output = arg;
		return 0;
	case ARGP_KEY_ARG:
		/* The shared parser takes the sources */
		if (asked->addresses.count)
			return ARGP_ERR_UNKNOWN;
		parse_addresses(asked, arg, state);
		return 0;
	case ARGP_KEY_END:
		check(asked, state);
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* Returns the numbers of the functions, or NULL after an error message */
static unsigned int *find_functions(const struct task *task)
{
	const struct asked *asked = (const struct asked *)task->request;
	unsigned int i, count = asked->addresses.count;
	unsigned int *functions = allocate(count, sizeof(*functions));

	for (i = 0; i < count; i++) {
		const struct function *f = addresses_find(&asked->addresses, i,
							  task);

		if (!f) {
			free(functions);
			return NULL;
		}
		functions[i] = f - task->machine->functions;
	}
	return functions;
}

/* A file that is there may hold somebody's work, so it is never replaced */
static bool create(const char *path, const char *text, FILE *err)
{
	FILE *out = fopen(path, "wx");
	bool failed;

	if (!out) {
		fprintf(err, "acsctl: %s: %s%s\n", path, strerror(errno),
			errno == EEXIST ? "; acsctl draft adds to no file" : "");
		return false;
	}
	failed = fputs(text, out) == EOF;
	failed = fclose(out) || failed;
	if (failed) {
		fprintf(err, "acsctl: %s: %s\n", path, strerror(errno));
		unlink(path);
	}
	return !failed;
}

/* Returns false if something cannot be written */
static bool show_text(const struct task *task, const struct draft *draft)
{
	const struct asked *asked = (const struct asked *)task->request;
	char *text = draft_text(draft);
	bool done = true;

	if (asked->output)
		done = create(asked->output, text, task->err);
	else
		fputs(text, task->out);
	free(text);
	return done;
}

static void show_refusal(const struct task *task, const struct draft *draft)
{
	char address[ADDRESS_TEXT];

	machine_address(address, sizeof(address), task->machine,
			&task->machine->functions[draft->refused]);
	fprintf(task->err, "acsctl: no rule for %s: %s\n", address,
		draft->refusal);
}

static int show(const struct task *task, const struct draft *draft)
{
	if (task->request->json)
		json_write(draft_json(draft, task->source), true, task->out);
	else if (draft->refusal)
		show_refusal(task, draft);
	else if (!show_text(task, draft))
		return EXIT_UNREADABLE;
	return draft->refusal ? EXIT_NO : EXIT_YES;
}

static int answer(const struct task *task)
{
	static const struct acs_policy quirk;
	const struct asked *asked = (const struct asked *)task->request;
	unsigned int *functions = find_functions(task);
	struct analysis *analysis;
	struct draft *draft;
	int status;

	if (!functions)
		return EXIT_USAGE;
	analysis = analysis_with_controls(task->machine, &quirk, NULL,
					  &task->request->assumptions);
	draft = draft_new(analysis, functions, asked->addresses.count,
			  task->request->names);
	status = show(task, draft);
	draft_free(draft);
	analysis_free(analysis);
	free(functions);
	return status;
}

static void release(struct request *request)
{
	addresses_free(&((struct asked *)request)->addresses);
}

const struct verb verb_draft = {
	.name = "draft",
	.summary = "the skeleton of a rule for a device",
	.arguments = "ADDRESS,... [SOURCE]",
	.doc = "Writes the skeleton of a quirkdb/ rule for the device at "
	       "ADDRESS, or for several devices of one kind; you fill in the "
	       "evidence. The policy makes no difference: the question is "
	       "whether the database should know the device.",
	.examples = "  acsctl draft 00:01.0 paste.txt\n"
		    "  acsctl draft 00:01.0,00:01.1 paste.txt\n",
	.options = options,
	.shared = all_options,
	.size = sizeof(struct asked),
	.sources_max = 1,
	.parse = parse,
	.answer = answer,
	.release = release,
};
