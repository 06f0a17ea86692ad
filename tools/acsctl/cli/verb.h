/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a verb is, and the frame in which all of them run.
 *
 * A verb is one file, cli/NAME.c, with a struct verb, and one line in the table of
 * cli/main.c. What it finds out is in answer/NAME.c; how that is shown is in
 * output/NAME-table.c and output/NAME-json.c.
 */
#ifndef ACSCTL_CLI_VERB_H
#define ACSCTL_CLI_VERB_H

#include <argp.h>
#include <stdbool.h>
#include <stdio.h>
#include "cli/status.h"
#include "machine/machine.h"

struct request;

/**
 * struct task - a machine to answer for
 * @request: what the user asked for; the verb's own structure begins with it
 * @number: number of the source
 * @source: name of the source
 * @machine: the machine, linked; NULL if request.no_machine is set
 * @out: for standard output
 * @err: for standard error
 * @width: columns of standard output; 0 for any number
 * @color: there are colours
 */
struct task {
	const struct request *request;
	unsigned int number;
	const char *source;
	struct machine *machine;
	FILE *out;
	FILE *err;
	unsigned int width;
	bool color;
};

/**
 * struct verb - what acsctl can be asked for
 * @name: the word
 * @summary: one line for people
 * @arguments: what follows the options, for people
 * @doc: what the verb does
 * @options: its own options, or NULL
 * @shared: the options that it shares with other verbs, or NULL
 * @size: of what it is asked for: a structure that begins with struct request
 * @sources_max: how many sources it takes; 0 for any number
 * @parse: takes its own options and arguments, or NULL; called as a parser of
 *	argp is, but for @request
 * @answer: answers for one machine, and returns an exit status; called by
 *	several threads side by side
 * @run: does it all in place of @answer
 * @release: frees what @parse has allocated, or NULL
 */
struct verb {
	const char *name;
	const char *summary;
	const char *arguments;
	const char *doc;
	const struct argp_option *options;
	const struct argp_child *shared;
	size_t size;
	unsigned int sources_max;
	error_t (*parse)(int key, char *arg, struct request *request,
			 struct argp_state *state);
	int (*answer)(const struct task *task);
	int (*run)(const struct request *request);
	void (*release)(struct request *request);
};

extern const struct verb verb_capture;
extern const struct verb verb_diff;
extern const struct verb verb_groups;
extern const struct verb verb_explain;
extern const struct verb verb_rules;
extern const struct verb verb_draft;
extern const struct verb verb_suggest;
extern const struct verb verb_lint;

int verb_run(const struct verb *verb, int argc, char **argv);

#endif /* ACSCTL_CLI_VERB_H */
