// SPDX-License-Identifier: GPL-2.0-only
/*
 * Combines verdicts and groups, and compares groups with each other.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "judge/analysis.h"
#include "judge/evidence.h"

/* Whether another function of its slot may be in its group, or is not */
static bool has_siblings(const struct machine *machine, unsigned int i)
{
	const struct function *f = machine->functions;

	return (i && functions_share_slot(&f[i], &f[i - 1])) ||
	       (i + 1 < machine->count &&
		functions_share_slot(&f[i], &f[i + 1]));
}

/* Facts about places and slots count as well as those about registers */
static void add_unknown(struct analysis *analysis)
{
	const struct machine *machine = analysis->machine;
	unsigned int i;

	for (i = 0; i < machine->count; i++) {
		analysis->verdicts[i].unknown |= analysis->placements[i].unknown;
		if (machine->functions[i].multifunction == FACT_UNKNOWN &&
		    analysis->verdicts[i].isolates != FACT_YES &&
		    has_siblings(machine, i))
			analysis->verdicts[i].unknown |= UNKNOWN_MULTIFUNCTION;
	}
}

/* Whether a function isolates only because override claims so */
static bool isolates_by_claim(const struct verdict *verdict)
{
	const struct acs_decision *decision = &verdict->decision;

	return verdict->isolates == FACT_YES &&
	       ACS_ISOLATION & decision->claims;
}

static bool same_group(const struct placement *places, unsigned int one,
		       unsigned int other)
{
	return places[one].group == places[other].group;
}

/* Forms the groups once more, as if nothing were claimed */
static void find_claimed(struct analysis *analysis, enum fact *isolates)
{
	const struct machine *machine = analysis->machine;
	struct placement *with = NULL, *without;
	unsigned int i, k;

	for (i = 0; i < machine->count; i++) {
		if (!isolates_by_claim(&analysis->verdicts[i]))
			continue;
		if (!with)
			with = groups_form(machine, isolates, false);
		isolates[i] = FACT_NO;
	}
	if (!with)
		return;
	without = groups_form(machine, isolates, false);
	for (i = 0; i < machine->count; i++)
		for (k = 0; k < machine->count; k++)
			analysis->claimed[i] |= same_group(without, i, k) &&
						!same_group(with, i, k);
	free(without);
	free(with);
}

/**
 * analysis_new - analyse a machine under a policy
 * @machine: the machine, linked; must outlive what is returned
 * @policy: the policy
 * @assumptions: facts that the user states
 *
 * Return: the analysis, to be freed with analysis_free().
 */
struct analysis *analysis_new(const struct machine *machine,
			      const struct acs_policy *policy,
			      const struct assumptions *assumptions)
{
	return analysis_with_controls(machine, policy, machine->controls,
				      assumptions);
}

/**
 * analysis_with_controls - analyse a machine under a policy and other options
 * @machine: the machine, linked; must outlive what is returned
 * @policy: the policy
 * @controls: options that change ACS control registers, in place of those that
 *	the source has; or NULL for none
 * @assumptions: facts that the user states
 *
 * Return: the analysis, to be freed with analysis_free().
 */
struct analysis *analysis_with_controls(const struct machine *machine,
					const struct acs_policy *policy,
					const struct controls *controls,
					const struct assumptions *assumptions)
{
	struct question question = question_ask(machine, policy, assumptions);
	struct analysis *analysis = allocate(1, sizeof(*analysis));
	enum fact *isolates;
	unsigned int i;

	question.controls = controls;
	analysis->machine = machine;
	analysis->verdicts = evaluate(machine, &question, &analysis->registers);
	isolates = verdicts_isolate(analysis->verdicts, machine->count);
	analysis->follows_reported = controls == machine->controls &&
				     evidence_covers(machine, policy);
	analysis->placements = groups_form(machine, isolates,
					   analysis->follows_reported);
	add_unknown(analysis);
	analysis->claimed = allocate(machine->count,
				     sizeof(*analysis->claimed));
	find_claimed(analysis, isolates);
	for (i = 0; i < machine->count; i++)
		if (analysis->placements[i].group >= analysis->group_count)
			analysis->group_count =
				analysis->placements[i].group + 1;
	free(isolates);
	return analysis;
}

/**
 * analysis_free - free an analysis
 * @analysis: from analysis_new(), or NULL
 */
void analysis_free(struct analysis *analysis)
{
	if (!analysis)
		return;
	registers_free(analysis->registers);
	free(analysis->verdicts);
	free(analysis->placements);
	free(analysis->claimed);
	free(analysis);
}

/**
 * analysis_reason - format the decision about a function, and the reason
 * @buf: filled with the text, without a newline
 * @size: size of @buf; ANALYSIS_REASON_TEXT suffices
 * @analysis: the analysis
 * @function: number of the function
 *
 * Return: length of the text in @buf.
 */
