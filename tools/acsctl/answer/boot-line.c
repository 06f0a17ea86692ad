// SPDX-License-Identifier: GPL-2.0-only
/*
 * The policy on a command line, and the options that change ACS control
 * registers. The core parses the values of acs_policy= and pcie_acs_override=.
 */
#include <stdlib.h>

#include "answer/boot-controls.h"
#include "answer/boot-line.h"
#include "answer/boot-words.h"
#include "base/memory.h"
#include "base/text.h"

static const char comma_inside[] =
	"a comma ends acs_policy=, and ';' separates its items; pci= has no option like this";
static const char not_after_pci[] = "acs_policy= must follow pci=";
static const char nothing_there[] =
	"there is neither pci=acs_policy=, disable_acs_redir=, config_acs= nor pcie_acs_override=";
static const char comma_inside_list[] =
	"a comma ends the option, and ';' separates its devices; pci= has no option like this";
static const char controls_not_after_pci[] = "this must follow pci=";
static const char replaces[] =
	"the kernel forgets the same option before it: give all devices in one, separated by ';'";

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

/**
 * struct control_place - where items of such an option are read from
 * @line: the command line
 * @option: the option
 */
struct control_place {
	struct boot_line *line;
	enum control_option option;
};

static void add_control_mistake(void *context, const char *text,
				const struct acs_mistake *mistake)
{
	const struct control_place *place = context;
	char *name = text_format("pci=%s", control_names[place->option]);

	add_mistake(place->line, name, text, mistake);
	free(name);
}

static char *word_copy(struct boot_word word)
{
	return text_format("%.*s", (int)word.length, word.start);
}

/* Returns the option, or CONTROL_OPTIONS if it is none of them */
static enum control_option find_control(struct boot_word part)
{
	enum control_option i;

	for (i = 0; i < CONTROL_OPTIONS; i++)
		if (boot_word_begins(part, control_names[i]))
			break;
	return i;
}

/* The kernel keeps the last one of each option */
static void parse_controls(struct boot_line *line, enum control_option option,
			   const char *value)
{
	struct control_place place = { line, option };
	struct control_list *list;

	if (!line->controls)
		line->controls = allocate(1, sizeof(*line->controls));
	list = &line->controls->lists[option];
	free(list->items);
	*list = (struct control_list) { .is_given = true };
	control_list_parse(list, option, value, add_control_mistake, &place);
}

static bool is_given(const struct boot_line *line, enum control_option option)
{
	return line->controls && line->controls->lists[option].is_given;
}

/* Parses a part of pci=, whose value is @text */
static void parse_part(struct boot_line *line, struct boot_word part,
		       const char *text)
{
	enum control_option option = find_control(part);
	char *copy = word_copy(part);

	if (boot_word_begins(part, POLICY_NAME)) {
		line->option_count++;
		acs_option_parse(&line->policy, copy + strlen(POLICY_NAME),
				 add_policy_mistake, line);
	} else if (option < CONTROL_OPTIONS) {
		if (is_given(line, option))
			add_mistake_at(line, "pci=", text, part.start,
				       replaces);
		parse_controls(line, option,
			       copy + strlen(control_names[option]));
	} else if (boot_word_is(part, "noacs")) {
		add_mistake_at(line, "pci=", text, part.start,
			       "pci= has no option noacs, and the kernel ignores it: disable_acs_redir=DEVICE turns redirection off, and acs_policy=override@PORT claims isolation");
	} else if (looks_like_items(copy)) {
		add_mistake_at(line, "pci=", text, part.start, comma_inside);
	} else if (line->controls && is_control_item(copy)) {
		add_mistake_at(line, "pci=", text, part.start,
			       comma_inside_list);
	}
	free(copy);
}

/* Parses the value of pci= */
static void parse_pci(struct boot_line *line, struct boot_word value)
{
	char *text = word_copy(value);
	struct boot_word rest = { text, value.length }, part;

	while (boot_part_next(&rest, &part))
		parse_part(line, part, text);
	free(text);
}

static void parse_legacy(struct boot_line *line, struct boot_word value)
{
	char *text = word_copy(value);

	line->option_count++;
	line->legacy = true;
	acs_option_parse_legacy(&line->policy, text, add_legacy_mistake, line);
	free(text);
}

static void parse_word(struct boot_line *line, struct boot_word word)
{
	bool is_control = find_control(word) < CONTROL_OPTIONS;
	struct boot_word value;

	if (boot_word_begins(word, POLICY_NAME) || is_control) {
		char *text = word_copy(word);

		add_mistake_at(line, "", text, text,
			       is_control ? controls_not_after_pci :
					    not_after_pci);
		free(text);
	}
	if (boot_word_named(word, LEGACY_NAME, &value))
		parse_legacy(line, value);
	else if (boot_word_named(word, "pci", &value))
		parse_pci(line, value);
}

/* The kernel does not parse what follows "--" */
static void parse_line(struct boot_line *line, const char *text)
{
	struct boot_word rest = { text, strlen(text) }, word;

	while (boot_word_next(&rest, "\"", &word) && !boot_word_is(word, "--"))
		parse_word(line, boot_word_core(word, "\""));
}

static bool names_option(const char *text)
{
	struct boot_word word = { text, strlen(text) };

	return boot_word_begins(word, POLICY_NAME) ||
	       find_control(word) < CONTROL_OPTIONS;
}

/* Items contain neither blanks nor equals signs */
static bool is_command_line(const char *text)
{
	return strpbrk(text, " \t\n") ||
	       (strchr(text, '=') && !names_option(text));
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
	bool is_bare = !names_option(text) && !is_command_line(text);
	char *made = text_format("%s%s", is_bare ? POLICY_NAME : "", text);

	if (is_command_line(text))
		parse_line(line, made);
	else
		parse_pci(line, (struct boot_word) { made, strlen(made) });
	free(made);
	if (!line->option_count && !line->controls && !line->mistake_count)
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
	controls_free(line->controls);
	free(line);
}
