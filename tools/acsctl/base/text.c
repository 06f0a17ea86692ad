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

/* Length of a valid sequence of UTF-8 that begins with a byte above 0x7f, or 0 */
static size_t sequence_length(const char *text)
{
	unsigned char c = *text;
	size_t i, length = c >= 0xf5 ? 0 : c >= 0xf0 ? 4 : c >= 0xe0 ? 3 :
			   c >= 0xc2 ? 2 : 0;

	for (i = 1; i < length; i++)
		if (((unsigned char)text[i] & 0xc0) != 0x80)
			return 0;
	return length;
}

/**
 * text_control - look for what a terminal would interpret
 * @text: the text, from any character on
 *
 * Return: the length of a control character at the start of @text, or of a byte
 * that belongs to no character; 0 if there is neither.
 */
size_t text_control(const char *text)
{
	unsigned char c = *text;
	size_t length;

	if (c < 0x80)
		return c < ' ' || c == 0x7f;
	length = sequence_length(text);
	if (!length)
		return 1;
	/* U+0080 to U+009F */
	return length == 2 && c == 0xc2 && (unsigned char)text[1] < 0xa0 ? 2 : 0;
}

/**
 * text_step - get the length of a character
 * @text: the text, from the character on; not empty
 *
 * Return: the number of its bytes; 1 for a byte that belongs to no character.
 */
size_t text_step(const char *text)
{
	size_t length = sequence_length(text);

	return length ? length : 1;
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
