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
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/utf8.h"

/* Longer lines are not shown */
#define LINE_SHOWN	240
/* Longer messages are cut off */
#define MESSAGE_SHOWN	2000
/* How many files of an include chain are named */
#define CHAIN_SHOWN	8

/* The colours that compilers use (ECMA-48, SGR) */
#define COLOR_CARET	"1;32"
#define COLOR_NONE	"0"

/**
 * struct label - the label of a message
 * @text: its text
 * @color: its colour on a terminal
 */
struct label {
	const char *text;
	const char *color;
};

static const struct label error_label = { "error", "1;31" };
static const struct label warning_label = { "warning", "1;35" };
static const struct label note_label = { "note", "1;36" };
static const struct label help_label = { "help", "1;34" };

static unsigned int error_total;
static unsigned int warning_total;
/* The last error or warning was not shown, so its notes are not shown either */
static bool suppressed;

/* Without the line end, whether LF or CR LF */
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

/* Bytes that a terminal shows in one column */
static int column_bytes(const char *text, int length, int at)
{
	int bytes = at < length ? utf8_length(text + at) : 1;

	return bytes ? bytes : 1;
}

/* U+0080 to U+009F, which a terminal interprets like an escape sequence */
static bool is_c1_control(const char *text)
{
	return (unsigned char)text[0] == 0xc2 &&
	       (unsigned char)text[1] < 0xa0;
}

/* Shows '?' for what is not text or what a terminal would interpret */
static void print_text(const char *text, int length)
{
	int i, bytes;

	for (i = 0; i < length; i += bytes) {
		bytes = column_bytes(text, length, i);
		if (!utf8_length(text + i) || is_c1_control(text + i))
			putc('?', stderr);
		else
			fwrite(text + i, 1, bytes, stderr);
	}
}

static bool uses_color(void)
{
	const char *no = getenv("NO_COLOR"), *terminal = getenv("TERM");

	return !(no && *no) && terminal && strcmp(terminal, "dumb") &&
	       isatty(fileno(stderr));
}

static void set_color(const char *color)
{
	if (uses_color())
		fprintf(stderr, "\033[%sm", color);
}

static void print_caret(const struct place *place, const char *text,
			int length)
{
	int end = place->end_line == place->line ? place->end_column
						  : length + 1;
	int i;

	fputs("      | ", stderr);
	for (i = 0; i < place->column - 1; i += column_bytes(text, length, i))
		putc(i < length && text[i] == '\t' ? '\t' : ' ', stderr);
	set_color(COLOR_CARET);
	putc('^', stderr);
	while ((i += column_bytes(text, length, i)) < end - 1)
		putc('~', stderr);
	set_color(COLOR_NONE);
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
		fputs(before, stderr);
		print_text(source->from.source->path,
			   strlen(source->from.source->path));
		fprintf(stderr, ":%d", source->from.line);
		before = ",\n                 from ";
	}
	fputs(":\n", stderr);
}

/* Names can be as long as files, and contain anything */
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

static void print_label(const struct label *label)
{
	set_color(label->color);
	fprintf(stderr, "%s:", label->text);
	set_color(COLOR_NONE);
	putc(' ', stderr);
}

PRINTF(3, 0)
static void print(const struct place *place, const struct label *label,
		  const char *format, va_list args)
{
	if (place) {
		print_text(place->source->path, strlen(place->source->path));
		fprintf(stderr, ":%d:%d: ", place->line, place->column);
	} else {
		fputs("acsgen: ", stderr);
	}
	print_label(label);
	print_words(format, args);
}

static void end_message(const struct place *place)
{
	putc('\n', stderr);
	if (place)
		print_place(place);
}

/**
 * report_at - report and count a finding
 * @severity: how to treat it
 * @place: where, or NULL if it has no place in the source
 * @check: name of the check, with its prefix
 * @format: the text, as for printf()
 * @args: its arguments
 */
void report_at(enum severity severity, const struct place *place,
	       const char *check, const char *format, va_list args)
{
	bool error = severity == SEVERITY_ERROR;

	suppressed = severity == SEVERITY_NONE ||
		 (error ? ++error_total : ++warning_total) > ERRORS_SHOWN;
	if (suppressed)
		return;
	if (place)
		print_chain(place->source);
	print(place, error ? &error_label : &warning_label, format, args);
	fprintf(stderr, " [%s]", check);
	end_message(place);
}

/**
 * error_at - report an error and count it
 * @place: where, or NULL if it has no place in the source
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
 * note_at - point to another place that an error or warning is about
 * @place: where, or NULL if it has no place in the source
 * @format: the text, as for printf()
 */
void note_at(const struct place *place, const char *format, ...)
{
	va_list args;

	if (suppressed)
		return;
	va_start(args, format);
	print(place, &note_label, format, args);
	va_end(args);
	end_message(place);
}

/**
 * report_note - report what is neither an error nor a warning
 * @format: the text, as for printf()
 */
void report_note(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	print(NULL, &note_label, format, args);
	va_end(args);
	end_message(NULL);
}

/**
 * suggest - add how to fix an error or warning
 * @format: the text, as for printf()
 */
void suggest(const char *format, ...)
{
	va_list args;

	if (suppressed)
		return;

	print_label(&help_label);
	va_start(args, format);
	print_words(format, args);
	va_end(args);
	putc('\n', stderr);
}

/**
 * error_count - count the errors so far
 *
 * Return: their number, including warnings that count as errors.
 */
unsigned int error_count(void)
{
	return error_total;
}

static void print_count(unsigned int count, const char *what)
{
	fprintf(stderr, "%u %s%s", count, what, count == 1 ? "" : "s");
}

/**
 * print_counts - print how many errors and warnings there were, if any
 */
void print_counts(void)
{
	if (!error_total && !warning_total)
		return;
	fputs("acsgen: ", stderr);
	if (error_total)
		print_count(error_total, "error");
	if (error_total && warning_total)
		fputs(", ", stderr);
	if (warning_total)
		print_count(warning_total, "warning");
	putc('\n', stderr);
}
