// SPDX-License-Identifier: GPL-2.0-only
/*
 * Functions on a command line that are to have groups of their own.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "cli/sets.h"
#include "machine/address.h"

static void parse_address(struct sets *sets, const char *text,
			  struct argp_state *state)
{
	unsigned int i = sets->addresses.count;

	addresses_add(&sets->addresses, text, "--isolate: ", state);
	sets->numbers = reallocate(sets->numbers, i + 1,
				   sizeof(*sets->numbers));
	sets->numbers[i] = sets->count;
}

/**
 * sets_parse - parse the argument of --isolate
 * @sets: the sets are added to it
 * @text: the argument, which is changed and must outlive @sets
 * @state: of the parser; a malformed address ends the program
 */
void sets_parse(struct sets *sets, char *text, struct argp_state *state)
{
	char *set, *one;

	while ((set = strsep(&text, ","))) {
		sets->count++;
		while ((one = strsep(&set, "+")))
			parse_address(sets, one, state);
	}
}

/**
 * sets_mark - find the functions of sets
 * @sets: the sets
 * @task: the machine
 * @marks: for each function, filled with the number of its set; zeroed before
 *
 * Return: true, or false after an error message.
 */
bool sets_mark(const struct sets *sets, const struct task *task,
	       unsigned int *marks)
{
	unsigned int i, *mark;

	for (i = 0; i < sets->addresses.count; i++) {
		const char *text = sets->addresses.texts[i];
		const struct function *f =
			address_find(task->machine, &sets->addresses.items[i]);

		if (!f) {
			fprintf(task->err, "acsctl: %s: there is no function %s\n",
				task->source, text);
			return false;
		}
		mark = &marks[f - task->machine->functions];
		if (*mark && *mark != sets->numbers[i]) {
			fprintf(task->err, "acsctl: %s is given twice\n",
				text);
			return false;
		}
		*mark = sets->numbers[i];
	}
	return true;
}

/**
 * sets_free - free sets
 * @sets: the sets
 */
void sets_free(struct sets *sets)
{
	addresses_free(&sets->addresses);
	free(sets->numbers);
}
