/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Source files, and places in them.
 */
#ifndef ACSGEN_PLACE_H
#define ACSGEN_PLACE_H

#include <stddef.h>
#include <sys/types.h>

struct source;

/**
 * struct place - a stretch of a source file
 * @source: the file
 * @line: line of the first character, counted from 1
 * @column: byte in that line, counted from 1
 * @end_line: line of the character after the last
 * @end_column: byte in that line
 */
struct place {
	const struct source *source;
	int line;
	int column;
	int end_line;
	int end_column;
};

/**
 * struct source - a source file, whole in memory
 * @path: where it was opened
 * @name: the last component of @path
 * @text: the contents, ended by two NULs, which the lexer requires
 * @size: bytes in @text, without these NULs
 * @from: the place that includes it; all zeroes if it is on the command line
 * @depth: how many includes lead to it
 * @device: identifies the file, together with @inode
 * @inode: see @device
 */
struct source {
	const char *path;
	const char *name;
	char *text;
	size_t size;
	struct place from;
	unsigned int depth;
	dev_t device;
	ino_t inode;
};

const char *source_line(const struct source *source, int line);
const char *place_text(const struct place *place, size_t *length);

#endif /* ACSGEN_PLACE_H */
