// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads a command line that names one function, and its machine.
 */
#include <stdlib.h>

#include "cli/target.h"
#include "machine/address.h"

static void take_address(struct target *target, const char *text,
			 struct argp_state *state)
{
	const char *wrong;

	if (!address_parse(&target->item, text, &wrong))
		argp_error(state, "'%s': %s", text, wrong);
	target->address = text;
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct target *target = state->input;

	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &target->common;
		break;
	case ARGP_KEY_ARG:
		/* The sources behind it are for the common parser */
		if (target->address)
			return ARGP_ERR_UNKNOWN;
		take_address(target, arg, state);
		break;
	case ARGP_KEY_END:
		if (!target->address)
			argp_error(state, "which ADDRESS? As in 03:00.0");
		if (target->common.name_count > 1)
			argp_error(state, "one SOURCE at a time");
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

static int find(struct target *target)
{
	struct source source = common_source(&target->common, 0);
	const struct function *f = address_find(target->machine,
						&target->item);

	if (!f) {
		fprintf(stderr,
			"acsctl: %s: no function has the address %s; acsctl groups lists all\n",
			source_name(&source), target->address);
		return EXIT_USAGE;
	}
	target->function = f - target->machine->functions;
	return EXIT_YES;
}

/**
 * target_read - read a command line, and the machine that it names
 * @target: filled in; reads as zero before
 * @argc: as handed to the verb
 * @argv: likewise
 * @doc: what the verb does
 *
 * Return: EXIT_YES, or another exit status after a message.
 */
int target_read(struct target *target, int argc, char **argv, const char *doc)
{
	struct argp argp = {
		.parser = parse,
		.args_doc = "ADDRESS [SOURCE]",
		.doc = doc,
		.children = common_children,
	};

	argp_parse(&argp, argc, argv, 0, NULL, target);
	target->machine = common_read(&target->common, 0, stderr);
	return target->machine ? find(target) : EXIT_UNREADABLE;
}

/**
 * target_free - free what target_read() has read
 * @target: from allocate()
 */
void target_free(struct target *target)
{
	machine_free(target->machine);
	free(target);
}
