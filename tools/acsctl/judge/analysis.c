// SPDX-License-Identifier: GPL-2.0-only
/*
 * Puts verdicts and groups together, and compares them with other groups.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "judge/analysis.h"

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
	return length + acs_reason(buf + length, size - length,
				   &verdict->decision);
}

/**
 * study_shares_group - ask whether two functions are in one group
 * @study: the study
 * @one: number of a function
 * @other: number of another one, or the same
 *
 * Return: true if they are.
 */
bool study_shares_group(const struct study *study, unsigned int one,
			unsigned int other)
{
	return study->placements[one].group == study->placements[other].group;
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
		study_shares_group(study, function, other));
}

/**
 * study_group_size - count the functions in the group of a function
 * @study: the study
 * @function: number of the function
 *
 * Return: how many there are, @function among them.
 */
unsigned int study_group_size(const struct study *study, unsigned int function)
{
	unsigned int i, size = 0;

	for (i = 0; i < study->machine->count; i++)
		size += study_shares_group(study, i, function);
	return size;
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

		if (f[i].reported >= 0 &&
		    together != study_shares_group(study, i, function))
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
		if (study_shares_group(a, i, function) !=
		    study_shares_group(b, i, function))
			return false;
	return true;
}
