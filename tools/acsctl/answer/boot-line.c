// SPDX-License-Identifier: GPL-2.0-only
/*
 * Splits a command line as the kernel does: into words, and the value of pci=
 * at commas. The core parses the values of acs_policy= and pcie_acs_override=.
 */
#include <ctype.h>
#include <stdlib.h>

#include "answer/boot-line.h"
#include "base/memory.h"
#include "base/text.h"

static const char policy_name[] = "acs_policy=";
static const char legacy_name[] = "pcie_acs_override";

static const char comma_inside[] =
	"a comma ends acs_policy=, and ';' separates its items; pci= has no option like this";
static const char not_after_pci[] = "acs_policy= must follow pci=";
static const char nothing_there[] =
	"there is neither pci=acs_policy= nor pcie_acs_override=";

static void add_mistake(struct boot_line *line, const char *name,
			const char *text, const struct acs_mistake *place)
{
	struct boot_mistake *boot_mistake;

	line->mistakes = reallocate(line->mistakes, line->mistake_count + 1,
				    sizeof(*boot_mistake));
	boot_mistake = &line->mistakes[line->mistake_count++];
	boot_mistake->name = text_copy(name);
	boot_mistake->text = text_copy(text);
	boot_mistake->place = *place;
}

static void add_mistake_at(struct boot_line *line, const char *name,
			   const char *text, const char *from, const char *what)
{
	struct acs_mistake place = {
		.offset = from - text,
		.length = strcspn(from, ","),
		.what = what,
	};

	add_mistake(line, name, text, &place);
}

static void add_policy_mistake(void *context, const char *text,
			       const struct acs_mistake *mistake)
{
	add_mistake(context, "pci=acs_policy=", text, mistake);
}

static void add_legacy_mistake(void *context, const char *text,
			       const struct acs_mistake *mistake)
{
	add_mistake(context, "pcie_acs_override=", text, mistake);
}

static void ignore_mistake(void *context, const char *text,
			   const struct acs_mistake *mistake)
{
}

/* Whether a suboption of pci= looks like an item that a comma has cut off */
static bool looks_like_items(const char *part)
{
	struct acs_policy *policy = allocate(1, sizeof(*policy));
	bool looks;

	acs_option_parse(policy, part, ignore_mistake, NULL);
	looks = policy->item_count;
	free(policy);
	return looks;
}

static bool begins_with(const char *text, const char *beginning)
{
	return !strncmp(text, beginning, strlen(beginning));
}

/* Parses the value of pci= */
static void parse_pci(struct boot_line *line, const char *value)
{
	const char *from = value;

	for (;; from++) {
		size_t length = strcspn(from, ",");
		char *part = text_copy(from);

		part[length] = 0;
		if (begins_with(part, policy_name)) {
			line->option_count++;
			acs_option_parse(&line->policy,
					 part + strlen(policy_name),
					 add_policy_mistake, line);
		} else if (looks_like_items(part)) {
			add_mistake_at(line, "pci=", value, from, comma_inside);
		}
		free(part);
		from += length;
		if (!*from)
			return;
	}
}

static void parse_legacy(struct boot_line *line, const char *value)
{
	line->option_count++;
	line->legacy = true;
	acs_option_parse_legacy(&line->policy, value, add_legacy_mistake,
				line);
}

/* The kernel treats dashes in names of options as underscores */
static bool is_name(const char *word, const char *name)
{
	while (*word && (*word == *name || (*word == '-' && *name == '_'))) {
		word++;
		name++;
	}
	return !*word && !*name;
}

/* Parses a word, whose value may be in double quotes */
static void parse_word(struct boot_line *line, char *word)
{
	char *value = strchr(word, '=');
	size_t length = strlen(word);

	if (begins_with(word, policy_name))
		add_mistake_at(line, "", word, word, not_after_pci);
	if (value)
		*value++ = 0;
	if (value && *value == '"') {
		value++;
		if (word[length - 1] == '"')
			word[length - 1] = 0;
	}
	if (is_name(word, legacy_name))
		parse_legacy(line, value ? value : "");
	else if (is_name(word, "pci") && value)
		parse_pci(line, value);
}

/* Cuts off a word, in which blanks may be quoted, and returns what follows */
static char *cut_word(char *word)
{
	bool quoted = false;

	for (; *word && (quoted || !isspace((unsigned char)*word)); word++)
		quoted ^= *word == '"';
	if (*word)
		*word++ = 0;
	return word;
}

/* The kernel does not parse what follows "--" */
static void parse_line(struct boot_line *line, char *text)
{
	while (*text) {
		char *word = text;
		size_t length;

		text = cut_word(text);
		if (!strcmp(word, "--"))
			return;
		length = strlen(word);
		if (*word == '"') {
			if (length > 1 && word[length - 1] == '"')
				word[length - 1] = 0;
			word++;
		}
		parse_word(line, word);
	}
}

/* Items contain neither blanks nor equals signs */
static bool is_command_line(const char *text)
{
	return strpbrk(text, " \t\n") ||
	       (strchr(text, '=') && !begins_with(text, policy_name));
}

/**
 * boot_line_read - parse a command line
 * @text: the line or a word of it, or the value of pci= or acs_policy= alone
 *
 * Return: the parsed line, to be freed with boot_line_free().
 */
struct boot_line *boot_line_read(const char *text)
{
	struct boot_line *line = allocate(1, sizeof(*line));
	bool is_bare = !begins_with(text, policy_name) &&
		       !is_command_line(text);
	char *made = text_format("%s%s", is_bare ? policy_name : "", text);

	if (is_command_line(text))
		parse_line(line, made);
	else
		parse_pci(line, made);
	free(made);
	if (!line->option_count && !line->mistake_count)
		add_mistake_at(line, "", text, text, nothing_there);
	return line;
}

/**
 * boot_line_free - free a command line
 * @line: from boot_line_read()
 */
void boot_line_free(struct boot_line *line)
{
	unsigned int i;

	for (i = 0; i < line->mistake_count; i++) {
		free(line->mistakes[i].name);
		free(line->mistakes[i].text);
	}
	free(line->mistakes);
	free(line);
}
