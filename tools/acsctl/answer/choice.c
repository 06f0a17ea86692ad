// SPDX-License-Identifier: GPL-2.0-only
/*
 * Which functions to show, and in which order.
 */
#include <ctype.h>
#include <stdlib.h>

#include "answer/choice.h"
#include "base/memory.h"
#include "base/text.h"
#include "machine/address.h"

/* Words for classes that people look for; several classes may have one word */
static const struct class_word {
	const char *word;
	u32 class;
	u32 mask;
} class_words[] = {
	{ "vga", 0x030000, 0xff0000 },
	{ "nic", 0x020000, 0xff0000 },
	{ "nvme", 0x010800, 0xffff00 },
	{ "usb", 0x0c0300, 0xffff00 },
	{ "audio", 0x040100, 0xffff00 },
	{ "audio", 0x040300, 0xffff00 },
	{ "sata", 0x010600, 0xffff00 },
	{ "bridge", 0x060000, 0xff0000 },
	{ "accelerator", 0x120000, 0xff0000 },
};

/* Takes the next word of a list; its length is 0 if it is empty */
static bool next_word(const char **list, const char **word, size_t *length)
{
	if (!*list)
		return false;
	*word = *list;
	*length = strcspn(*word, ",");
	*list = (*word)[*length] ? *word + *length + 1 : NULL;
	return true;
}

static bool is_word(const char *word, size_t length, const char *name)
{
	return strlen(name) == length && !strncmp(word, name, length);
}

static bool list_has(const char *list, const char *name)
{
	const char *word;
	size_t length;

	while (next_word(&list, &word, &length))
		if (is_word(word, length, name))
			return true;
	return false;
}

/**
 * choice_has_filter - check whether some functions may be left out
 * @choice: the choice
 *
 * Return: true if they may.
 */
bool choice_has_filter(const struct choice *choice)
{
	return choice->groups || choice->classes || choice->drivers ||
	       choice->shared || choice->item_count;
}

/**
 * choice_check_groups - check the numbers of groups
 * @groups: numbers, separated by commas
 *
 * Return: what is wrong, to be freed with free(), or NULL.
 */
char *choice_check_groups(const char *groups)
{
	const char *word;
	size_t length;

	while (next_word(&groups, &word, &length))
		if (!length || length > 6 ||
		    strspn(word, "0123456789") != length)
			return text_format("'%.*s' is not the number of a group",
					   (int)length, word);
	return NULL;
}

static bool is_class(const char *word, size_t length)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(class_words); i++)
		if (is_word(word, length, class_words[i].word))
			return true;
	return false;
}

/**
 * choice_check_classes - check the names of classes
 * @classes: names, separated by commas
 *
 * Return: what is wrong, to be freed with free(), or NULL.
 */
char *choice_check_classes(const char *classes)
{
	const char *word;
	struct text text;
	unsigned int i;
	size_t length;
	FILE *out;

	while (next_word(&classes, &word, &length)) {
		if (is_class(word, length))
			continue;
		out = text_begin(&text);
		fprintf(out, "'%.*s' is not a class, expected ", (int)length,
			word);
		for (i = 0; i < ARRAY_SIZE(class_words); i++)
			if (!i || class_words[i - 1].word !=
				  class_words[i].word)
				fprintf(out, "%s%s", i ? ", " : "",
					class_words[i].word);
		return text_end(&text);
	}
	return NULL;
}

static char *check_groups(const struct choice *choice,
			  const struct analysis *analysis)
{
	const char *list = choice->groups, *word;
	size_t length;

	while (next_word(&list, &word, &length))
		if (strtoul(word, NULL, 10) >= analysis->group_count)
			return text_format("there is no group %.*s; the last one is %u",
					   (int)length, word,
					   analysis->group_count - 1);
	return NULL;
}

static bool has_driver(const struct machine *machine, const char *word,
		       size_t length)
{
	unsigned int i;

	for (i = 0; i < machine->count; i++)
		if (machine->functions[i].driver &&
		    is_word(word, length, machine->functions[i].driver))
			return true;
	return false;
}

/* Whether an earlier function has the same driver */
static bool is_listed(const struct machine *machine, unsigned int function)
{
	const struct function *f = machine->functions;
	unsigned int i;

	for (i = 0; i < function; i++)
		if (f[i].driver && !strcmp(f[i].driver, f[function].driver))
			return true;
	return false;
}

static char *describe_drivers(const struct machine *machine, const char *word,
			      size_t length)
{
	const char *gap = "the drivers are";
	struct text text;
	FILE *out = text_begin(&text);
	unsigned int i;

	fprintf(out, "no function has the driver '%.*s'; ", (int)length, word);
	for (i = 0; i < machine->count; i++) {
		if (!machine->functions[i].driver || is_listed(machine, i))
			continue;
		fprintf(out, "%s %s", gap, machine->functions[i].driver);
		gap = ",";
	}
	if (*gap != ',')
		fputs("the source shows no drivers, as lspci -k does", out);
	return text_end(&text);
}

