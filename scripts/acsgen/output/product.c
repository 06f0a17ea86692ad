// SPDX-License-Identifier: GPL-2.0-only
/*
 * Files that acsgen makes.
 */
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "output/product.h"

/* Escapes what make would interpret */
static void write_path(FILE *out, const char *path)
{
	for (; *path; path++) {
		if (strchr(" #\\", *path))
			fputc('\\', out);
		else if (*path == '$')
			fputc('$', out);
		fputc(*path, out);
	}
}

/* The text stays in memory until it is complete */
static int finish_text(struct text *text, const char *path)
{
	const char *memory = end_text(text);

	return write_file(path, memory, text->size);
}

/**
 * emit_product - make a file
 * @directory: existing directory
 * @name: of the file
 * @db: what it is made from
 * @emit: writes it
 *
 * Return: 0, or -1 after an error message.
 */
int emit_product(const char *directory, const char *name,
		 const struct database *db,
		 void (*emit)(FILE *out, const struct database *db))
{
	struct text text;

	begin_text(&text);
	emit(text.out, db);
	return finish_text(&text, arena_printf("%s/%s", directory, name));
}

/**
 * write_depfile - write a makefile with what a file was made from
 * @path: where to
 * @directory: of the file
 * @name: of the file
 * @tree: what the file is made from
 *
 * Return: 0, or -1 after an error message.
 */
int write_depfile(const char *path, const char *directory, const char *name,
		  const struct tree *tree)
{
	struct text text;
	unsigned int i;

	begin_text(&text);
	write_path(text.out, arena_printf("%s/%s", directory, name));
	fputc(':', text.out);
	for (i = 0; i < tree->source_count; i++) {
		if (!strcmp(tree->sources[i]->path, "-"))
			continue;
		fputs(" \\\n ", text.out);
		write_path(text.out, tree->sources[i]->path);
	}
	fputc('\n', text.out);
	return finish_text(&text, path);
}
