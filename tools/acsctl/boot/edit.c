// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads the policy in a file, and writes another one. Every byte that has
 * nothing to do with it stays as it is.
 *
 * A new policy is written as one word for each item. So there is never a
 * semicolon, which ends a command of GRUB and of U-Boot, and no quotes are
 * needed anywhere.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "answer/boot-line.h"
#include "base/text.h"
#include "boot/edit.h"
#include "judge/policy.h"

/*
 * The words of a field up to "--", as the kernel gets them. The blank before
 * them makes them a command line even if there are none.
 */
static char *field_line(const struct format *format, const struct field *field)
{
	struct boot_word rest = field->text, word;
	struct text text;
	FILE *out = text_begin(&text);

	fputc(' ', out);
	while (boot_word_next(&rest, format->quotes, &word) &&
	       !boot_word_is(word, "--")) {
		struct boot_word core = boot_word_core(word, format->quotes);
		bool quoted = core.start != word.start;

		fprintf(out, "%s%.*s%s ", quoted ? "\"" : "", (int)core.length,
			core.start, quoted ? "\"" : "");
	}
	return text_end(&text);
}

/**
 * field_policy - read the policy of a field
 * @format: format of the file
 * @field: the field
 * @plain: set to whether the option has no mistakes and is not deprecated
 *
 * Return: the policy, to be freed with free(); NULL if there is none.
 */
char *field_policy(const struct format *format, const struct field *field,
		   bool *plain)
{
	char *text = field_line(format, field), *policy = NULL;
	struct boot_line *line = boot_line_read(text);

	*plain = !line->mistake_count && !line->legacy;
	if (line->option_count)
		policy = policy_format(&line->policy);
	boot_line_free(line);
	free(text);
	return policy;
}

/* Whether a word could set the policy, however it is quoted */
static bool mentions_policy(struct boot_word word)
{
	char *text = text_format("%.*s", (int)word.length, word.start), *c;
	bool mentions;

	for (c = text; *c; c++)
		if (*c == '-')
			*c = '_';
	mentions = strstr(text, "acs_policy") || strstr(text, "acs_override");
	free(text);
	return mentions;
}

/* Whether a word means what it says */
static bool is_literal(struct boot_word core)
{
	size_t i;

	for (i = 0; i < core.length; i++)
		if (strchr("\"'\\$`", core.start[i]) ||
		    isspace((unsigned char)core.start[i]))
			return false;
	return true;
}

/**
 * field_is_clear - check that all words about the policy are understood
 * @format: format of the file
 * @field: the field
 *
 * Return: true if they are.
 */
bool field_is_clear(const struct format *format, const struct field *field)
{
	struct boot_word rest = field->text, word;

	while (boot_word_next(&rest, format->quotes, &word))
		if (mentions_policy(word) &&
		    !is_literal(boot_word_core(word, format->quotes)))
			return false;
	return true;
}

/* What is left of the value of pci=, empty if nothing is */
static char *other_parts(struct boot_word value)
{
	struct boot_word part;
	struct text text;
	FILE *out = text_begin(&text);
	unsigned int count = 0;

	while (boot_part_next(&value, &part))
		if (!boot_word_begins(part, POLICY_NAME))
			fprintf(out, "%s%.*s", count++ ? "," : "",
				(int)part.length, part.start);
	return text_end(&text);
}

/* Returns a word without what sets the policy, empty if nothing is left */
static char *strip_word(const struct format *format, struct boot_word word)
{
	struct boot_word core = boot_word_core(word, format->quotes), value;
	const char *end = word.start + word.length;
	char *parts, *text;

	if (boot_word_named(core, LEGACY_NAME, &value))
		return text_copy("");
	if (!mentions_policy(core) || !boot_word_named(core, "pci", &value))
		return text_format("%.*s", (int)word.length, word.start);
	parts = other_parts(value);
	text = text_format("%.*s%s%.*s", (int)(value.start - word.start),
			   word.start, parts,
			   (int)(end - value.start - value.length),
			   value.start + value.length);
	if (!*parts)
		*text = 0;
	free(parts);
	return text;
}

/**
 * struct edit - a field that is being written
 * @out: the new text
 * @from: where in it the field begins
 * @done: end of the old text that is written or left out
 * @skip: the word that began the field is left out, and so is the blank that
 *	follows it
 */
struct edit {
	FILE *out;
	long from;
	const char *done;
	bool skip;
};

/* Writes the blanks up to a place, but the last one if @drop */
static void write_blanks(struct edit *edit, const char *to, bool drop)
{
	size_t length = to - edit->done;

	if (length && edit->skip) {
		edit->done++;
		length--;
		edit->skip = false;
	}
	if (drop && length)
		length--;
	else if (drop)
		edit->skip = true;
	fwrite(edit->done, 1, length, edit->out);
	edit->done = to;
}

/* Leaves out what set the policy; one blank goes with each word */
static void write_stripped(struct edit *edit, const struct format *format,
			   struct boot_word word)
{
	char *text = strip_word(format, word);

	write_blanks(edit, word.start, !*text);
	fputs(text, edit->out);
	free(text);
	edit->done = word.start + word.length;
}

/* Writes a field with other words about the policy; those may be empty */
static void write_field(FILE *out, const struct format *format,
			const struct field *field, const char *words)
{
	const char *end = field->text.start + field->text.length;
	struct edit edit = { out, ftell(out), field->text.start };
	struct boot_word rest = field->text, word;

	while (boot_word_next(&rest, format->quotes, &word)) {
		if (boot_word_is(word, "--")) {
			write_blanks(&edit, word.start, false);
			if (*words)
				fprintf(out, "%s ", words);
			fwrite(word.start, 1, end - word.start, out);
			return;
		}
		write_stripped(&edit, format, word);
	}
	write_blanks(&edit, end, false);
	if (*words)
		fprintf(out, "%s%s", ftell(out) > edit.from ? " " : "", words);
}

static bool has_policy(const struct format *format, const struct field *field,
		       const char *policy)
{
	bool plain, same;
	char *found = field_policy(format, field, &plain);

	same = found ? policy && plain && !strcmp(found, policy) : !policy;
	free(found);
	return same;
}

/**
 * file_edit - write another policy into a file
 * @format: its format
 * @text: its text, which is understood
 * @policy: the policy, or NULL to take it out
 * @words: the same as words of a command line
 *
 * A field that has the policy already stays as it is.
 *
 * Return: the new text, to be freed with free().
 */
char *file_edit(const struct format *format, const char *text,
		const char *policy, const char *words)
{
	struct fields fields = fields_find(format, text);
	struct text edited;
	FILE *out = text_begin(&edited);
	const char *at = text;
	unsigned int i;

	for (i = 0; i < fields.count; i++) {
		const struct field *field = &fields.list[i];
		const char *wanted = field->target ? policy : NULL;

		fwrite(at, 1, field->text.start - at, out);
		at = field->text.start + field->text.length;
		if (has_policy(format, field, wanted))
			fwrite(field->text.start, 1, field->text.length, out);
		else
			write_field(out, format, field, wanted ? words : "");
	}
	fputs(at, out);
	fields_free(&fields);
	return text_end(&edited);
}
