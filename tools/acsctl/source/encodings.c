// SPDX-License-Identifier: GPL-2.0-only
/*
 * Texts that a program has put into JSON, as logs and automation do, or has
 * encoded as "quoted-printable", as mail programs do.
 */
#include <ctype.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "source/encodings.h"
#include "source/plain.h"

/* Members that hold lines of a log */
static bool is_line_name(const char *name)
{
	static const char *const names[] = { "MESSAGE", "message", "msg", "log",
					     "line", NULL };
	unsigned int i;

	for (i = 0; names[i]; i++)
		if (!strcmp(name, names[i]))
			return true;
	return false;
}

/* A string of several lines, or a line among others */
static bool print_string(FILE *to, const char *text, bool is_line)
{
	bool is_text = strchr(text, '\n');
	size_t length = strlen(text);

	if (!is_text && !is_line)
		return false;
	fprintf(to, "%s%s", text,
		length && text[length - 1] == '\n' ? "" : "\n");
	if (is_text && !is_line)
		fputc('\n', to);
	return true;
}

/* Prints the strings in a value that are lines; returns whether there were any */
static bool print_strings(FILE *to, json_t *value, bool is_line)
{
	const char *name;
	bool any = false;
	json_t *member;
	size_t i;

	if (json_is_string(value))
		return print_string(to, json_string_value(value), is_line);
	json_array_foreach(value, i, member)
		any |= print_strings(to, member, true);
	json_object_foreach(value, name, member)
		any |= print_strings(to, member, is_line_name(name));
	return any;
}

/* Reads one value after the other; returns false if there is something else */
static bool print_values(FILE *to, const char *text, size_t length)
{
	bool any = false;
	json_error_t error;
	json_t *value;

	while (length) {
		if (isspace((unsigned char)*text)) {
			text++;
			length--;
			continue;
		}
		value = json_loadb(text, length, JSON_DISABLE_EOF_CHECK |
				   JSON_DECODE_ANY, &error);
		if (!value || error.position <= 0 ||
		    (size_t)error.position > length) {
			json_decref(value);
			return false;
		}
		any |= print_strings(to, value, json_is_string(value));
		json_decref(value);
		text += error.position;
		length -= error.position;
	}
	return any;
}

static char *take_values(const char *text, size_t length, size_t *taken)
{
	struct text values;
	FILE *to = text_begin(&values);
	bool good = print_values(to, text, length);
	char *printed = text_end(&values);

	*taken = values.size;
	if (good)
		return printed;
	free(printed);
	return NULL;
}

/* One line in which "\n" stands for the ends of lines, without quotes around it */
static char *take_escaped(const char *text, size_t length, size_t *taken)
{
	char *quoted, *taken_text;

	while (length && isspace((unsigned char)text[length - 1]))
		length--;
	if (memchr(text, '\n', length) || memchr(text, '"', length) ||
	    !memmem(text, length, "\\n", 2))
		return NULL;
	quoted = text_format("\"%.*s\"", (int)length, text);
	taken_text = take_values(quoted, strlen(quoted), taken);
	free(quoted);
	return taken_text;
}

static int digit_of(char c)
{
	return isdigit((unsigned char)c) ? c - '0' :
	       c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* "=3D" is a character, "=" at the end of a line continues it */
static char *take_quoted_printable(const char *text, size_t length,
				   size_t *taken)
{
	const char *end = text + length;
	char *decoded, *to;

	if (!memmem(text, length, "=\n", 2) ||
	    !(memmem(text, length, "=3D", 3) || memmem(text, length, "=20", 3) ||
	      memmem(text, length, "=09", 3)))
		return NULL;
	decoded = allocate(length + 1, 1);
	to = decoded;
	while (text < end) {
		if (*text != '=') {
			*to++ = *text++;
		} else if (end - text > 1 && text[1] == '\n') {
			text += 2;
		} else if (end - text > 2 && digit_of(text[1]) >= 0 &&
			   digit_of(text[2]) >= 0) {
			*to++ = digit_of(text[1]) << 4 | digit_of(text[2]);
			text += 3;
		} else {
			*to++ = *text++;
		}
	}
	*taken = to - decoded;
	return decoded;
}

/**
 * encodings_decode - take a text out of what a program has put around it
 * @text: the text; need not be NUL-terminated
 * @length: length of @text
 * @decoded: set to the length of what is returned
 *
 * Return: the text, to be freed with free(), or NULL if there is nothing around
 * it.
 */
char *encodings_decode(const char *text, size_t length, size_t *decoded)
{
	const char *at = text;
	char *result = NULL;

	while (at < text + length && isspace((unsigned char)*at))
		at++;
	if (at < text + length && strchr("{[\"", *at))
		result = take_values(at, text + length - at, decoded);
	if (!result)
		result = take_escaped(at, text + length - at, decoded);
	return result ? result : take_quoted_printable(text, length, decoded);
}
