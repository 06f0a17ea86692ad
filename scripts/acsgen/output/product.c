// SPDX-License-Identifier: GPL-2.0-only
/*
 * Files that acsgen makes.
 */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "output/product.h"

/**
 * begin_product - begin a file
 * @product: filled in
 * @path: where it will be, in a directory that exists
 *
 * Return: 0, or -1 after an error message.
 */
int begin_product(struct product *product, const char *path)
{
	product->path = path;
	product->new_path = arena_printf("%s.new", path);
	product->out = fopen(product->new_path, "w");
	if (product->out)
		return 0;
	error_at(NULL, "file", "cannot create %s: %s", product->new_path,
		 strerror(errno));
	return -1;
}

/**
 * finish_product - move a complete file to its place
 * @product: from begin_product()
 *
 * Return: 0, or -1 after an error message.
 */
int finish_product(struct product *product)
{
	int failed = ferror(product->out);

	failed |= fclose(product->out);
	if (!failed && !rename(product->new_path, product->path))
		return 0;
	error_at(NULL, "file", "cannot write %s: %s", product->path,
		 strerror(errno));
	unlink(product->new_path);
	return -1;
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
	unsigned int i;

	if (begin_product(&depfile, path))
		return -1;
	write_path(depfile.out, product);
	fputc(':', depfile.out);
	for (i = 0; i < tree->source_count; i++) {
		if (!strcmp(tree->sources[i]->path, "-"))
			continue;
		fputs(" \\\n ", depfile.out);
		write_path(depfile.out, tree->sources[i]->path);
	}
	fputc('\n', depfile.out);
	return finish_product(&depfile);
}
