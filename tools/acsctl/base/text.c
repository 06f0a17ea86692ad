// SPDX-License-Identifier: GPL-2.0-only
/*
 * Texts of any length. Without memory for one, the program ends.
 */
#include <stdarg.h>
#include <stdlib.h>

#include "base/text.h"

static void give_up(void)
{
	fputs("acsctl: there is not enough memory\n", stderr);
	exit(3);
}

/**
 * text_format - make a text
 * @format: as for printf()
 *
 * Return: the text, which free() frees.
 */
char *text_format(const char *format, ...)
{
	va_list args;
	char *text;

	va_start(args, format);
	if (vasprintf(&text, format, args) < 0)
		give_up();
	va_end(args);
	return text;
}

/**
 * text_begin - begin to write a text
 * @text: filled in
 *
 * Return: the stream to write to.
 */
FILE *text_begin(struct text *text)
{
	text->out = open_memstream(&text->text, &text->size);
	if (!text->out)
		give_up();
	return text->out;
}

/**
 * text_end - end a text
 * @text: from text_begin()
 *
 * Return: the text, which free() frees.
 */
char *text_end(struct text *text)
{
	if (fclose(text->out))
		give_up();
	return text->text;
}
