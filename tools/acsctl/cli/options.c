// SPDX-License-Identifier: GPL-2.0-only
/*
 * Options that verbs share. Errors in them end the program before anything is
 * read.
 */
#include <stdlib.h>
#include <unistd.h>

#include "answer/kernel.h"
#include "cli/options.h"
#include "cli/policy.h"
#include "cli/status.h"

enum {
	KEY_ASSUME = 0x100,
	KEY_COLOR,
	KEY_IGNORE_REPORTED,
	KEY_NAMES,
	KEY_RCBA,
	KEY_SYSFS,
};

static const struct argp_option options[] = {
	{ "policy", 'p', "TEXT", 0,
	  "What follows pci=acs_policy= (default: quirk)" },
	{ "assume", KEY_ASSUME, "WORD,...", 0,
	  "Facts that sources do not have: internal (no port leads out of the "
	  "machine), lockdown (the kernel is locked down), ivrs or no-ivrs "
	  "(the firmware has an ACPI table of that name, or not)" },
	{ "ignore-reported", KEY_IGNORE_REPORTED, NULL, 0,
	  "Learn nothing from the IOMMU groups that the source reports" },
	{ "rcba", KEY_RCBA, "FILE", 0,
	  "Chipset registers, as inteltool -r prints them (default: a file "
	  "beside the capture, of the same name but ending in .rcba)" },
	{ "names", KEY_NAMES, "FILE", 0,
	  "File in the format of pci.ids to look up ids by name (default: "
	  "that of libpci)" },
	{}
};

static const struct argp_option source_options[] = {
	{ "sysfs", KEY_SYSFS, "DIR", 0,
	  "Where the sysfs of the machine is (default: /sys)" },
	{}
};

static const struct argp_option output_options[] = {
	{ "json", 'j', NULL, 0,
	  "Write JSON, schema acsctl/1; one line per source if there are "
	  "several" },
	{ "color", KEY_COLOR, "WHEN", 0,
	  "Use colours: auto (on a terminal, unless NO_COLOR is set), always "
	  "or never" },
	{}
};

static int parse_color(struct request *request, const char *when)
{
	if (!strcmp(when, "auto"))
		request->color = COLOR_AUTO;
	else if (!strcmp(when, "always"))
		request->color = COLOR_ALWAYS;
	else if (!strcmp(when, "never"))
		request->color = COLOR_NEVER;
	else
		return -1;
	return 0;
}

static void parse_policy(struct request *request, const char *text,
			 struct argp_state *state)
{
	if (request->policy_text)
		argp_error(state, "a policy is given twice; separate its items with ;");
	request->policy_text = text;
	if (!policy_parse(&request->policy, text, stderr))
		exit(EXIT_USAGE);
}

static void check_sources(const struct request *request,
			  struct argp_state *state)
{
	unsigned int i, inputs = 0;

	for (i = 0; i < request->source_count; i++)
		inputs += !strcmp(request->sources[i], "-");
	if (inputs > 1)
		argp_error(state, "standard input can be read only once");
	if (request->sysfs && request->source_count)
		argp_error(state, "--sysfs cannot be combined with a file");
}

