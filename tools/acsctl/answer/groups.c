// SPDX-License-Identifier: GPL-2.0-only
/*
 * Groups of a machine under several policies, compared with each other and with
 * what the source reports.
 */
#include "answer/groups.h"

/* It implements isolation, and none of it is on */
static bool is_off(const struct acs_words *words)
{
	return words->state == ACS_WORDS_READ &&
	       words->capability & ACS_ISOLATION &&
	       !(words->control & ACS_ISOLATION);
}

/**
 * groups_summarize - count what was found
 * @analysis: the machine under a policy
 *
 * Return: the numbers.
 */
struct groups_summary groups_summarize(const struct analysis *analysis)
{
	const struct machine *machine = analysis->machine;
	struct groups_summary s = {
		.functions = machine->count,
		.groups = analysis->group_count,
	};
	unsigned int f;

	for (f = 0; f < machine->count; f++) {
		bool certain = analysis->placements[f].certain;
		bool alone = analysis_group_size(analysis, f) == 1;
		bool reported = machine->functions[f].reported >= 0;

		s.alone += alone && certain;
		s.sharing += !alone &&
			     (certain ||
			      !analysis_is_alone_at_best(analysis, f));
		s.claimed += analysis->claimed[f];
		s.compared += reported;
		s.open += reported && !certain;
		s.different += !analysis_matches_reported(analysis, f);
		s.unasked += reported && is_off(&machine->functions[f].words);
	}
	s.doubtful = s.functions - s.alone - s.sharing;
	return s;
}

/**
 * groups_lose - check whether a function is less isolated than before
 * @before: the machine under a policy
 * @after: the same machine under another one
 * @function: number of the function
 *
 * Return: true if a function is in its group that was not there before.
 */
bool groups_lose(const struct analysis *before, const struct analysis *after,
		 unsigned int function)
{
	unsigned int f;

	for (f = 0; f < before->machine->count; f++)
		if (analysis_shares_group(after, function, f) &&
		    !analysis_shares_group(before, function, f))
			return true;
	return false;
}

/**
 * groups_are_uncertain - check whether any group is uncertain
 * @analyses: the machine under each policy
 * @count: number of @analyses
 *
 * Return: true if one is, under any policy.
 */
bool groups_are_uncertain(struct analysis *const *analyses, unsigned int count)
{
	unsigned int i, f;

	for (i = 0; i < count; i++)
		for (f = 0; f < analyses[i]->machine->count; f++)
			if (!analyses[i]->placements[f].certain)
				return true;
	return false;
}

/**
 * groups_match_reported - compare the group of a function with the reported one
 * @analyses: the machine under each policy
 * @count: number of @analyses
 * @function: number of the function
 *
 * Return: true if they agree under all policies.
 */
bool groups_match_reported(struct analysis *const *analyses, unsigned int count,
			   unsigned int function)
{
	unsigned int i;

	for (i = 0; i < count; i++)
		if (!analysis_matches_reported(analyses[i], function))
			return false;
	return true;
}

/**
 * groups_agree - compare all groups with each other and with what is reported
 * @analyses: the machine under each policy
 * @count: number of @analyses
 *
 * Return: true if they are the same under all policies, and as reported.
 */
bool groups_agree(struct analysis *const *analyses, unsigned int count)
{
	unsigned int i, f;

	for (f = 0; f < analyses[0]->machine->count; f++) {
		if (!groups_match_reported(analyses, count, f))
			return false;
		for (i = 1; i < count; i++)
			if (!analyses_share_group(analyses[0], analyses[i], f))
				return false;
	}
	return true;
}

/**
 * groups_find_unknown - find unknown facts of a function that groups depend on
 * @analyses: the machine under each policy
 * @count: number of @analyses
 * @shown: numbers of the functions whose groups matter
 * @shown_count: number of @shown
 * @function: number of the function
 *
 * Return: UNKNOWN_* facts, of all policies.
 */
unsigned int groups_find_unknown(struct analysis *const *analyses,
				 unsigned int count, const unsigned int *shown,
				 unsigned int shown_count,
				 unsigned int function)
{
	unsigned int i, k, unknown = 0;

	for (i = 0; i < count; i++)
		for (k = 0; k < shown_count; k++)
			if (analysis_depends_on(analyses[i], shown[k],
						function))
				unknown |=
					analyses[i]->verdicts[function].unknown;
	return unknown;
}
