// SPDX-License-Identifier: GPL-2.0-only
/*
 * Runs verbs: parses options, answers for each machine, and returns the exit
 * status.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "cli/options.h"
#include "cli/parallel.h"
#include "cli/verb.h"
#include "output/table.h"

/**
 * struct run - a running verb
 * @verb: the verb
 * @request: what the user asked for
 */
struct run {
	const struct verb *verb;
	struct request *request;
};

static void check_sources(const struct run *run, struct argp_state *state)
{
	unsigned int max = run->verb->sources_max;

	if (max && run->request->source_count > max)
		argp_error(state, "one SOURCE at a time");
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	const struct run *run = state->input;
	error_t error = ARGP_ERR_UNKNOWN;
	unsigned int i;

	for (i = 0; key == ARGP_KEY_INIT && run->verb->shared[i].argp; i++)
		state->child_inputs[i] = run->request;
	if (run->verb->parse)
		error = run->verb->parse(key, arg, run->request, state);
	if (key == ARGP_KEY_END)
		check_sources(run, state);
	return error;
}

static int answer(void *context, unsigned int i, FILE *out, FILE *err)
{
	const struct run *run = context;
	const struct request *request = run->request;
	struct source source = request_source(request, i);
	struct task task = {
		.request = request,
		.number = i,
		.source = source_name(&source),
		.out = out,
		.err = err,
		.width = output_width(),
		.color = request_uses_color(request),
	};
	int status;

	if (!request->no_machine) {
		task.machine = request_read(request, i, err);
		if (!task.machine)
			return EXIT_UNREADABLE;
	}
	status = run->verb->answer(&task);
	machine_free(task.machine);
	return status;
}

/**
 * verb_run - run a verb
 * @verb: the verb
 * @argc: number of @argv
 * @argv: the arguments from the verb on; "acsctl VERB" stands in its place
 *
 * Errors in the command line end the program before anything is read.
 *
 * Return: an exit status.
 */
int verb_run(const struct verb *verb, int argc, char **argv)
{
	char *doc = text_format("%s\vExamples:\n%s", verb->doc, verb->examples);
	const struct argp argp = {
		.options = verb->options,
		.parser = parse,
		.args_doc = verb->arguments,
		.doc = doc,
		.children = verb->shared,
	};
	struct request *request = allocate(1, verb->size);
	struct run run = { verb, request };
	int status;

	argp_parse(&argp, argc, argv, 0, NULL, &run);
	free(doc);
	request->names = pci_ids_new(request->names_path);
	status = verb->run ? verb->run(request) :
		 parallel_run(request_source_count(request), answer, &run);
	pci_ids_free(request->names);
	if (verb->release)
		verb->release(request);
	free(request);
	return status;
}