static error_t parse_output(int key, char *arg, struct argp_state *state)
{
	struct request *request = state->input;

	switch (key) {
	case 'j':
		request->json = true;
		return 0;
	case KEY_COLOR:
		if (parse_color(request, arg))
			argp_error(state, "--color: '%s' is neither auto, always nor never",
				   arg);
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static const struct argp output_argp = {
	.options = output_options,
	.parser = parse_output,
};

static error_t parse_source(int key, char *arg, struct argp_state *state)
{
	struct request *request = state->input;

	switch (key) {
	case KEY_SYSFS:
		request->sysfs = arg;
		return 0;
	case ARGP_KEY_ARGS:
		request->sources = state->argv + state->next;
		request->source_count = state->argc - state->next;
		return 0;
	case ARGP_KEY_SUCCESS:
		check_sources(request, state);
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static const struct argp source_argp = {
	.options = source_options,
	.parser = parse_source,
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct request *request = state->input;
	char wrong[200];

	switch (key) {
	case 'p':
		parse_policy(request, arg, state);
		break;
	case KEY_ASSUME:
		if (!assumptions_parse(&request->assumptions, arg, wrong,
				       sizeof(wrong)))
			argp_error(state, "--assume: %s", wrong);
		break;
	case KEY_IGNORE_REPORTED:
		request->ignores_reported = true;
		break;
	case KEY_NAMES:
		request->names_path = arg;
		break;
	case KEY_RCBA:
		request->rcba = arg;
		break;
	case ARGP_KEY_SUCCESS:
		if (request->rcba && request->source_count != 1)
			argp_error(state, "--rcba needs exactly one capture");
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

static const struct argp analysis_argp = {
	.options = options,
	.parser = parse,
};

/* Child parsers for verbs; the input of each is a struct request */
const struct argp_child all_options[] = {
	{ &analysis_argp },
	{ &source_argp },
	{ &output_argp },
	{}
};

const struct argp_child only_source_options[] = {
	{ &source_argp },
	{}
};

const struct argp_child only_output_options[] = {
	{ &output_argp },
	{}
};

/**
 * request_source_count - count the sources
 * @request: what the user asked for
 *
 * Return: their number; 1 if there are none, for this machine.
 */
unsigned int request_source_count(const struct request *request)
{
	return request->source_count ? request->source_count : 1;
}

/**
 * request_source - get a source
 * @request: what the user asked for
 * @i: its number
 *
 * Return: the source.
 */
struct source request_source(const struct request *request, unsigned int i)
{
	return (struct source) {
		.name = request->source_count ? request->sources[i] : NULL,
		.rcba = request->rcba,
		.sysfs = request->sysfs,
		.names = request->names,
	};
}

/**
 * request_complete - add what is known of a machine besides its source
 * @request: what the user asked for
 * @machine: the machine, linked
 */
void request_complete(const struct request *request, struct machine *machine)
{
	assumptions_apply(&request->assumptions, machine);
	kernel_ask(machine, &request->assumptions, request->ignores_reported);
}

/* Groups are not those of a kernel without these options */
static void report_controls(const struct machine *machine, const char *source,
			    FILE *to)
{
	const struct controls *controls = machine->controls;
	unsigned int i;

	for (i = 0; controls && i < CONTROL_OPTIONS; i++) {
		if (!controls->lists[i].is_given)
			continue;
		fprintf(to,
			"acsctl: %s: its command line has pci=%s, which is taken to stay; acsctl lint shows what it does\n",
			source, control_names[i]);
		if (controls->lists[i].is_garbled)
			fprintf(to,
				"acsctl: %s: what pci=%s does is unknown: it has mistakes\n",
				source, control_names[i]);
	}
}

/**
 * request_read - read a machine, and apply --assume to it
 * @request: what the user asked for
 * @i: number of the source
 * @to: gets warnings and error messages
 *
 * Return: the machine, to be freed with machine_free(), or NULL.
 */
struct machine *request_read(const struct request *request, unsigned int i,
			     FILE *to)
{
	struct source source = request_source(request, i);
	struct machine *machine = source_read(&source, to);

	if (!machine)
		return NULL;
	request_complete(request, machine);
	report_controls(machine, source_name(&source), to);
	return machine;
}

/**
 * request_uses_color - check whether to use colours
 * @request: what the user asked for
 *
 * Return: true if they are.
 */
bool request_uses_color(const struct request *request)
{
	const char *no = getenv("NO_COLOR");

	if (request->color != COLOR_AUTO)
		return request->color == COLOR_ALWAYS;
	return isatty(STDOUT_FILENO) && !(no && *no);
}

/**
 * request_policy_text - get the policy as given
 * @request: what the user asked for
 *
 * Return: its text, or the default policy of the kernel.
 */
const char *request_policy_text(const struct request *request)
{
	return request->policy_text ? request->policy_text : "quirk";
}
