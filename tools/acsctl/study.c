// SPDX-License-Identifier: GPL-2.0-only
/*
 * Puts verdicts and groups together, and compares them with other groups.
 */
#include <stdlib.h>
#include <strings.h>

#include "study.h"

/* Takes "NAME" or "no-NAME" of an ACPI table that rules ask for */
static bool take_table(struct assumptions *assumptions, const char *word,
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

static void say_wrong(char *wrong, size_t size, const char *word, int length)
{
	unsigned int i;
	size_t used = snprintf(wrong, size,
			       "'%.*s' is nothing to assume, expected internal, lockdown",
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
 * assumptions_parse - add to what is assumed
 * @assumptions: added to
 * @text: words separated by commas
 * @wrong: set to a word that means nothing, and what would
 * @size: of @wrong
 *
 * Return: true if all words mean something.
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
		} else if (!take_table(assumptions, text, length)) {
			say_wrong(wrong, size, text, length);
			return false;
		}
		if (!text[length])
			return true;
	}
}

/**
 * assumptions_apply - fill in what a source does not tell
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

/**
 * study_new - find out what becomes of a machine
 * @machine: the machine, linked; has to stay
 * @policy: what the administrator asks for
 * @assumptions: what is assumed of its kernel
 *
 * Return: the study, which study_free() frees.
 */
struct study *study_new(const struct machine *machine,
			const struct acs_policy *policy,
			const struct assumptions *assumptions)
{
	struct question question = {
		.policy = policy,
		.ban = assumptions->lockdown || machine->locked_down ?
		       ACS_REFUSED_LOCKED_DOWN : ACS_REFUSED_NOT,
	};
	struct study *study = allocate(1, sizeof(*study));
	enum fact *isolates = allocate(machine->count, sizeof(*isolates));
	unsigned int i;

	study->machine = machine;
	study->verdicts = judge(machine, &question, &study->bench);
	for (i = 0; i < machine->count; i++)
		isolates[i] = study->verdicts[i].isolates;
	study->placements = groups_form(machine, isolates);
	for (i = 0; i < machine->count; i++)
		if (study->placements[i].group >= study->group_count)
			study->group_count = study->placements[i].group + 1;
	free(isolates);
	return study;
}

/**
 * study_free - free a study
 * @study: from study_new(), or NULL
 */
void study_free(struct study *study)
{
	if (!study)
		return;
	bench_free(study->bench);
	free(study->verdicts);
	free(study->placements);
	free(study);
}

/**
 * study_reason - word what is decided of a function, and why
 * @buf: filled with the line, without a line end
 * @size: of @buf, STUDY_REASON_TEXT is enough
 * @study: the study
 * @function: number of the function
 *
 * Return: characters in @buf, without the final NUL.
 */
size_t study_reason(char *buf, size_t size, const struct study *study,
		    unsigned int function)
{
	const struct verdict *verdict = &study->verdicts[function];
	size_t length = 0;

	if (verdict->isolates == FACT_UNKNOWN)
		length = snprintf(buf, size, "at worst, ");
	return length + acs_format_decision(buf + length, size - length,
					    &verdict->decision);
}

/**
 * study_hangs_on - ask whether it is for another function to say who a
 *	function is with
 * @study: the study
 * @function: number of the function
 * @other: number of a function, may be the same
 *
 * Return: true if the group of @function is uncertain and something about
 * @other is not known, which is in that group in the worst case, or hangs
 * somewhere in its domain.
 */
bool study_hangs_on(const struct study *study, unsigned int function,
		    unsigned int other)
{
	const struct function *f = &study->machine->functions[function];
	const struct function *g = &study->machine->functions[other];

	return !study->placements[function].certain &&
	       study->verdicts[other].unknown &&
	       ((g->orphan && g->domain == f->domain) ||
		study->placements[function].group ==
		study->placements[other].group);
}

static bool is_with(const struct study *study, unsigned int one,
		    unsigned int other)
{
	return study->placements[one].group == study->placements[other].group;
}

/**
 * study_agrees - ask whether a function is with those that the source says
 * @study: the study
 * @function: number of the function
 *
 * Functions for which the source reports no group, as those that no IOMMU
 * serves, are not compared.
 *
 * Return: true if it is, or if the source reports no group for it.
 */
bool study_agrees(const struct study *study, unsigned int function)
{
	const struct function *f = study->machine->functions;
	unsigned int i;

	if (f[function].reported < 0)
		return true;
	for (i = 0; i < study->machine->count; i++) {
		bool together = f[i].reported == f[function].reported;

		if (f[i].reported >= 0 && together != is_with(study, i, function))
			return false;
	}
	return true;
}

/**
 * study_same_group - ask whether a function is with the same others in both
 * @a: a study
 * @b: another one, of the same machine
 * @function: number of the function
 *
 * Return: true if it is.
 */
bool study_same_group(const struct study *a, const struct study *b,
		      unsigned int function)
{
	unsigned int i;

	for (i = 0; i < a->machine->count; i++)
		if (is_with(a, i, function) != is_with(b, i, function))
			return false;
	return true;
}
