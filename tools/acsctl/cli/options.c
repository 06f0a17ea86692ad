// SPDX-License-Identifier: GPL-2.0-only
/*
 * The options that verbs have in common. What is wrong with them ends the
 * program before anything is read.
 */
#include <stdlib.h>
#include <unistd.h>

#include "cli/options.h"
#include "machine/pci-ids.h"

enum {
	KEY_ASSUME = 0x100,
	KEY_COLOR,
	KEY_NAMES,
	KEY_RCBA,
	KEY_SYSFS,
};

static const struct argp_option options[] = {
	{ "policy", 'p', "TEXT", 0,
	  "What follows pci=acs_policy= (default: quirk)" },
	{ "assume", KEY_ASSUME, "WORD,...", 0,
	  "What sources do not tell: internal (no port leads out of the machine), "
	  "lockdown (its kernel is locked down), ivrs or no-ivrs (the firmware "
	  "has that ACPI table, or not)" },
	{ "rcba", KEY_RCBA, "FILE", 0,
	  "Chipset registers, as inteltool -r prints them (default: a file "
	  "beside the capture, of the same name but ending in .rcba)" },
	{ "names", KEY_NAMES, "FILE", 0,
	  "The list of names to find ids by, as pci.ids (default: libpci's own)" },
	{ "sysfs", KEY_SYSFS, "DIR", 0,
	  "Where the sysfs of the machine is, if not in /sys" },
	{}
};

static const struct argp_option output_options[] = {
	{ "json", 'j', NULL, 0,
	  "JSON for programs, schema acsctl/1; a line for each if there are "
	  "several sources" },
	{ "color", KEY_COLOR, "WHEN", 0,
	  "Colours: auto (on a terminal, unless NO_COLOR is set), always or "
	  "never" },
	{}
};

static int take_color(struct common *common, const char *when)
{
	if (!strcmp(when, "auto"))
		common->color = COLOR_AUTO;
	else if (!strcmp(when, "always"))
		common->color = COLOR_ALWAYS;
	else if (!strcmp(when, "never"))
		common->color = COLOR_NEVER;
	else
		return -1;
	return 0;
}

static void take_policy(struct common *common, const char *text,
			struct argp_state *state)
{
	if (common->policy_text)
		argp_error(state, "a policy is given twice; items of one are separated by ;");
	common->policy_text = text;
	if (!policy_parse(&common->policy, text, stderr))
		exit(EXIT_USAGE);
}

static void check_sources(const struct common *common,
			  struct argp_state *state)
{
	unsigned int i, inputs = 0;

	for (i = 0; i < common->name_count; i++)
		inputs += !strcmp(common->names[i], "-");
	if (inputs > 1)
		argp_error(state, "standard input can be read once only");
	if (common->rcba && common->name_count != 1)
		argp_error(state, "--rcba needs one capture that the registers belong to");
	if (common->sysfs && common->name_count)
		argp_error(state, "--sysfs is a machine of its own, and goes with no file");
}

static error_t parse_output(int key, char *arg, struct argp_state *state)
{
	struct common *common = state->input;

	switch (key) {
	case 'j':
		common->json = true;
		return 0;
	case KEY_COLOR:
		if (take_color(common, arg))
			argp_error(state, "--color: '%s' is neither auto, always nor never",
				   arg);
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* The part of common_argp that is for verbs without sources; same input */
const struct argp output_argp = {
	.options = output_options,
	.parser = parse_output,
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct common *common = state->input;
	char wrong[200];

	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = common;
		break;
	case 'p':
		take_policy(common, arg, state);
		break;
	case KEY_ASSUME:
		if (!assumptions_parse(&common->assumptions, arg, wrong,
				       sizeof(wrong)))
			argp_error(state, "--assume: %s", wrong);
		break;
	case KEY_NAMES:
		names_load(arg);
		break;
	case KEY_RCBA:
		common->rcba = arg;
		break;
	case KEY_SYSFS:
		common->sysfs = arg;
		break;
	case ARGP_KEY_ARGS:
		common->names = state->argv + state->next;
		common->name_count = state->argc - state->next;
		break;
	case ARGP_KEY_END:
		check_sources(common, state);
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

static const struct argp_child output_children[] = {
	{ &output_argp },
	{}
};

static const struct argp common_argp = {
	.options = options,
	.parser = parse,
	.children = output_children,
};

/* A verb's only child parser, whose input is a struct common */
const struct argp_child common_children[] = {
	{ &common_argp },
	{}
};

/**
 * common_source_count - tell how many sources there are
 * @common: what the user asked for
 *
 * Return: their number; without any, one: this machine.
 */
unsigned int common_source_count(const struct common *common)
{
	return common->name_count ? common->name_count : 1;
}

/**
 * common_source - get a source
 * @common: what the user asked for
 * @i: its number
 *
 * Return: the source.
 */
struct source common_source(const struct common *common, unsigned int i)
{
	return (struct source) {
		.name = common->name_count ? common->names[i] : NULL,
		.rcba = common->rcba,
		.sysfs = common->sysfs,
	};
}

/**
 * common_read - read a machine, with what is assumed of it
 * @common: what the user asked for
 * @i: number of the source
 * @to: is told what is wrong
 *
 * Return: the machine, which machine_free() frees, or NULL.
 */
struct machine *common_read(const struct common *common, unsigned int i,
			    FILE *to)
{
	struct source source = common_source(common, i);
	struct machine *machine = source_read(&source, to);

	if (machine)
		assumptions_apply(&common->assumptions, machine);
	return machine;
}

/**
 * common_uses_color - tell whether to use colours
 * @common: what the user asked for
 *
 * Return: true if so.
 */
bool common_uses_color(const struct common *common)
{
	const char *no = getenv("NO_COLOR");

	if (common->color != COLOR_AUTO)
		return common->color == COLOR_ALWAYS;
	return isatty(STDOUT_FILENO) && !(no && *no);
}
