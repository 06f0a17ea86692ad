// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsgen under libFuzzer, which looks for sources that reach new code. Half of
 * the changes are made to words, numbers and signs, so that many results are
 * valid grammar. Whatever the source, acsgen must not find itself wrong, and the
 * layout of what it can parse must be stable.
 */
#include <stdlib.h>

/* Here, one process compiles many databases, and resets what it counts */
#include "base/diag.c"

#include "base/arena.h"
#include "checks/warnings.h"
#include "database/database.h"
#include "language/layout.h"
#include "language/parse.h"
#include "libfuzzer.h"
#include "output/print.h"

#define TOKENS_MAX	4096

static struct source *make_source(const void *text, size_t size)
{
	struct source *source = arena_alloc(sizeof(*source));
	char *copy = arena_alloc(size + 2);

	memcpy(copy, text, size);
	source->path = "input.acs";
	source->name = source->path;
	source->text = copy;
	source->size = size;
	return source;
}

static const char *lay_out_source(const struct source *source, size_t *size)
{
	struct token *tokens = scan_source(source);
	const char *text = lay_out(tokens, size);

	free(tokens);
	return text;
}

static void expect_fixed_layout(const struct source *source, FILE *terminal)
{
	size_t size, again_size;
	const char *text = lay_out_source(source, &size);
	const char *again = lay_out_source(make_source(text, size),
					   &again_size);

	if (size == again_size && !memcmp(text, again, size))
		return;
	fprintf(terminal, "its layout\n%s\nis laid out as\n%s\n", text, again);
	abort();
}

static void compile(const struct source *source, FILE *terminal)
{
	struct database db = {};

	parse_source(&db.tree, source, NULL);
	if (!error_count())
		expect_fixed_layout(source, terminal);
	if (check_database(&db))
		return;
	print_list(&db);
	print_explanation(&db, 0x8086, 0x1c10);
	print_rst(&db);
}

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	FILE *out = stdout, *terminal = stderr;
	char *said = NULL;
	size_t length = 0;

	stdout = open_memstream(&said, &length);
	stderr = stdout;
	compile(make_source(data, size), terminal);
	fclose(stdout);
	stdout = out;
	stderr = terminal;

	if (strstr(said, "acsgen is wrong")) {
		fputs(said, stderr);
		abort();
	}
	free(said);

	error_total = 0;
	warning_total = 0;
	suppressed = false;
	warnings = (struct warnings){};
	arena_free();
	return 0;
}

struct piece {
	size_t at;
	size_t length;
};

static bool is_word(u8 c)
{
	return c == '_' || c == '-' || (c | 0x20) - 'a' + 0U < 26 ||
	       c - '0' + 0U < 10;
}

/* Words and numbers, texts, comments, blanks, and single signs */
static size_t piece_length(const u8 *data, size_t size)
{
	size_t n = 1;
	u8 end = *data == '"' ? '"' : *data == '#' ? '\n' : 0;

	if (end) {
		while (n < size && data[n] != end)
			n++;
		return n < size ? n + 1 : n;
	}
	if (is_word(*data))
		while (n < size && is_word(data[n]))
			n++;
	return n;
}

static unsigned int cut(const u8 *data, size_t size, struct piece *pieces)
{
	unsigned int count = 0;
	size_t at;

	for (at = 0; at < size && count < TOKENS_MAX; count++) {
		pieces[count].at = at;
		pieces[count].length = piece_length(data + at, size - at);
		at += pieces[count].length;
	}
	return count;
}

/* Puts @with in the place of @old; both are pieces of @data */
static size_t put(u8 *data, size_t size, size_t max,
		  const struct piece *old, const struct piece *with)
{
	size_t new_size = size - old->length + with->length;
	u8 *copy;

	if (new_size > max)
		return size;
	copy = malloc(with->length + 1);
	if (!copy)
		abort();
	memcpy(copy, data + with->at, with->length);
	memmove(data + old->at + with->length, data + old->at + old->length,
		size - old->at - old->length);
	memcpy(data + old->at, copy, with->length);
	free(copy);
	return new_size;
}

/* Some pieces go, move or come twice */
size_t LLVMFuzzerCustomMutator(u8 *data, size_t size, size_t max,
			       unsigned int seed)
{
	static struct piece pieces[TOKENS_MAX];
	unsigned int count, changes;

	srand(seed);
	if (!size || rand() % 2)
		return LLVMFuzzerMutate(data, size, max);

	for (changes = 1 + rand() % 4; changes; changes--) {
		struct piece old, with, none = {};
		unsigned int from, few;

		count = cut(data, size, pieces);
		if (!count)
			break;
		old = pieces[rand() % count];
		from = rand() % count;
		few = 1 + rand() % 12;
		with = pieces[from];
		if (from + few <= count)
			with.length = pieces[from + few - 1].at +
				      pieces[from + few - 1].length - with.at;
		if (!(rand() % 3))
			with = none;
		else if (!(rand() % 2))
			old.length = 0;
		size = put(data, size, max, &old, &with);
	}
	return size;
}
