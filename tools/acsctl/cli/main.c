// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsctl VERB: answers questions about a machine and its ACS.
 */
#include <argp.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/verb.h"
#include "portable.h"

static const struct verb *const verbs[] = {
	&verb_groups,
	&verb_explain,
	&verb_rules,
	&verb_draft,
	&verb_suggest,
	&verb_slots,
	&verb_peers,
	&verb_lint,
	&verb_boot,
	&verb_capture,
	&verb_diff,
};

static const struct verb *find_verb(const char *name)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(verbs); i++)
		if (!strcmp(verbs[i]->name, name))
			return verbs[i];
	return NULL;
}

/* The verb that somebody may have meant, or NULL */
static const struct verb *find_similar(const char *name)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(verbs); i++)
		if (strlen(name) > 2 && !strncmp(verbs[i]->name, name, 3))
			return verbs[i];
	return NULL;
}

static void refuse_verb(const char *name, struct argp_state *state)
{
	const struct verb *similar = find_similar(name);

	if (!strcmp(name, "help"))
		argp_error(state,
			   "there is no verb 'help'; try acsctl --help or acsctl VERB --help");
	else if (similar)
		argp_error(state, "there is no verb '%s'; did you mean %s?",
			   name, similar->name);
	else
		argp_error(state, "there is no verb '%s'", name);
}

/* Help is printed by argp, which does not check that */
static void check_output(void)
{
	if (!fflush(stdout) && !ferror(stdout))
		return;
	perror("acsctl: standard output");
	_exit(EXIT_UNREADABLE);
}

static int run_verb(const struct verb *verb, struct argp_state *state)
{
	int argc = state->argc - state->next + 1;
	char **argv = state->argv + state->next - 1;
	char name[64];

	snprintf(name, sizeof(name), "acsctl %s", verb->name);
	argv[0] = name;
	return verb_run(verb, argc, argv);
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	const struct verb *verb;

	switch (key) {
	case ARGP_KEY_ARG:
		verb = find_verb(arg);
		if (!verb)
			refuse_verb(arg, state);
		exit(run_verb(verb, state));
	case ARGP_KEY_NO_ARGS:
		argp_error(state, "which verb?");
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static const char about_sources[] =
	"\n"
	"A SOURCE is the output of \"lspci -xxxx\" or \"lspci -vv\": a file, or - for\n"
	"standard input. Without a source, acsctl looks at this machine.\n";

static const char about_status[] =
	"\n"
	"Exit status: 0 yes, or no problem was found; 1 no, or there is a difference;\n"
	"2 the command line is invalid; 3 something cannot be read or written.";

/* Appends the verbs to the help text */
static char *append_verbs(int key, const char *text, void *input)
{
	char *all = NULL;
	size_t i, size;
	FILE *out;

	if (key != ARGP_KEY_HELP_POST_DOC)
		return (char *)text;
	out = open_memstream(&all, &size);
	if (!out)
		return (char *)text;
	fputs("Verbs:\n", out);
	for (i = 0; i < ARRAY_SIZE(verbs); i++)
		fprintf(out, "  %-10s %s\n", verbs[i]->name,
			verbs[i]->summary);
	fputs(about_sources, out);
	fputs(about_status, out);
	fclose(out);
	return all;
}

int main(int argc, char **argv)
{
	static const struct argp argp = {
		.parser = parse,
		.args_doc = "VERB [OPTION...] [SOURCE...]",
		.doc = "Shows which PCI functions are isolated from each other, and why.\v",
		.help_filter = append_verbs,
	};

	argp_err_exit_status = EXIT_USAGE;
	atexit(check_output);
	/* Must precede the first thread */
	json_object_seed(0);
	return argp_parse(&argp, argc, argv, ARGP_IN_ORDER, NULL, NULL);
}
