// SPDX-License-Identifier: GPL-2.0-only
/*
 * Warnings about a source, with the line in question. Of warnings that differ
 * in their places only, the first one is shown, and the others are counted.
 */
#include <ctype.h>

#include "source/warnings.h"

/* A line is shown up to this length */
#define SHOWN			100
/* Room for a warning */
#define WARNING_TEXT		400

/* Shows bytes that a terminal would interpret as question marks */
static void show_line(const struct warnings *warnings, const char *text,
		      unsigned int column)
{
	size_t i, length = strlen(text);

	if (column > SHOWN)
		return;
	if (length > SHOWN)
		length = SHOWN;
	fputs("    ", warnings->to);
	for (i = 0; i < length; i++)
		fputc(text[i] == '\t' ? ' ' :
		      text[i] >= ' ' && text[i] < 0x7f ? text[i] : '?',
		      warnings->to);
	fprintf(warnings->to, "\n%*s^\n", (int)column + 3, "");
}

/* The numbers in a text are those of places */
static u32 hash_kind(const char *text)
{
	u32 hash = 2166136261U;

	for (; *text; text++)
		if (!isxdigit((unsigned char)*text))
			hash = (hash ^ (unsigned char)*text) * 16777619;
	return hash;
}

/* Whether it is shown, since it is the first one of its kind */
static bool is_new(struct warnings *warnings, const char *text,
		   unsigned int line)
{
	u32 hash = hash_kind(text);
	unsigned int i;

	if (!line)
		return true;
	for (i = 0; i < warnings->kind_count; i++)
		if (warnings->kinds[i].hash == hash) {
			warnings->kinds[i].more++;
			warnings->kinds[i].last = line;
			return false;
		}
	if (i < WARNING_KINDS) {
		warnings->kinds[i] = (struct warning_kind) { hash, line };
		warnings->kind_count++;
	}
	return true;
}

static const struct plain_line *find_line(const struct warnings *warnings,
					  unsigned int line)
{
	return warnings->plain && line && line <= warnings->plain->count ?
	       &warnings->plain->lines[line - 1] : NULL;
}

/**
 * warn_of_mistake - report a mistake in a source
 * @context: the struct warnings of the source
 * @mistake: the mistake; its line is counted in the lines of the source as
 *	they were read
 */
void warn_of_mistake(void *context, const struct acs_capture_mistake *mistake)
{
	struct warnings *warnings = context;
	const struct plain_line *line = find_line(warnings, mistake->line);
	unsigned int number = line ? line->number : mistake->line;

	if (!is_new(warnings, mistake->what, number))
		return;
	fprintf(warnings->to, "%s:%u:%u: warning: %s\n", warnings->name,
		number, mistake->column, mistake->what);
	if (line)
		show_line(warnings, line->text, mistake->column);
}

/**
 * warn - report something about a source
 * @warnings: the warnings of the source
 * @line: line of the source, or 0 if it is about the whole source
 * @format: as for printf(), without a newline
 */
void warn(struct warnings *warnings, unsigned int line, const char *format, ...)
{
	char text[WARNING_TEXT];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	if (!is_new(warnings, text, line))
		return;
	fprintf(warnings->to, "%s:", warnings->name);
	if (line)
		fprintf(warnings->to, "%u:", line);
	fprintf(warnings->to, " warning: %s\n", text);
}

/**
 * warnings_end - report how many warnings were not shown
 * @warnings: the warnings of the source
 */
void warnings_end(struct warnings *warnings)
{
	const struct warning_kind *kind;
	unsigned int i;

	for (i = 0; i < warnings->kind_count; i++) {
		kind = &warnings->kinds[i];
		if (kind->more)
			fprintf(warnings->to,
				"%s:%u: warning: %u more like that of line %u, up to this line\n",
				warnings->name, kind->last, kind->more,
				kind->first);
	}
	warnings->kind_count = 0;
}
