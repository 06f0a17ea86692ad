// SPDX-License-Identifier: GPL-2.0-only
/*
 * Parses a command line that names one function.
 */
#include "cli/target.h"
#include "machine/address.h"

static void parse_address(struct target *target, const char *text,
			  struct argp_state *state)
{
	const char *wrong;

	if (!address_parse(&target->item, text, &wrong))
		argp_error(state, "'%s': %s", text, wrong);
	target->address = text;
}

/**
 * target_parse - parse the address
 * @key: as for a parser of argp
 * @arg: as for a parser of argp
 * @request: a struct target
 * @state: as for a parser of argp
 *
 * Return: as a parser of argp does.
 */
error_t target_parse(int key, char *arg, struct request *request,
		     struct argp_state *state)
{
	struct target *target = (struct target *)request;

	switch (key) {
	case ARGP_KEY_ARG:
		/* The shared parser takes the sources */
		if (target->address)
			return ARGP_ERR_UNKNOWN;
		parse_address(target, arg, state);
		return 0;
	case ARGP_KEY_END:
		if (!target->address)
			argp_error(state, "which ADDRESS? For example 03:00.0");
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/**
 * target_find - find the function that the user asked about
 * @task: its machine; the request is a struct target
 *
 * Return: the function, or NULL after an error message.
 */
const struct function *target_find(const struct task *task)
{
	const struct target *target = (const struct target *)task->request;
	const struct function *f = address_find(task->machine, &target->item);

	if (!f)
		fprintf(task->err,
			"acsctl: %s: no function has the address %s; acsctl groups lists all\n",
			task->source, target->address);
	return f;
}
