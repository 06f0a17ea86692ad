// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsgen expected: check, then write what the rules say as a text to review, or
 * compare it with the one that has been reviewed
 */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "output/emit.h"
#include "output/product.h"
#include "verbs/command.h"
#include "verbs/frame.h"

static size_t line_length(const char *text, const char *end)
{
	const char *line_end = memchr(text, '\n', end - text);

	return (line_end ? line_end : end) - text;
}

/**
 * struct comparison - the first line in which two texts differ
 * @line: its number
 * @found: the line, which may lie at the end of the text
 * @wanted: what it should be
 * @found_end: end of the text
 * @wanted_end: end of the text that should be there
 * @rule: the line of the rule, in the text that should be there, or NULL
 */
struct comparison {
	int line;
	const char *found;
	const char *wanted;
	const char *found_end;
	const char *wanted_end;
	const char *rule;
};

/* Moves on by a line, if it is the same in both */
static bool next_line(struct comparison *at)
{
	size_t length = line_length(at->wanted, at->wanted_end) + 1;

	if (at->wanted == at->wanted_end ||
	    (size_t)(at->found_end - at->found) < length ||
	    memcmp(at->found, at->wanted, length))
		return false;
	at->line++;
	at->found += length;
	at->wanted += length;
	return true;
}

static void find_rule(struct comparison *at)
{
	if (at->wanted != at->wanted_end && !strncmp(at->wanted, "rule ", 5))
		at->rule = at->wanted;
}

static const char *line_text(const char *line, const char *end)
{
	return arena_printf("%.*s", (int)line_length(line, end), line);
}

/* What the rules say instead of what was reviewed */
static const char *describe(const struct comparison *at)
{
	const char *wanted, *rule;

	if (at->wanted == at->wanted_end)
		return "no rule says it any more";
	wanted = line_text(at->wanted, at->wanted_end);
	if (!at->rule)
		return arena_printf("such a file begins with '%s'", wanted);
	rule = line_text(at->rule, at->wanted_end);
	if (at->rule == at->wanted)
		return arena_printf("%s comes next", rule);
	if (!*wanted)
		return arena_printf("%s does not say it any more", rule);
	return arena_printf("%s now says '%s'", rule,
			    wanted + (*wanted == '\t'));
}

static void report(const struct comparison *at, const struct source *source)
{
	struct place place = { source, at->line, 1, at->line, 1 };

	error_at(&place, "expected", "this was reviewed, but %s", describe(at));
	suggest("if that is what you mean, run 'make expected', read what changes, and %s",
		"put it into the patch");
}

/* Return: 0, or -1 after an error message */
static int compare(const char *path, const char *wanted, size_t size)
{
	const struct source *source = source_read(path, NULL);
	struct comparison at = {
		.line = 1,
		.wanted = wanted,
		.wanted_end = wanted + size,
	};

	if (!source)
		return -1;
	at.found = source->text;
	at.found_end = source->text + source->size;
	do
		find_rule(&at);
	while (next_line(&at));
	if (at.found == at.found_end && at.wanted == at.wanted_end)
		return 0;
	report(&at, source);
	return -1;
}

static int run(const struct command *command)
{
	struct product product;
	struct database db = {};
	const char *text;
	int status;

	if (!command->to)
		return misuse(command->verb, "expected: expected -o FILE");
	status = load_operands(command, 0, &db);
	if (status)
		return status;
	begin_product(&product, command->to);
	emit_expected(product.text.out, &db);
	if (!command->check)
		return finish_command(command, &product, &db.tree);
	text = end_text(&product.text);
	return compare(command->to, text, product.text.size) ? FAILED : 0;
}

const struct verb verb_expected = {
	.name = "expected",
	.operands = "-o FILE FILE...",
	.summary = "check, then write what the rules say as a text to review",
	.about = "Writes what the rules say, rule by rule. Someone reviews that "
		 "text; with --check, acsgen refuses rules that say something "
		 "else.",
	.takes = TAKES_WARNINGS | TAKES_FILE | TAKES_CHECK,
	.run = run,
};
