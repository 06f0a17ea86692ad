/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a verb is, and how it is run.
 *
 * A verb has a struct verb in cli/NAME.c, and a line in the table of
 * cli/main.c. Its work is done in answer/NAME.c, and its output is written by
 * output/NAME-table.c (or -text.c) and output/NAME-json.c.
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
 * @out: text for standard output
 * @err: text for standard error
 * @width: width of standard output in columns; 0 for no limit
 * @color: use colours
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
 * struct verb - a verb of acsctl
 * @name: name of the verb
 * @summary: one line for the help text
 * @arguments: its arguments, for the help text
 * @doc: description, for the help text
 * @examples: command lines, for the help text; each line ends with a newline
 * @options: its own options, or NULL
 * @shared: options that it shares with other verbs
 * @size: size of its own request, which begins with struct request
 * @sources_max: maximum number of sources; 0 for no limit
 * @parse: parses its own options and arguments, or NULL; a parser of argp with
 *	an additional argument
 * @answer: answers for one machine, and returns an exit status; several threads
 *	may call it at the same time
 * @run: does everything instead of @answer
 * @release: frees what @parse has allocated, or NULL
 */
struct verb {
	const char *name;
	const char *summary;
	const char *arguments;
	const char *doc;
	const char *examples;
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
extern const struct verb verb_slots;
extern const struct verb verb_peers;
extern const struct verb verb_lint;
extern const struct verb verb_boot;

int verb_run(const struct verb *verb, int argc, char **argv);

#endif /* ACSCTL_CLI_VERB_H */
