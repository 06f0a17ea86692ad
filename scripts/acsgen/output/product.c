// SPDX-License-Identifier: GPL-2.0-only
/*
 * Files that acsgen makes. What is in them depends on the sources and their
 * names alone: no date, no path, nothing of the machine.
 */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "output/emit.h"

static int open_new(struct product *product, char *path)
{
	size_t size = strlen(path) + sizeof(".new");

	product->path = path;
	product->new_path = arena_alloc(size);
	snprintf(product->new_path, size, "%s.new", path);

	product->out = fopen(product->new_path, "w");
	if (product->out)
		return 0;
	error_at(NULL, "file", "cannot create %s: %s", product->new_path,
		 strerror(errno));
	return -1;
}

static char *path_in(const char *directory, const char *name)
{
	size_t size = strlen(directory) + strlen(name) + sizeof("/");
	char *path = arena_alloc(size);

	snprintf(path, size, "%s/%s", directory, name);
	return path;
}

/**
 * product_begin - begin a file
 * @product: filled in
 * @directory: existing directory
 * @name: of the file
 *
 * Return: 0, or -1 after an error message.
 */
int product_begin(struct product *product, const char *directory,
		  const char *name)
{
	return open_new(product, path_in(directory, name));
}

/**
 * product_head - write what C made by acsgen begins with
 * @product: the file
 * @tree: what it is made from
 * @header: what it includes
 */
void product_head(const struct product *product, const struct tree *tree,
		  const char *header)
{
	unsigned int i;

	fputs("// SPDX-License-Identifier: GPL-2.0-only\n"
	      "/*\n"
	      " * Made by acsgen; do not edit. Made from:\n", product->out);
	for (i = 0; i < tree->source_count; i++)
		fprintf(product->out, " *\t%s\n", tree->sources[i]->name);
	fprintf(product->out, " */\n#include \"%s\"\n", header);
}

/**
 * product_finish - let a file appear
 * @product: from product_begin()
 *
 * Return: 0, or -1 after an error message.
 */
int product_finish(struct product *product)
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

/* What make would take for something else */
static void emit_path(FILE *out, const char *path)
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
 * emit_depfile - write for make what a file was made from
 * @path: where to
 * @directory: of the file
 * @name: of the file
 * @tree: what it is made from
 *
 * Return: 0, or -1 after an error message.
 */
int emit_depfile(const char *path, const char *directory, const char *name,
		 const struct tree *tree)
{
	struct product product;
	unsigned int i;

	if (open_new(&product, arena_text(path, strlen(path))))
		return -1;
	emit_path(product.out, path_in(directory, name));
	fputc(':', product.out);
	for (i = 0; i < tree->source_count; i++) {
		fputs(" \\\n ", product.out);
		emit_path(product.out, tree->sources[i]->path);
	}
	fputc('\n', product.out);
	return product_finish(&product);
}
