// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finds kernel command lines in files that a shell reads: assignments such as
 * GRUB_CMDLINE_LINUX_DEFAULT="quiet". What else a shell can do is not
 * understood.
 */
#include <ctype.h>
#include <string.h>

#include "boot/format.h"

/**
 * struct assignment - a line NAME=VALUE or NAME+=VALUE
 * @name: name of the variable
 * @value: its value, with quotes
 * @whole: the value is a single text in quotes
 */
struct assignment {
	struct boot_word name;
	struct boot_word value;
	bool whole;
};

static size_t name_length(struct boot_word line)
{
	size_t i = 0;

	while (i < line.length && (isalnum((unsigned char)line.start[i]) ||
				   line.start[i] == '_'))
		i++;
	return i;
}

/* Length of a text in quotes with both of them; 0 if it does not end */
static size_t quoted_length(struct boot_word rest)
{
	char quote = *rest.start;
	size_t i;

	for (i = 1; i < rest.length; i++) {
		if (rest.start[i] == quote)
			return i + 1;
		if (rest.start[i] == '\\' && quote != '\'')
			i++;
	}
	return 0;
}

/* Length of a value: texts in quotes, and others without blanks */
static bool parse_value(struct boot_word rest, struct assignment *assignment)
{
	unsigned int quoted = 0;
	size_t i = 0, length;

	while (i < rest.length && !isblank((unsigned char)rest.start[i])) {
		struct boot_word from = { rest.start + i, rest.length - i };

		length = 1;
		if (strchr("\"'`", *from.start)) {
			length = quoted_length(from);
			quoted += *from.start != '`';
		}
		if (!length || strchr("\\;&|<>()", *from.start))
			return false;
		i += length;
	}
	assignment->value = (struct boot_word) { rest.start, i };
	assignment->whole = quoted == 1 && strchr("\"'", *rest.start) &&
			    quoted_length(rest) == i;
	rest.start += i;
	rest.length -= i;
	rest = word_trim(rest);
	return !rest.length || *rest.start == '#';
}

static bool parse_assignment(struct boot_word line,
			     struct assignment *assignment)
{
	size_t length;

	if (boot_word_begins(line, "export ")) {
		line.start += strlen("export ");
		line.length -= strlen("export ");
	}
	length = name_length(line);
	assignment->name = (struct boot_word) { line.start, length };
	line.start += length;
	line.length -= length;
	length = boot_word_begins(line, "+=") ? 2 :
		 boot_word_begins(line, "=") ? 1 : 0;
	line.start += length;
	line.length -= length;
	return assignment->name.length && length &&
	       parse_value(line, assignment);
}

static bool mentions(struct boot_word line, const char *name)
{
	return memmem(line.start, line.length, name, strlen(name));
}

static void add_assignment(const struct format *format,
			   const struct assignment *assignment,
			   struct fields *fields)
{
	const char *from = assignment->value.start;
	const char *to = from + assignment->value.length;
	bool target = format->target &&
		      boot_word_is(assignment->name, format->target);

	if (assignment->whole) {
		fields_add(fields, from + 1, to - 1, target);
	} else if (target || mentions(assignment->value, "acs")) {
		fields_doubt(fields, "the value of %.*s is not one text in quotes",
			     (int)assignment->name.length,
			     assignment->name.start);
	}
}

static unsigned int count_targets(const struct fields *fields)
{
	unsigned int i, count = 0;

	for (i = 0; i < fields->count; i++)
		count += fields->list[i].target;
	return count;
}

/**
 * shell_find - find the variables of a file
 * @format: its format
 * @text: its text
 * @fields: filled in
 *
 * A line that is no assignment matters if the file has to do with command lines
 * at all: it may be a condition.
 */
void shell_find(const struct format *format, const char *text,
		struct fields *fields)
{
	unsigned int number = 0, odd = 0;
	struct assignment assignment;
	struct boot_word line;
	bool concerned = false;

	while (line_next(&text, &line)) {
		struct boot_word rest = word_trim(line);

		number++;
		if (!rest.length || *rest.start == '#')
			continue;
		concerned = concerned || mentions(line, format->key);
		if (!parse_assignment(line, &assignment))
			odd = odd ? odd : number;
		else if (boot_word_begins(assignment.name, format->key))
			add_assignment(format, &assignment, fields);
	}
	if (odd && concerned)
		fields_doubt(fields, "line %u is no assignment", odd);
	if (format->target && count_targets(fields) != 1)
		fields_doubt(fields, "%s is assigned %u times, expected once",
			     format->target, count_targets(fields));
}

/* GRUB takes off quotes that are left by the shell */
#define GRUB_QUOTES	"'\""

const struct format format_grub = {
	.find = shell_find,
	.quotes = GRUB_QUOTES,
	.key = "GRUB_CMDLINE_LINUX",
};

const struct format format_grub_target = {
	.find = shell_find,
	.quotes = GRUB_QUOTES,
	.key = "GRUB_CMDLINE_LINUX",
	.target = "GRUB_CMDLINE_LINUX_DEFAULT",
};

const struct format format_dracut = {
	.find = shell_find,
	.quotes = "\"",
	.key = "kernel_cmdline",
};

/* U-Boot takes off quotes, as GRUB does */
const struct format format_flash_kernel = {
	.find = shell_find,
	.quotes = GRUB_QUOTES,
	.key = "LINUX_KERNEL_CMDLINE",
	.target = "LINUX_KERNEL_CMDLINE",
};

const struct format format_u_boot = {
	.find = shell_find,
	.quotes = "\"",
	.key = "U_BOOT_PARAMETERS",
	.target = "U_BOOT_PARAMETERS",
};

const struct format format_update_extlinux = {
	.find = shell_find,
	.quotes = "\"",
	.key = "default_kernel_opts",
	.target = "default_kernel_opts",
};
