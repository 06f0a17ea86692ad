// SPDX-License-Identifier: GPL-2.0-only
/*
 * Warnings about a source, with the line in question.
 */
#include "source/warnings.h"

/* A line is shown up to this length */
#define SHOWN			100

/* Finds a line, counted from 1, and how much of it to show */
static const char *find_line(const struct warnings *warnings, unsigned int line,
			     size_t *length)
{
	const char *at = warnings->text,
		   *end = warnings->text + warnings->length;
	const char *stop;

	while (--line) {
		at = memchr(at, '\n', end - at);
		if (!at)
			return NULL;
		at++;
	}
	stop = memchr(at, '\n', end - at);
	*length = (stop ? stop : end) - at;
	if (*length > SHOWN)
		*length = SHOWN;
	return at;
}

/* Shows control bytes, which a terminal would interpret, as question marks */
static void show_line(const struct warnings *warnings, unsigned int line,
		      unsigned int column)
{
	size_t i, length = 0;
	const char *text = find_line(warnings, line, &length);

	if (!text || column > SHOWN)
		return;
	while (length && (text[length - 1] == '\r' || text[length - 1] == ' '))
		length--;
	fputs("    ", warnings->to);
	for (i = 0; i < length; i++)
		fputc(text[i] == '\t' ? ' ' :
		      text[i] >= ' ' && text[i] < 0x7f ? text[i] : '?',
		      warnings->to);
	fprintf(warnings->to, "\n%*s^\n", (int)column + 3, "");
}

/**
 * warn_of_mistake - report a mistake in a source
 * @context: the struct warnings of the source
 * @mistake: the mistake
 */
void warn_of_mistake(void *context, const struct acs_capture_mistake *mistake)
{
	struct warnings *warnings = context;

	warnings->count++;
	fprintf(warnings->to, "%s:%u:%u: warning: %s\n", warnings->name,
		mistake->line, mistake->column, mistake->what);
	if (warnings->text && mistake->line)
		show_line(warnings, mistake->line, mistake->column);
}

/**
 * warn - report something about a source
 * @warnings: the warnings of the source
 * @line: line of the source, or 0 if it is about the whole source
 * @format: as for printf(), without a newline
 */
void warn(struct warnings *warnings, unsigned int line, const char *format, ...)
{
	va_list args;

	warnings->count++;
	fprintf(warnings->to, "%s:", warnings->name);
	if (line)
		fprintf(warnings->to, "%u:", line);
	fputs(" warning: ", warnings->to);
	va_start(args, format);
	vfprintf(warnings->to, format, args);
	va_end(args);
	fputc('\n', warnings->to);
}
