// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsgen fmt: bring the files into the canonical layout. A file is replaced at
 * once, by one that has been seen to hold the same tokens, or stays as it is.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/source.h"
#include "language/layout.h"
#include "language/lexer.h"
#include "language/parse.h"
#include "verbs/command.h"

static bool same_tokens(const struct token *a, const struct token *b)
{
	for (; a->text && b->text; a++, b++)
		if (a->length != b->length ||
		    memcmp(a->text, b->text, a->length))
			return false;
	return !a->text && !b->text;
}

static bool same_text(const struct source *a, const struct source *b)
{
	return a->size == b->size && !memcmp(a->text, b->text, a->size);
}

/* Reports the first line that differs; the source may be the shorter text */
static void report_layout(const struct source *source, const struct source *wanted)
{
	struct place place = { source, 1, 1, 1, 1 };
	size_t i;

	for (i = 0; i < source->size && i < wanted->size &&
	     source->text[i] == wanted->text[i]; i++)
		if (source->text[i] == '\n')
			place.line++;
	if (i == source->size && i && source->text[i - 1] == '\n')
		place.line--;
	place.end_line = place.line;
	error_at(&place, "layout",
		 "from this line on, the layout is not the canonical one");
	suggest("acsgen fmt %s", source->path);
}

static int write_result(const struct source *source, const struct source *wanted)
{
	if (!strcmp(source->path, "-"))
		return fwrite(wanted->text, 1, wanted->size, stdout) ==
		       wanted->size ? 0 : -1;
	return same_text(source, wanted) ? 0 :
	       rewrite_file(source->path, wanted->text, wanted->size);
}

/* @path is a file, or "-" for standard input to standard output */
static int format_file(const char *path, bool check)
{
	const struct source *source = source_read(path, NULL);
	struct source wanted = { .path = path };
	unsigned int errors = error_count();
	struct token *tokens, *again;
	struct tree tree = {};
	bool same;

	if (source)
		parse_source(&tree, source, NULL);
	if (!source || error_count() != errors)
		return -1;

	tokens = scan_source(source);
	wanted.name = source->name;
	wanted.text = lay_out(tokens, &wanted.size);
	again = scan_source(&wanted);
	same = same_tokens(tokens, again);
	free(tokens);
	free(again);
	if (!same) {
		error_at(NULL, "layout",
			 "acsgen is wrong: its layout of %s would change what it says",
			 path);
		return -1;
	}
	if (!check)
		return write_result(source, &wanted);
	if (same_text(source, &wanted))
		return 0;
	report_layout(source, &wanted);
	return -1;
}

static int run(const struct command *command)
{
	int i, status = 0;

	if (!command->operand_count)
		return misuse(command->verb,
			      "fmt: expected at least one FILE");
	for (i = 0; i < command->operand_count; i++)
		if (format_file(command->operands[i], command->check))
			status = FAILED;
	return status;
}

const struct verb verb_fmt = {
	.name = "fmt",
	.operands = "FILE...",
	.summary = "bring the files into the canonical layout",
	.about = "Brings the files into the canonical layout. What - reads from "
		 "standard input goes to standard output.",
	.takes = TAKES_CHECK,
	.run = run,
};
