/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Source files, and places in them.
 */
#ifndef ACSGEN_SOURCE_H
#define ACSGEN_SOURCE_H

#include <stddef.h>

/**
 * struct source - a source file, whole in memory
 * @path: as given on the command line
 * @name: the last component of @path
 * @text: the contents, ended by two NULs, which the lexer asks for
 * @size: bytes in @text, without them
 */
struct source {
	const char *path;
	const char *name;
	char *text;
	size_t size;
};

/**
 * struct place - a stretch of a source file
 * @source: the file
 * @line: line of the first character, counted from 1
 * @column: byte in that line, counted from 1
 * @end_line: line of the character behind the last
 * @end_column: byte in that line
 */
struct place {
	const struct source *source;
	int line;
	int column;
	int end_line;
	int end_column;
};

struct source *source_read(const char *path);

#endif /* ACSGEN_SOURCE_H */
