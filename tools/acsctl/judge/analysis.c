// SPDX-License-Identifier: GPL-2.0-only
/*
 * Puts verdicts and groups together, and compares them with other groups.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "judge/analysis.h"

/**
 * analysis_new - find out what becomes of a machine
 * @machine: the machine, linked; has to stay
 * @policy: what the administrator asks for
 * @assumptions: what is assumed of its kernel
 *
 * Return: the analysis, which analysis_free() frees.
 */
struct analysis *analysis_new(const struct machine *machine,
			      const struct acs_policy *policy,
			      const struct assumptions *assumptions)
{
	struct question question = {
		.policy = policy,
		.ban = assumptions->lockdown || machine->locked_down ?
		       ACS_REFUSED_LOCKED_DOWN : ACS_REFUSED_NOT,
	};
	struct analysis *analysis = allocate(1, sizeof(*analysis));
	enum fact *isolates = allocate(machine->count, sizeof(*isolates));
	unsigned int i;

	analysis->machine = machine;
	analysis->verdicts = evaluate(machine, &question, &analysis->registers);
	for (i = 0; i < machine->count; i++)
		isolates[i] = analysis->verdicts[i].isolates;
	analysis->placements = groups_form(machine, isolates);
	for (i = 0; i < machine->count; i++)
		if (analysis->placements[i].group >= analysis->group_count)
			analysis->group_count =
				analysis->placements[i].group + 1;
	free(isolates);
	return analysis;
}

/**
 * analysis_free - free a analysis
 * @analysis: from analysis_new(), or NULL
 */
void analysis_free(struct analysis *analysis)
{
	if (!analysis)
		return;
	registers_free(analysis->registers);
	free(analysis->verdicts);
	free(analysis->placements);
	free(analysis);
}

/**
 * analysis_reason - word what is decided of a function, and why
 * @buf: filled with the line, without a line end
 * @size: of @buf, ANALYSIS_REASON_TEXT is enough
 * @analysis: the analysis
 * @function: number of the function
 *
 * Return: characters in @buf, without the final NUL.
 */
size_t analysis_reason(char *buf, size_t size, const struct analysis *analysis,
		       unsigned int function)
{
	const struct verdict *verdict = &analysis->verdicts[function];
	size_t length = 0;

	if (verdict->isolates == FACT_UNKNOWN)
		length = snprintf(buf, size, "at worst, ");
	return length + acs_reason(buf + length, size - length,
				   &verdict->decision);
}

/**
 * analysis_shares_group - ask whether two functions are in one group
 * @analysis: the analysis
 * @one: number of a function
 * @other: number of another one, or the same
 *
 * Return: true if they are.
 */
bool analysis_shares_group(const struct analysis *analysis, unsigned int one,
			   unsigned int other)
{
	return analysis->placements[one].group ==
	       analysis->placements[other].group;
}

/**
 * analysis_depends_on - ask whether it is for another function to say who a
 *	function is with
 * @analysis: the analysis
 * @function: number of the function
 * @other: number of a function, may be the same
 *
 * Return: true if the group of @function is uncertain and something about
 * @other is not known, which is in that group in the worst case, or hangs
 * somewhere in its domain.
 */
bool analysis_depends_on(const struct analysis *analysis, unsigned int function,
			 unsigned int other)
{
	const struct function *f = &analysis->machine->functions[function];
	const struct function *g = &analysis->machine->functions[other];

	return !analysis->placements[function].certain &&
	       analysis->verdicts[other].unknown &&
	       ((g->orphan && g->domain == f->domain) ||
		analysis_shares_group(analysis, function, other));
}

/**
 * analysis_group_size - count the functions in the group of a function
 * @analysis: the analysis
 * @function: number of the function
 *
 * Return: how many there are, @function among them.
 */
unsigned int analysis_group_size(const struct analysis *analysis,
				 unsigned int function)
{
	unsigned int i, size = 0;

	for (i = 0; i < analysis->machine->count; i++)
		size += analysis_shares_group(analysis, i, function);
	return size;
}

/**
 * analysis_matches_reported - ask whether a function is with those that the source says
 * @analysis: the analysis
 * @function: number of the function
 *
 * Functions for which the source reports no group, as those that no IOMMU
 * serves, are not compared.
 *
 * Return: true if it is, or if the source reports no group for it.
 */
bool analysis_matches_reported(const struct analysis *analysis,
			       unsigned int function)
{
	const struct function *f = analysis->machine->functions;
	unsigned int i;

	if (f[function].reported < 0)
		return true;
	for (i = 0; i < analysis->machine->count; i++) {
		bool together = f[i].reported == f[function].reported;

		if (f[i].reported >= 0 &&
		    together != analysis_shares_group(analysis, i, function))
			return false;
	}
	return true;
}

/**
 * analyses_share_group - ask whether a function is with the same others in both
 * @a: a analysis
 * @b: another one, of the same machine
 * @function: number of the function
 *
 * Return: true if it is.
 */
bool analyses_share_group(const struct analysis *a, const struct analysis *b,
			  unsigned int function)
{
	unsigned int i;

	for (i = 0; i < a->machine->count; i++)
		if (analysis_shares_group(a, i, function) !=
		    analysis_shares_group(b, i, function))
			return false;
	return true;
}