static char *check_drivers(const struct choice *choice,
			   const struct machine *machine)
{
	const char *list = choice->drivers, *word;
	size_t length;

	while (next_word(&list, &word, &length))
		if (!has_driver(machine, word, length))
			return describe_drivers(machine, word, length);
	return NULL;
}

static char *check_addresses(const struct choice *choice,
			     const struct machine *machine)
{
	char text[ACS_ITEM_TEXT];
	unsigned int i;

	for (i = 0; i < choice->item_count; i++) {
		if (address_find(machine, &choice->items[i]))
			continue;
		acs_format_item(text, sizeof(text), &choice->items[i]);
		return text_format("no function has the address %s; acsctl groups lists all",
				   strchr(text, '@') + 1);
	}
	return NULL;
}

/**
 * choice_check - check whether a machine has what is chosen
 * @choice: the choice
 * @analysis: the machine under the first policy
 *
 * Return: what it does not have, to be freed with free(), or NULL.
 */
char *choice_check(const struct choice *choice, const struct analysis *analysis)
{
	char *wrong = check_groups(choice, analysis);

	if (!wrong)
		wrong = check_drivers(choice, analysis->machine);
	if (!wrong)
		wrong = check_addresses(choice, analysis->machine);
	return wrong;
}

static bool has_group(const char *list, unsigned int group)
{
	const char *word;
	size_t length;

	while (next_word(&list, &word, &length))
		if (strtoul(word, NULL, 10) == group)
			return true;
	return false;
}

static bool has_class(const char *list, const struct function *function)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(class_words) && function->has_class; i++)
		if ((function->class & class_words[i].mask) ==
		    class_words[i].class && list_has(list, class_words[i].word))
			return true;
	return false;
}

/* Whether it has a group, under any policy, with one of the addresses */
static bool is_with_item(const struct choice *choice,
			 struct analysis *const *analyses, unsigned int count,
			 unsigned int function)
{
	const struct machine *machine = analyses[0]->machine;
	unsigned int i, k;

	for (i = 0; i < choice->item_count; i++) {
		const struct function *f =
			address_find(machine, &choice->items[i]);

		for (k = 0; f && k < count; k++)
			if (analysis_shares_group(analyses[k], function,
						  f - machine->functions))
				return true;
	}
	return false;
}

static bool is_shared(struct analysis *const *analyses, unsigned int count,
		      unsigned int function)
{
	unsigned int k;

	for (k = 0; k < count; k++)
		if (analysis_group_size(analyses[k], function) > 1)
			return true;
	return false;
}

static bool is_chosen(const struct choice *choice,
		      struct analysis *const *analyses, unsigned int count,
		      unsigned int i)
{
	const struct function *f = &analyses[0]->machine->functions[i];

	return (!choice->groups ||
		has_group(choice->groups, analyses[0]->placements[i].group)) &&
	       (!choice->classes || has_class(choice->classes, f)) &&
	       (!choice->drivers ||
		(f->driver && list_has(choice->drivers, f->driver))) &&
	       (!choice->shared || is_shared(analyses, count, i)) &&
	       (!choice->item_count ||
		is_with_item(choice, analyses, count, i));
}

/* The next function in the order of groups; those of one group keep theirs */
static void sort_by_group(const struct analysis *analysis,
			  unsigned int *functions, unsigned int count)
{
	const struct placement *places = analysis->placements;
	unsigned int i, k, function;

	for (i = 1; i < count; i++) {
		function = functions[i];
		for (k = i; k && places[functions[k - 1]].group >
				 places[function].group; k--)
			functions[k] = functions[k - 1];
		functions[k] = function;
	}
}

/**
 * choice_make - choose functions
 * @choice: the choice
 * @analyses: the machine under each policy
 * @count: number of @analyses
 * @shown: set to the number of functions that are chosen
 *
 * Return: their numbers, in the order in which to show them, to be freed with
 * free().
 */
unsigned int *choice_make(const struct choice *choice,
			  struct analysis *const *analyses, unsigned int count,
			  unsigned int *shown)
{
	unsigned int i, all = analyses[0]->machine->count;
	unsigned int *functions = allocate(all, sizeof(*functions));

	*shown = 0;
	for (i = 0; i < all; i++)
		if (is_chosen(choice, analyses, count, i))
			functions[(*shown)++] = i;
	if (choice->by_group)
		sort_by_group(analyses[0], functions, *shown);
	return functions;
}

/**
 * choice_unknown_classes - count functions that the choice leaves out because
 *	the source does not show their class
 * @choice: the choice
 * @machine: the machine
 *
 * Return: their number; 0 if no class is asked for.
 */
unsigned int choice_unknown_classes(const struct choice *choice,
				    const struct machine *machine)
{
	unsigned int i, count = 0;

	for (i = 0; choice->classes && i < machine->count; i++)
		count += !machine->functions[i].has_class;
	return count;
}
