// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finds kernel command lines in files of one line, or of a few. Others are in
 * format-shell.c and format-entries.c.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "boot/format.h"

/**
 * fields_add - add a field
 * @fields: the list
 * @from: where it begins
 * @to: where it ends
 * @target: whether a new option goes here
 */
void fields_add(struct fields *fields, const char *from, const char *to,
		bool target)
{
	fields->list = reallocate(fields->list, fields->count + 1,
				  sizeof(*fields->list));
	fields->list[fields->count++] = (struct field) {
		.text = { from, to - from },
		.target = target,
	};
}

/**
 * fields_doubt - note why a file is not understood; the first reason counts
 * @fields: the list
 * @why: the reason, as for printf()
 */
void fields_doubt(struct fields *fields, const char *why, ...)
{
	va_list args;

	if (fields->unclear)
		return;
	va_start(args, why);
	fields->unclear = text_vformat(why, args);
	va_end(args);
}

/**
 * fields_find - find the fields of a file
 * @format: format of the file
 * @text: its text
 *
 * Return: the fields, to be freed with fields_free().
 */
struct fields fields_find(const struct format *format, const char *text)
{
	struct fields fields = {};

	format->find(format, text, &fields);
	return fields;
}

/**
 * fields_free - free a list of fields
 * @fields: from fields_find()
 */
void fields_free(struct fields *fields)
{
	free(fields->list);
	free(fields->unclear);
}

/**
 * line_next - get the next line of a text
 * @at: where the line begins; moved to the next one
 * @line: the line, without its end
 *
 * Return: false if there is none.
 */
bool line_next(const char **at, struct boot_word *line)
{
	if (!**at)
		return false;
	line->start = *at;
	line->length = strcspn(*at, "\n");
	*at += line->length;
	*at += !!**at;
	if (line->length && line->start[line->length - 1] == '\r')
		line->length--;
	return true;
}

/**
 * word_trim - leave out the blanks before a text
 * @word: the text
 *
 * Return: what follows them.
 */
struct boot_word word_trim(struct boot_word word)
{
	while (word.length && isblank((unsigned char)*word.start)) {
		word.start++;
		word.length--;
	}
	return word;
}

/* Tools differ in what they take a second line or a comment for */
static void find_line(const struct format *format, const char *text,
		      struct fields *fields)
{
	struct boot_word line, only = { text, strcspn(text, "\r\n") };
	unsigned int count = 0;

	while (line_next(&text, &line)) {
		struct boot_word trimmed = word_trim(line);

		if (!trimmed.length)
			continue;
		if (*trimmed.start == '#')
			fields_doubt(fields, "it has a comment");
		if (!count++)
			only = line;
	}
	if (count > 1)
		fields_doubt(fields, "it has %u lines, expected one", count);
	fields_add(fields, only.start, only.start + only.length,
		   format == &format_line);
}

/* One variable for each line, as U-Boot imports it */
static void find_variable(const struct format *format, const char *text,
			  struct fields *fields)
{
	size_t length = strlen(format->key);
	unsigned int count = 0;
	struct boot_word line;

	while (line_next(&text, &line)) {
		if (!boot_word_begins(line, format->key))
			continue;
		fields_add(fields, line.start + length,
			   line.start + line.length, true);
		count++;
	}
	if (count != 1)
		fields_doubt(fields, "it has %u lines %s, expected one", count,
			     format->key);
}

/* Cuts off a text in double quotes, which begins the line */
static bool cut_quoted(struct boot_word *line, struct boot_word *quoted)
{
	struct boot_word rest = word_trim(*line);
	const char *end;

	if (!rest.length || *rest.start != '"')
		return false;
	end = memchr(rest.start + 1, '"', rest.length - 1);
	if (!end)
		return false;
	*quoted = (struct boot_word) { rest.start + 1, end - rest.start - 1 };
	*line = (struct boot_word) {
		end + 1, line->start + line->length - end - 1
	};
	return true;
}

/* "TITLE" "OPTIONS": the first line is what boots by default */
static void find_refind(const struct format *format, const char *text,
			struct fields *fields)
{
	struct boot_word line, title, options;
	unsigned int number = 0;

	while (line_next(&text, &line)) {
		struct boot_word rest = word_trim(line);

		number++;
		if (!rest.length || *rest.start == '#')
			continue;
		if (!cut_quoted(&rest, &title) || !cut_quoted(&rest, &options) ||
		    word_trim(rest).length) {
			fields_doubt(fields, "line %u is not \"TITLE\" \"OPTIONS\"",
				     number);
			continue;
		}
		fields_add(fields, options.start,
			   options.start + options.length, !fields->count);
	}
	if (!fields->count)
		fields_doubt(fields, "it has no \"TITLE\" \"OPTIONS\"");
}

const struct format format_line = { .find = find_line, .quotes = "\"" };
const struct format format_other_line = { .find = find_line, .quotes = "\"" };
const struct format format_refind = { .find = find_refind, .quotes = "" };
const struct format format_armbian = {
	.find = find_variable,
	.quotes = "\"",
	.key = "extraargs=",
};
