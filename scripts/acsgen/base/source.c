// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads source files.
 */
#include <ctype.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"

/* Far more than any database; keeps line and column within an int */
#define SIZE_MAX_TEXT	(64 << 20)

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* The tables contain file names unescaped */
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

static int fail(const struct source *source, const char *what)
{
	const struct place *from = source->from.source ? &source->from : NULL;

	if (errno == EFBIG)
		error_at(from, "file", "cannot %s %s: expected at most %u MiB",
			 what, source->path, SIZE_MAX_TEXT >> 20);
	else
		error_at(from, "file", "cannot %s %s: %s", what, source->path,
			 strerror(errno));
	return -1;
}

static int open_and_read(struct source *source)
{
	bool standard_input = !source->from.source &&
			      !strcmp(source->path, "-");
	FILE *file = standard_input ? stdin : fopen(source->path, "r");
	static bool used;
	struct stat stat;
	int ret = 0;

	if (standard_input && used) {
		error_at(NULL, "file",
			 "standard input is read twice: expected it once");
		return -1;
	}
	used |= standard_input;
	if (!file)
		return fail(source, "open");
	if (fstat(fileno(file), &stat) || read_all(file, source))
		ret = fail(source, "read");
	if (!standard_input)
		fclose(file);

	source->device = stat.st_dev;
	source->inode = stat.st_ino;
	return ret;
}

/**
 * source_read - read a source file into memory
 * @path: the file, or "-" for standard input, unless a file includes it
 * @from: the place that includes it, or NULL
 *
 * Return: the file, or NULL after an error message.
 */
struct source *source_read(const char *path, const struct place *from)
{
	struct source *source = arena_alloc(sizeof(*source));

	if (!is_plain(base_name(path))) {
		error_at(from, "file",
			 "cannot take %s: expected a file name of letters, digits and ._+-",
			 path);
		return NULL;
	}

	source->path = path;
	source->name = base_name(path);
	if (from) {
		source->from = *from;
		source->depth = from->source->depth + 1;
	}
	return open_and_read(source) ? NULL : source;
}