size_t analysis_reason(char *buf, size_t size, const struct analysis *analysis,
		       unsigned int function)
{
	const struct verdict *verdict = &analysis->verdicts[function];
	size_t length = 0;

	if (verdict->isolates == FACT_UNKNOWN)
		length = snprintf(buf, size, "at worst, ");
	return length + acs_format_decision(buf + length, size - length,
				   &verdict->decision);
}

/**
 * analysis_shares_group - check whether two functions are in one group
 * @analysis: the analysis
 * @one: number of a function
 * @other: number of another one, or the same one
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
 * analysis_depends_on - check whether a group depends on what is unknown of a
 *	function
 * @analysis: the analysis
 * @function: number of the function
 * @other: number of another one, or the same one
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
 * Return: the number of functions, including @function.
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
 * analysis_is_alone_at_best - check whether a function may have a group of its
 *	own
 * @analysis: the analysis
 * @function: number of the function
 *
 * Return: true if nobody shares its group in the best case.
 */
bool analysis_is_alone_at_best(const struct analysis *analysis,
			       unsigned int function)
{
	const struct placement *places = analysis->placements;
	unsigned int i;

	for (i = 0; i < analysis->machine->count; i++)
		if (i != function && places[i].best == places[function].best)
			return false;
	return true;
}

/*
 * Whether two functions cannot be together, or cannot be apart, as they are
 * reported
 */
static bool contradicts(const struct analysis *analysis, unsigned int one,
			unsigned int other, bool together)
{
	const struct placement *p = analysis->placements;

	if (p[one].is_open || p[other].is_open)
		return false;
	return together ? p[one].group != p[other].group :
			  p[one].best == p[other].best;
}

/**
 * analysis_matches_reported - compare the group of a function with the reported
 *	one
 * @analysis: the analysis
 * @function: number of the function
 *
 * Functions without a reported group, such as those without an IOMMU, are not
 * compared.
 *
 * Return: true if the groups may have the same members, as far as the source
 * tells, or if no group is reported.
 */
bool analysis_matches_reported(const struct analysis *analysis,
			       unsigned int function)
{
	const struct function *f = analysis->machine->functions;
	unsigned int i;

	if (f[function].reported < 0)
		return true;
	for (i = 0; i < analysis->machine->count; i++)
		if (f[i].reported >= 0 &&
		    contradicts(analysis, i, function,
				f[i].reported == f[function].reported))
			return false;
	return true;
}

/**
 * analysis_trusts_reported - check whether a group is as its kernel reports it
 * @analysis: the analysis
 * @function: number of the function
 *
 * Return: true if the kernel of the source, under this policy, has formed the
 * group of @function, of which at most functions are missing that nothing in
 * the source hints at.
 */
bool analysis_trusts_reported(const struct analysis *analysis,
			      unsigned int function)
{
	return analysis->follows_reported &&
	       analysis->machine->functions[function].reported >= 0 &&
	       !(analysis->placements[function].unknown & ~UNKNOWN_MISSING);
}

/**
 * analysis_is_apart - check whether a function shares its group only with its
 *	set
 * @analysis: the analysis
 * @asked: for each function, the number of its set, or 0 for none
 * @function: number of the function
 *
 * Return: true if this is certain, or reported by the kernel of the source.
 */
bool analysis_is_apart(const struct analysis *analysis,
		       const unsigned int *asked, unsigned int function)
{
	unsigned int i;

	for (i = 0; i < analysis->machine->count; i++)
		if (asked[i] != asked[function] &&
		    analysis_shares_group(analysis, i, function))
			return false;
	return analysis->placements[function].certain ||
	       analysis_trusts_reported(analysis, function);
}

/**
 * analysis_leaves_open - check whether a function can reach one that is in
 *	another group
 * @analysis: the analysis
 * @from: number of the function that might send
 * @to: number of the function that might receive
 *
 * Linux asks the sender's side only: it asks whether a function redirects what
 * it sends, not whether others redirect what they send to it. A function that
 * does not isolate can send to others of its slot, and a downstream port of a
 * switch to all other ports of the switch.
 *
 * Return: true if @from can send to @to past the IOMMU, or if that is unknown.
 */
bool analysis_leaves_open(const struct analysis *analysis, unsigned int from,
			  unsigned int to)
{
	const struct function *f = &analysis->machine->functions[from];
	const struct function *g = &analysis->machine->functions[to];

	return from != to && analysis->verdicts[from].isolates != FACT_YES &&
	       !function_is_host_bridge(f) &&
	       !analysis_shares_group(analysis, from, to) &&
	       (functions_share_slot(f, g) ||
		(function_is_downstream_port(f) &&
		 function_is_downstream_port(g) && f->above == g->above));
}

/**
 * analyses_share_group - compare the group of a function in two analyses
 * @a: an analysis
 * @b: another one of the same machine
 * @function: number of the function
 *
 * Return: true if the group has the same members in both.
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
