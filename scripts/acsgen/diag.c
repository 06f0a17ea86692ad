// SPDX-License-Identifier: GPL-2.0-only
/*
 * Prints messages as
 *
 *	FILE:LINE:COLUMN: error: TEXT [CHECK]
 *	   12 | the source line
 *	      |     ^~~~~~
 *	FILE:LINE:COLUMN: note: TEXT
 *	help: TEXT
 */
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "diag.h"

/* More than this many errors help nobody; a longer line is not shown */
#define ERRORS_SHOWN	50
#define LINE_SHOWN	240

static unsigned int errors;

static const char *find_line(const struct source *source, int line)
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

/* Without the line end, be it of the one or of the other kind */
static int line_length(const struct source *source, const char *text)
{
	const char *end = source->text + source->size;
	const char *newline = memchr(text, '\n', end - text);

	if (newline)
		end = newline;
	if (end > text && end[-1] == '\r')
		end--;
	return end - text > LINE_SHOWN ? LINE_SHOWN + 1 : end - text;
}

/* A character of several bytes takes one column on a terminal */
static bool takes_column(const char *text, int length, int i)
{
	return i > length || (text[i - 1] & 0xc0) != 0x80;
}

/* What would upset a terminal is shown as '?'; a tab stays one */
static void print_source(const char *text, int length)
{
	int i;

	for (i = 0; i < length; i++) {
		unsigned char c = text[i];

		putc(c == '\t' || (c >= ' ' && c != 0x7f) ? c : '?', stderr);
	}
}

static void print_caret(const struct place *place, const char *text,
			int length)
{
	int end = place->end_line == place->line ? place->end_column
						  : length + 1;
	int i;

	fputs("      | ", stderr);
	for (i = 1; i < place->column; i++)
		if (takes_column(text, length, i))
			putc(i <= length && text[i - 1] == '\t' ? '\t' : ' ',
			     stderr);
	putc('^', stderr);
	for (i++; i < end; i++)
		if (takes_column(text, length, i))
			putc('~', stderr);
	putc('\n', stderr);
}

static void print_place(const struct place *place)
{
	const char *text = find_line(place->source, place->line);
	int length = line_length(place->source, text);

	if (length > LINE_SHOWN || place->column > LINE_SHOWN)
		return;
	fprintf(stderr, "%5d | ", place->line);
	print_source(text, length);
	putc('\n', stderr);
	print_caret(place, text, length);
}

PRINTF(4, 0)
static void print(const struct place *place, const char *severity,
		  const char *check, const char *format, va_list args)
{
	if (errors > ERRORS_SHOWN)
		return;

	if (place)
		fprintf(stderr, "%s:%d:%d: ", place->source->path,
			place->line, place->column);
	else
		fputs("acsgen: ", stderr);

	fprintf(stderr, "%s: ", severity);
	vfprintf(stderr, format, args);
	if (check)
		fprintf(stderr, " [%s]", check);
	putc('\n', stderr);

	if (place)
		print_place(place);
}

/**
 * error_at - report an error and count it
 * @place: where, or NULL if it is nowhere in the source
 * @check: name of the check that found it
 * @format: the text, as for printf()
 */
void error_at(const struct place *place, const char *check,
	      const char *format, ...)
{
	va_list args;

	errors++;
	va_start(args, format);
	print(place, "error", check, format, args);
	va_end(args);
}

/**
 * note_at - add the other place that an error is about
 * @place: where
 * @format: the text, as for printf()
 */
void note_at(const struct place *place, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	print(place, "note", NULL, format, args);
	va_end(args);
}

/**
 * suggest - add how an error is mended
 * @format: the text, as for printf()
 */
void suggest(const char *format, ...)
{
	va_list args;

	if (errors > ERRORS_SHOWN)
		return;

	fputs("help: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	putc('\n', stderr);
}

/**
 * error_count - tell how many errors there were
 *
 * Return: the number of calls of error_at().
 */
unsigned int error_count(void)
{
	return errors;
}
