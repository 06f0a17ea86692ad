// SPDX-License-Identifier: GPL-2.0-only
/*
 * Parses a command line, and prints the help of a verb.
 */
#include <argp.h>
#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/nearest.h"
#include "checks/pci-ids.h"
#include "checks/switches.h"
#include "engine/engine.h"
#include "verbs/command.h"

#define OPTIONS_MAX	8

enum {
	KEY_CHECK = 0x100,
	KEY_DEPFILE,
	KEY_PCI_IDS,
};

/**
 * struct parsing - a command line while it is parsed
 * @command: what it asks for
 * @argp: its options
 * @answered: the help or the version was asked for, and has been printed
 * @refused: an error message has been printed
 * @next: the word after the last option that was understood
 * @failed: the word where argp gave up
 */
struct parsing {
	struct command command;
	const struct argp *argp;
	bool answered;
	bool refused;
	int next;
	int failed;
};

static const struct {
	unsigned int takes;
	struct argp_option option;
} all_options[] = {
	{ TAKES_WARNINGS,
	  { NULL, 'W', "NAME", 0,
	    "Switch a warning on; -Wno-NAME switches it off, -Werror=NAME "
	    "makes it an error. NAME may be \"all\"; -Werror makes errors of "
	    "all warnings. The last one counts. 'acsgen check --help' lists "
	    "the names" } },
	{ TAKES_WARNINGS,
	  { "pci-ids", KEY_PCI_IDS, "FILE", 0,
	    "The ids that devices have, for -Wunlisted-ids" } },
	{ TAKES_DIRECTORY,
	  { NULL, 'o', "DIR", 0, "The directory to write to" } },
	{ TAKES_FILE,
	  { NULL, 'o', "FILE", 0, "The file to write" } },
	{ TAKES_DIRECTORY | TAKES_FILE,
	  { "depfile", KEY_DEPFILE, "FILE", 0,
	    "Write for make which files the product is made from" } },
	{ TAKES_JSON,
	  { "json", 'j', NULL, 0, "Print JSON instead of text" } },
	{ TAKES_CHECK,
	  { "check", KEY_CHECK, NULL, 0,
	    "Change nothing, but report which files would change" } },
	{ TAKES_VERSION,
	  { "version", 'V', NULL, 0, "Print the version" } },
	{ ~0U, { "help", 'h', NULL, 0, "Print this help" } },
};

static const char *verb_text(const struct verb *verb)
{
	return verb->name ? arena_printf("acsgen %s", verb->name) : "acsgen";
}

/**
 * misuse - report what is wrong with the command line
 * @verb: whose help to point to
 * @format: the text, as for printf()
 *
 * Return: the exit status.
 */
int misuse(const struct verb *verb, const char *format, ...)
{
	va_list args;

	fputs("acsgen: error: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fprintf(stderr, "\nacsgen: try '%s --help'\n", verb_text(verb));
	return MISUSED;
}

static void print_help(const struct parsing *parsing)
{
	const struct verb *verb = parsing->command.verb;

	/* argp does not change the name */
	argp_help(parsing->argp, stdout,
		  ARGP_HELP_SHORT_USAGE | ARGP_HELP_DOC | ARGP_HELP_LONG,
		  (char *)verb_text(verb));
	if (verb->more_help)
		verb->more_help(stdout);
}

static error_t take_product(struct parsing *parsing, char *to)
{
	struct command *command = &parsing->command;
	const char *what = command->verb->takes & TAKES_FILE ? "FILE" : "DIR";

	if (*to && !command->to) {
		command->to = to;
		return 0;
	}
	if (*to)
		misuse(command->verb, "-o is given twice: expected one %s",
		       what);
	else
		misuse(command->verb, "-o is followed by an empty text: expected a %s",
		       what);
	parsing->refused = true;
	return -EINVAL;
}

static error_t take_warning(struct parsing *parsing, const char *words)
{
	const char *wrong = switch_warnings(words);

	if (!wrong)
		return 0;
	misuse(parsing->command.verb, "-W%s: %s", words, wrong);
	parsing->refused = true;
	return -EINVAL;
}

static error_t take_option(struct parsing *parsing, int key, char *arg)
{
	switch (key) {
	case 'h':
		print_help(parsing);
		parsing->answered = true;
		break;
	case 'V':
		puts("acsgen " ACSGEN_VERSION);
		parsing->answered = true;
		break;
	case 'W':
		return take_warning(parsing, arg);
	case 'o':
		return take_product(parsing, arg);
	case 'j':
		parsing->command.json = true;
		break;
	case KEY_CHECK:
		parsing->command.check = true;
		break;
	case KEY_DEPFILE:
		parsing->command.depfile = arg;
		break;
	case KEY_PCI_IDS:
		set_pci_ids(arg);
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct parsing *parsing = state->input;
	error_t error;

	if (key == ARGP_KEY_ERROR)
		parsing->failed = state->next;
	if (key == ARGP_KEY_ARGS) {
		parsing->command.operands = state->argv + state->next;
		parsing->command.operand_count = state->argc - state->next;
		return 0;
	}
	error = take_option(parsing, key, arg);
	if (error)
		return error;
	parsing->next = state->next;
	/* Ends parsing, also inside a word of several options, such as -hj */
	return parsing->answered ? ECANCELED : 0;
}

/* Inside a word of several options, such as -xy, argp stays at that word */
static const char *find_failed(const struct parsing *parsing, char **words)
{
	const char *before = words[parsing->failed - 1];

	if (parsing->failed > parsing->next && before[0] == '-' && before[1])
		return before;
	return words[parsing->failed];
}

static const char *option_text(const struct argp_option *option)
{
	if (option->name)
		return arena_printf("--%s", option->name);
	return arena_printf("-%c", option->key);
}

static void report_option(const struct parsing *parsing, const char *word)
{
	const struct verb *verb = parsing->command.verb;
	size_t length = strcspn(word, "=");
	const struct argp_option *option;
	struct nearest nearest;

	nearest_begin(&nearest, word, length);
	for (option = parsing->argp->options; option->key; option++) {
		const char *text = option_text(option);

		nearest_try(&nearest, text);
		if (strncmp(text, word, length) || text[length])
			continue;
		misuse(verb, "option %s %s argument", text,
		       option->arg ? "requires an" : "takes no");
		return;
	}
	misuse(verb, "unknown option %s%s", word, did_you_mean(&nearest));
}

static void choose_options(unsigned int takes, struct argp_option *options)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(all_options); i++)
		if (all_options[i].takes & takes)
			*options++ = all_options[i].option;
}

/**
 * run_command - parse a command line, and do what it asks for
 * @verb: the verb
 * @count: number of @words
 * @words: the verb, and what follows it; their order changes
 *
 * Return: the exit status.
 */
int run_command(const struct verb *verb, int count, char **words)
{
	struct argp_option options[OPTIONS_MAX] = {};
	struct argp argp = {
		.options = options,
		.parser = parse,
		.args_doc = verb->operands,
		.doc = verb->about,
	};
	struct parsing parsing = { .command.verb = verb, .argp = &argp };
	unsigned int flags = ARGP_NO_ERRS | ARGP_NO_HELP | ARGP_NO_EXIT;

	choose_options(verb->takes, options);
	if (verb->takes & TAKES_VERB)
		flags |= ARGP_IN_ORDER;
	if (argp_parse(&argp, count, words, flags, NULL, &parsing) &&
	    !parsing.answered) {
		if (!parsing.refused)
			report_option(&parsing, find_failed(&parsing, words));
		return MISUSED;
	}
	return parsing.answered ? 0 : verb->run(&parsing.command);
}
