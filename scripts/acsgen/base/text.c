// SPDX-License-Identifier: GPL-2.0-only
/*
 * Texts that are built by writing to a stream.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/text.h"

/**
 * begin_text - begin a text
 * @text: filled in
 */
void begin_text(struct text *text)
{
	text->out = open_memstream(&text->memory, &text->size);
}

/**
 * end_text - end a text
 * @text: from begin_text()
 *
 * Return: the text, in the arena. The program exits if there is no memory.
 */
const char *end_text(struct text *text)
{
	char *copy;

	if (ferror(text->out) | fclose(text->out)) {
		fputs("acsgen: out of memory\n", stderr);
		exit(1);
	}
	copy = arena_text(text->memory, text->size);
	free(text->memory);
	return copy;
}
