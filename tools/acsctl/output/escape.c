// SPDX-License-Identifier: GPL-2.0-only
/*
 * Names come from the source and may contain anything: quotes, markup, control
 * bytes, and invalid UTF-8.
 */
#include <jansson.h>
#include <stdarg.h>
#include <stdlib.h>

#include "base/text.h"
#include "output/escape.h"

static const char *escape_html(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

/* Graphviz replaces escape sequences such as \N and \L, and HTML entities */
static const char *escape_dot(char c)
{
	switch (c) {
	case '"':
		return "\\\"";
	case '\\':
		return "\\\\";
	case '\n':
		return "\\n";
	case '&':
		return "&amp;";
	default:
		return NULL;
	}
}

static bool is_utf8(const char *text)
{
	json_t *value = json_string(text);
	bool valid = value;

	json_decref(value);
	return valid;
}

static void print_text(FILE *out, enum language language, const char *text)
{
	bool utf8 = is_utf8(text);

	for (; *text; text += text_step(text)) {
		unsigned char c = *text;
		const char *escaped = language == LANGUAGE_DOT ?
				      escape_dot(c) : escape_html(c);

		if (escaped)
			fputs(escaped, out);
		else if (text_control(text) || (c > 0x7f && !utf8))
			fputc('?', out);
		else
			fwrite(text, text_step(text), 1, out);
	}
}

/**
 * print_escaped - print text with special characters escaped
 * @out: stream to write to
 * @language: the language around the text
 * @format: as for printf()
 *
 * Control bytes become question marks, and so do non-ASCII bytes if the text is
 * not valid UTF-8.
 */
void print_escaped(FILE *out, enum language language, const char *format, ...)
{
	char *text;
	va_list args;

	va_start(args, format);
	text = text_vformat(format, args);
	va_end(args);
	print_text(out, language, text);
	free(text);
}
