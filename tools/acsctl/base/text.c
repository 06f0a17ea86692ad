// SPDX-License-Identifier: GPL-2.0-only
/*
 * Strings of any length.
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

/**
 * text_copy - copy a string
 * @text: the string
 *
 * Return: the copy, to be freed with free().
 */
char *text_copy(const char *text)
{
	char *copy = strdup(text);

	if (!copy)
		out_of_memory();
	return copy;
}

/**
 * text_vformat - format a string
 * @format: as for printf()
 * @args: its arguments
 *
 * Return: the string, to be freed with free().
 */
char *text_vformat(const char *format, va_list args)
{
	char *text;

	if (vasprintf(&text, format, args) < 0)
		out_of_memory();
	return text;
}

/**
 * text_format - format a string
 * @format: as for printf()
 *
 * Return: the string, to be freed with free().
 */
char *text_format(const char *format, ...)
{
	va_list args;
	char *text;

	va_start(args, format);
	text = text_vformat(format, args);
	va_end(args);
	return text;
}

/**
 * text_begin - begin to write a string
 * @text: filled in
 *
 * Return: the stream to write to.
 */
FILE *text_begin(struct text *text)
{
	text->out = open_memstream(&text->text, &text->size);
	if (!text->out)
		out_of_memory();
	return text->out;
}

/**
 * text_end - end a string
 * @text: from text_begin()
 *
 * Return: the string, to be freed with free().
 */
char *text_end(struct text *text)
{
	if (fclose(text->out))
		out_of_memory();
	return text->text;
}
