// SPDX-License-Identifier: GPL-2.0-only
/*
 * Files that acsgen makes.
 */
#include <string.h>

#include "base/file.h"
#include "output/product.h"

/**
 * begin_product - begin a file, which stays in memory until it is complete
 * @product: filled in
 * @path: where it will be, in a directory that exists
 */
void begin_product(struct product *product, const char *path)
{
	begin_text(&product->text);
	product->path = path;
}

/**
 * finish_product - write a complete file
 * @product: from begin_product()
 *
 * Return: 0, or -1 after an error message.
 */
int finish_product(struct product *product)
{
	const char *memory = end_text(&product->text);

	return write_file(product->path, memory, product->text.size);
}

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

/**
 * write_depfile - write a makefile with what a file was made from
 * @path: where to
 * @product: path of the file
 * @tree: what the file is made from
 *
 * Return: 0, or -1 after an error message.
 */
int write_depfile(const char *path, const char *product,
		  const struct tree *tree)
{
	struct product depfile;
	FILE *out;
	unsigned int i;

	begin_product(&depfile, path);
	out = depfile.text.out;
	write_path(out, product);
	fputc(':', out);
	for (i = 0; i < tree->source_count; i++) {
		if (!strcmp(tree->sources[i]->path, "-"))
			continue;
		fputs(" \\\n ", out);
		write_path(out, tree->sources[i]->path);
	}
	fputc('\n', out);
	return finish_product(&depfile);
}
