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

static int open_new(struct product *product, const char *path)
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
 * begin_product - begin a file
 * @product: filled in
 * @directory: existing directory
 * @name: of the file
 *
 * Return: 0, or -1 after an error message.
 */
int begin_product(struct product *product, const char *directory,
		  const char *name)
{
	return open_new(product, arena_printf("%s/%s", directory, name));
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
 * @directory: of the file
 * @name: of the file
 * @tree: what the file is made from
 *
 * Return: 0, or -1 after an error message.
 */
int write_depfile(const char *path, const char *directory, const char *name,
		  const struct tree *tree)
{
	struct product product;
	unsigned int i;

	if (open_new(&product, path))
		return -1;
	write_path(product.out, arena_printf("%s/%s", directory, name));
	fputc(':', product.out);
	for (i = 0; i < tree->source_count; i++) {
		if (!strcmp(tree->sources[i]->path, "-"))
			continue;
		fputs(" \\\n ", product.out);
		write_path(product.out, tree->sources[i]->path);
	}
	fputc('\n', product.out);
	return finish_product(&product);
}
