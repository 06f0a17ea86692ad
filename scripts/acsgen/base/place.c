// SPDX-License-Identifier: GPL-2.0-only
/*
 * Places in source files.
 */
#include <string.h>

#include "base/place.h"

/**
 * source_line - find a line
 * @source: the file
 * @line: its number, counted from 1
 *
 * Return: its beginning, or the end of the text if there is no such line.
 */
const char *source_line(const struct source *source, int line)
{
	const char *text = source->text;
	const char *end = text + source->size;

	while (--line > 0) {
		const char *newline = memchr(text, '\n', end - text);

		if (!newline)
			return end;
		text = newline + 1;
	}
	return text;
}

/**
 * place_text - find the text at a place
 * @place: on one line
 * @length: set to its bytes
 *
 * Return: its beginning.
 */
const char *place_text(const struct place *place, size_t *length)
{
	*length = place->end_column - place->column;
	return source_line(place->source, place->line) + place->column - 1;
}
