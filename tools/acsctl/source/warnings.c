// SPDX-License-Identifier: GPL-2.0-only
/*
 * Warnings about a source, each with the line that it is about.
 */
#include "source/warnings.h"

/* Of a line so much is shown; a mistake further on is only counted out */
#define SHOWN			100

/* The text of a line, counted from 1, and how much of it is shown */
static const char *find_line(const struct notes *notes, unsigned int line,
			     size_t *length)
{
	const char *at = notes->text, *end = notes->text + notes->length;
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

/* Bytes that a terminal would obey are shown as what they are not */
static void show_line(const struct notes *notes, unsigned int line,
		      unsigned int column)
{
	size_t i, length = 0;
	const char *text = find_line(notes, line, &length);

	if (!text || column > SHOWN)
		return;
	while (length && (text[length - 1] == '\r' || text[length - 1] == ' '))
		length--;
	fputs("    ", notes->to);
	for (i = 0; i < length; i++)
		fputc(text[i] == '\t' ? ' ' :
		      text[i] >= ' ' && text[i] < 0x7f ? text[i] : '?',
		      notes->to);
	fprintf(notes->to, "\n%*s^\n", (int)column + 3, "");
}

/**
 * note_mistake - tell of a mistake in a source
 * @context: its struct notes
 * @mistake: the mistake
 */
void note_mistake(void *context, const struct acs_capture_mistake *mistake)
{
	struct notes *notes = context;

	notes->count++;
	fprintf(notes->to, "%s:%u:%u: warning: %s\n", notes->name,
		mistake->line, mistake->column, mistake->what);
	if (notes->text && mistake->line)
		show_line(notes, mistake->line, mistake->column);
}

/**
 * note - tell of something about a source
 * @notes: where to
 * @line: of the source, or 0 if it is about all of it
 * @format: as for printf(), without a line end
 */
void note(struct notes *notes, unsigned int line, const char *format, ...)
{
	va_list args;

	notes->count++;
	fprintf(notes->to, "%s:", notes->name);
	if (line)
		fprintf(notes->to, "%u:", line);
	fputs(" warning: ", notes->to);
	va_start(args, format);
	vfprintf(notes->to, format, args);
	va_end(args);
	fputc('\n', notes->to);
}
