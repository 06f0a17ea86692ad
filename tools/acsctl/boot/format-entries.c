// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finds kernel command lines in menus: entries with a line for the kernel and a
 * line for its options.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "boot/format.h"

/**
 * struct entry_format - how an entry of a menu is written
 * @header: begins an entry: a key, or a character; NULL if the file is one
 * @kernels: keys of the line that makes it an entry for Linux
 * @protocol: what that line must say, or NULL
 * @options: keys of the line with the options
 * @separator: what ends a key
 */
struct entry_format {
	const char *header;
	const char *const *kernels;
	const char *protocol;
	const char *const *options;
	const char *separator;
};

/**
 * struct entry - the entry that is being read
 * @number: number of the line at which it begins
 * @boots_linux: it boots Linux
 * @first: number of its first field
 */
struct entry {
	unsigned int number;
	bool boots_linux;
	unsigned int first;
};

static bool is_one_of(struct boot_word key, const char *const *keys)
{
	for (; *keys; keys++)
		if (strlen(*keys) == key.length &&
		    !strncasecmp(key.start, *keys, key.length))
			return true;
	return false;
}

/* Splits a line into a key and its value */
static bool split(const struct entry_format *format, struct boot_word line,
		  struct boot_word *key, struct boot_word *value)
{
	size_t i = 0;

	line = word_trim(line);
	if (!line.length || *line.start == '#')
		return false;
	while (i < line.length && !isblank((unsigned char)line.start[i]) &&
	       !strchr(format->separator, line.start[i]))
		i++;
	*key = (struct boot_word) { line.start, i };
	*value = (struct boot_word) { line.start + i, line.length - i };
	*value = word_trim(*value);
	if (!*format->separator)
		return true;
	if (!value->length || *value->start != *format->separator)
		return false;
	value->start++;
	value->length--;
	*value = word_trim(*value);
	return true;
}

static bool is_header(const struct entry_format *format, struct boot_word line)
{
	const char *const header[] = { format->header, NULL };
	struct boot_word key, value;

	line = word_trim(line);
	if (!format->header || !line.length)
		return false;
	if (!isalpha((unsigned char)*format->header))
		return *line.start == *format->header;
	return split(format, line, &key, &value) && is_one_of(key, header);
}

/* Only what boots Linux is kept, and its first line of options is the target */
static void end_entry(struct fields *fields, struct entry *entry)
{
	if (!entry->boots_linux)
		fields->count = entry->first;
	else if (fields->count == entry->first)
		fields_doubt(fields, "the entry at line %u has no line for options",
			     entry->number);
	else
		fields->list[entry->first].target = true;
}

static void begin_entry(struct fields *fields, struct entry *entry,
			unsigned int number)
{
	*entry = (struct entry) { .number = number, .first = fields->count };
}

/* Whether a line says that the entry boots Linux, and no other program */
static bool is_kernel(const struct entry_format *format, struct boot_word key,
		      struct boot_word value)
{
	static const char module[] = ".c32";
	size_t length = strlen(module);

	if (!is_one_of(key, format->kernels))
		return false;
	if (format->protocol)
		return boot_word_is(value, format->protocol);
	return value.length < length ||
	       memcmp(value.start + value.length - length, module, length);
}

static void read_line(const struct entry_format *format, struct boot_word line,
		      struct fields *fields, struct entry *entry)
{
	struct boot_word key, value;

	if (!split(format, line, &key, &value))
		return;
	if (is_kernel(format, key, value))
		entry->boots_linux = true;
	else if (is_one_of(key, format->options))
		fields_add(fields, value.start, value.start + value.length,
			   false);
}

/**
 * entries_find - find the options of a menu
 * @format: its format
 * @text: its text
 * @fields: filled in
 */
void entries_find(const struct format *format, const char *text,
		  struct fields *fields)
{
	struct entry entry = { .number = 1 };
	struct boot_word line;
	unsigned int number = 0;
	bool global = format->entries->header;

	while (line_next(&text, &line)) {
		number++;
		if (is_header(format->entries, line)) {
			if (global && fields->count)
				fields_doubt(fields, "it has options for all entries");
			global = false;
			end_entry(fields, &entry);
			begin_entry(fields, &entry, number);
		} else {
			read_line(format->entries, line, fields, &entry);
		}
	}
	end_entry(fields, &entry);
}

static const struct entry_format bls = {
	.kernels = (const char *const []) { "linux", NULL },
	.options = (const char *const []) { "options", NULL },
	.separator = "",
};

static const struct entry_format extlinux = {
	.header = "label",
	.kernels = (const char *const []) { "linux", "kernel", NULL },
	.options = (const char *const []) { "append", NULL },
	.separator = "",
};

static const struct entry_format limine = {
	.header = "/",
	.kernels = (const char *const []) { "protocol", NULL },
	.protocol = "linux",
	.options = (const char *const []) {
		"cmdline", "kernel_cmdline", NULL
	},
	.separator = ":",
};

const struct format format_bls = {
	.find = entries_find, .quotes = "\"", .entries = &bls,
};

const struct format format_extlinux = {
	.find = entries_find, .quotes = "\"", .entries = &extlinux,
};

const struct format format_limine = {
	.find = entries_find, .quotes = "\"", .entries = &limine,
};
