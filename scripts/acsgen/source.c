// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads source files.
 */
#include <ctype.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "diag.h"
#include "source.h"

/* Far beyond any database; keeps line and column within an int */
#define SIZE_MAX_TEXT	(64 << 20)

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* The tables and their readers name a file as it is */
static bool is_plain(const char *name)
{
	const char *c;

	for (c = name; *c; c++)
		if (!isalnum((unsigned char)*c) && !strchr("._+-", *c))
			return false;
	return c > name;
}

static int read_all(FILE *file, struct source *source)
{
	size_t room = 4096, n;
	char *text = arena_alloc(room + 2);

	while ((n = fread(text + source->size, 1, room - source->size,
			  file)) > 0) {
		source->size += n;
		if (source->size > SIZE_MAX_TEXT) {
			errno = EFBIG;
			return -1;
		}
		if (source->size == room) {
			char *larger = arena_alloc(2 * room + 2);

			memcpy(larger, text, room);
			text = larger;
			room *= 2;
		}
	}

	source->text = text;
	return ferror(file) ? -1 : 0;
}

/**
 * source_read - read a source file into memory
 * @path: the file, or "-" for standard input
 *
 * Return: the file, or NULL after an error message.
 */
struct source *source_read(const char *path)
{
	struct source *source = arena_alloc(sizeof(*source));
	FILE *file;
	int ret;

	if (!is_plain(base_name(path))) {
		error_at(NULL, "file",
			 "cannot take %s: expected a file name of letters, digits and ._+-",
			 path);
		return NULL;
	}

	file = strcmp(path, "-") ? fopen(path, "r") : stdin;
	if (!file) {
		error_at(NULL, "file", "cannot open %s: %s", path,
			 strerror(errno));
		return NULL;
	}

	source->path = path;
	source->name = base_name(path);
	ret = read_all(file, source);
	if (ret)
		error_at(NULL, "file", "cannot read %s: %s", path,
			 strerror(errno));
	if (file != stdin)
		fclose(file);

	return ret ? NULL : source;
}
