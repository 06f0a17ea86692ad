// SPDX-License-Identifier: GPL-2.0-only
/*
 * Groups of a machine under several policies, compared with each other and with
 * what the source reports.
 */
#include "answer/groups.h"

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
 * @function: number of the function
 *
 * Return: UNKNOWN_* facts, of all policies.
 */
unsigned int groups_find_unknown(struct analysis *const *analyses,
				 unsigned int count, unsigned int function)
{
	unsigned int i, f, unknown = 0;

	for (i = 0; i < count; i++)
		for (f = 0; f < analyses[i]->machine->count; f++)
			if (analysis_depends_on(analyses[i], f, function))
				unknown |=
					analyses[i]->verdicts[function].unknown;
	return unknown;
}
