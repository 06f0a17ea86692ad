// SPDX-License-Identifier: GPL-2.0-only
/*
 * Facts that the user states because the source does not have them.
 */
#include <strings.h>

#include "machine/assumptions.h"

/*
 * Takes "NAME" or "no-NAME", for the name of an ACPI table that rules ask for
 */
static bool parse_table(struct assumptions *assumptions, const char *word,
			size_t length)
{
	bool denied = length > 3 && !strncasecmp(word, "no-", 3);
	unsigned int i;

	for (i = 0; i < acs_policy_db.acpi_table_count; i++) {
		const char *name = acs_policy_db.acpi_tables[i];

		if (length - denied * 3 != strlen(name) ||
		    strncasecmp(word + denied * 3, name, strlen(name)))
			continue;
		assumptions->tables[i] = denied ? FACT_NO : FACT_YES;
		return true;
	}
	return false;
}

static void describe_mistake(char *wrong, size_t size, const char *word,
			     int length)
{
	unsigned int i;
	size_t used = snprintf(wrong, size,
			       "'%.*s' is not an assumption, expected internal, lockdown",
			       length, word);

	for (i = 0; i < acs_policy_db.acpi_table_count && used < size; i++)
		used += snprintf(wrong + used, size - used, ", %s, no-%s",
				 acs_policy_db.acpi_tables[i],
				 acs_policy_db.acpi_tables[i]);
}

static bool is_word(const char *word, size_t length, const char *name)
{
	return length == strlen(name) && !strncmp(word, name, length);
}

/**
 * assumptions_parse - parse the argument of --assume
 * @assumptions: updated
 * @text: words separated by commas
 * @wrong: set to an error message that lists the valid words
 * @size: size of @wrong
 *
 * Return: true if all words are valid.
 */
bool assumptions_parse(struct assumptions *assumptions, const char *text,
		       char *wrong, size_t size)
{
	size_t length;

	for (;; text += length + 1) {
		length = strcspn(text, ",");
		if (is_word(text, length, "internal")) {
			assumptions->internal = true;
		} else if (is_word(text, length, "lockdown")) {
			assumptions->lockdown = true;
		} else if (!parse_table(assumptions, text, length)) {
			describe_mistake(wrong, size, text, length);
			return false;
		}
		if (!text[length])
			return true;
	}
}

/**
 * assumptions_apply - fill in unknown facts
 * @assumptions: what is assumed
 * @machine: the machine, linked
 */
void assumptions_apply(const struct assumptions *assumptions,
		       struct machine *machine)
{
	unsigned int i;

	for (i = 0; i < machine->count; i++)
		if (assumptions->internal &&
		    machine->functions[i].external == FACT_UNKNOWN)
			machine->functions[i].external = FACT_NO;
	for (i = 0; i < ACS_ACPI_TABLES_MAX; i++)
		if (machine->tables[i] == FACT_UNKNOWN)
			machine->tables[i] = assumptions->tables[i];
}
