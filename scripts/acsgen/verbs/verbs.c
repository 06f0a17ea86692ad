// SPDX-License-Identifier: GPL-2.0-only
/*
 * The table of verbs.
 */
#include <string.h>

#include "base/nearest.h"
#include "base/text.h"
#include "engine/engine.h"
#include "verbs/command.h"

/* In the order of the help */
static const struct verb *const verbs[] = {
	&verb_check,
	&verb_fmt,
	&verb_diff,
	&verb_compile,
	&verb_blob,
	&verb_notes,
	&verb_examples,
	&verb_vectors,
	&verb_expected,
	&verb_explain,
	&verb_list,
	&verb_stats,
	&verb_rst,
};

static const char *list_names(void)
{
	struct text text;
	size_t i;

	begin_text(&text);
	for (i = 0; i < ARRAY_SIZE(verbs); i++)
		fprintf(text.out, "%s%s",
			!i ? "" : i + 1 < ARRAY_SIZE(verbs) ? ", " : " or ",
			verbs[i]->name);
	return end_text(&text);
}

static int report_unknown(const struct verb *verb, const char *name)
{
	struct nearest nearest;
	size_t i;

	nearest_begin(&nearest, name, strlen(name));
	for (i = 0; i < ARRAY_SIZE(verbs); i++)
		nearest_try(&nearest, verbs[i]->name);
	return misuse(verb, "unknown verb %s: expected %s%s", name,
		      list_names(), did_you_mean(&nearest));
}

static void print_verbs(FILE *out)
{
	size_t i;

	fputs("\nVerbs:\n\n", out);
	for (i = 0; i < ARRAY_SIZE(verbs); i++)
		fprintf(out, "  %-10s %s\n", verbs[i]->name,
			verbs[i]->summary);
	fputs("\n'acsgen VERB --help' describes a verb and its options. A FILE may be -, for\n"
	      "standard input.\n"
	      "\n"
	      "Exit status: 0 if all is well, 1 after an error, 2 if acsgen is misused. That of\n"
	      "diff is 0 if both mean the same, 1 if they differ, 2 after an error.\n",
	      out);
}

static int run(const struct command *command)
{
	size_t i;

	if (!command->operand_count)
		return misuse(command->verb, "expected %s", list_names());
	for (i = 0; i < ARRAY_SIZE(verbs); i++)
		if (!strcmp(verbs[i]->name, command->operands[0]))
			return run_command(verbs[i], command->operand_count,
					   command->operands);
	return report_unknown(command->verb, command->operands[0]);
}

const struct verb acsgen = {
	.operands = "VERB [OPTION...] FILE...",
	.about = "Checks the ACS quirk database and compiles it into tables for the kernel.",
	.takes = TAKES_VERB | TAKES_VERSION,
	.more_help = print_verbs,
	.run = run,
};
