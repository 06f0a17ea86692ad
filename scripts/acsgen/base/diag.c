// SPDX-License-Identifier: GPL-2.0-only
/*
 * Prints messages as
 *
 *	FILE:LINE:COLUMN: error: TEXT [CHECK]
 *	   12 | the source line
 *	      |     ^~~~~~
 *	FILE:LINE:COLUMN: note: TEXT
 *	help: TEXT
 *
 * If the file was included, where from stands above.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/diag.h"

/* A longer line is not shown */
#define LINE_SHOWN	240
/* Nor is the rest of a longer message */
#define MESSAGE_SHOWN	2000
/* Of the files that include each other, so many are named */
#define CHAIN_SHOWN	8

static unsigned int errors;
static unsigned int warnings;
/* The last error or warning was not shown, so its notes are not either */
static bool hushed;

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
static void print_text(const char *text, int length)
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
	const char *text = source_line(place->source, place->line);
	int length = line_length(place->source, text);

	if (length > LINE_SHOWN || place->column > LINE_SHOWN)
		return;
	fprintf(stderr, "%5d | ", place->line);
	print_text(text, length);
	putc('\n', stderr);
	print_caret(place, text, length);
}

static void print_chain(const struct source *source)
{
	const char *before = "In file included from ";
	int shown = 0;

	if (!source->from.source)
		return;
	for (; source->from.source; source = source->from.source) {
		if (shown++ == CHAIN_SHOWN) {
			fputs(",\n                 and so on", stderr);
			break;
		}
		fprintf(stderr, "%s%s:%d", before, source->from.source->path,
			source->from.line);
		before = ",\n                 from ";
	}
	fputs(":\n", stderr);
}

/* Names can be as long as files, and hold whatever their writers like */
PRINTF(1, 0)
static void print_words(const char *format, va_list args)
{
	char text[MESSAGE_SHOWN];
	int length = vsnprintf(text, sizeof(text), format, args);
	bool cut = length >= MESSAGE_SHOWN;

	print_text(text, cut ? MESSAGE_SHOWN - 1 : length);
	if (cut)
		fputs("...", stderr);
}

PRINTF(3, 0)
static void print(const struct place *place, const char *severity,
		  const char *format, va_list args)
{
	if (place)
		fprintf(stderr, "%s:%d:%d: ", place->source->path,
			place->line, place->column);
	else
		fputs("acsgen: ", stderr);

	fprintf(stderr, "%s: ", severity);
	print_words(format, args);
}

static void end_message(const struct place *place)
{
	putc('\n', stderr);
	if (place)
		print_place(place);
}

/**
 * report_at - report what a check has found, and count it
 * @severity: what becomes of it
 * @place: where, or NULL if it is nowhere in the source
 * @check: name of the check, with what stands before it
 * @format: the text, as for printf()
 * @args: its arguments
 */
void report_at(enum severity severity, const struct place *place,
	       const char *check, const char *format, va_list args)
{
	bool error = severity == SEVERITY_ERROR;

	hushed = severity == SEVERITY_NONE ||
		 (error ? ++errors : ++warnings) > ERRORS_SHOWN;
	if (hushed)
		return;
	if (place)
		print_chain(place->source);
	print(place, error ? "error" : "warning", format, args);
	fprintf(stderr, " [%s]", check);
	end_message(place);
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

	va_start(args, format);
	report_at(SEVERITY_ERROR, place, check, format, args);
	va_end(args);
}

/**
 * note_at - add the other place that an error or warning is about
 * @place: where, or NULL if it is nowhere in the source
 * @format: the text, as for printf()
 */
void note_at(const struct place *place, const char *format, ...)
{
	va_list args;

	if (hushed)
		return;
	va_start(args, format);
	print(place, "note", format, args);
	va_end(args);
	end_message(place);
}

/**
 * remark - say what is neither wrong nor doubtful
 * @format: the text, as for printf()
 */
void remark(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	print(NULL, "note", format, args);
	va_end(args);
	end_message(NULL);
}

/**
 * suggest - add how an error or warning is mended
 * @format: the text, as for printf()
 */
void suggest(const char *format, ...)
{
	va_list args;

	if (hushed)
		return;

	fputs("help: ", stderr);
	va_start(args, format);
	print_words(format, args);
	va_end(args);
	putc('\n', stderr);
}

/**
 * error_count - tell how many errors there were
 *
 * Return: how many, with the warnings that count as errors.
 */
unsigned int error_count(void)
{
	return errors;
}

static void print_count(unsigned int count, const char *what)
{
	fprintf(stderr, "%u %s%s", count, what, count == 1 ? "" : "s");
}

/**
 * print_counts - say how many errors and warnings there were, if any
 */
void print_counts(void)
{
	if (!errors && !warnings)
		return;
	fputs("acsgen: ", stderr);
	if (errors)
		print_count(errors, "error");
	if (errors && warnings)
		fputs(", ", stderr);
	if (warnings)
		print_count(warnings, "warning");
	putc('\n', stderr);
}
