// SPDX-License-Identifier: GPL-2.0-only
/*
 * A machine under several policies, and whether the groups are those that the source
 * reports.
 */
#include "answer/groups.h"

/**
 * groups_are_uncertain - ask whether some group is uncertain
 * @studies: the machine under each policy
 * @count: number of @studies
 *
 * Return: true if so, under any policy.
 */
bool groups_are_uncertain(struct study *const *studies, unsigned int count)
{
	unsigned int i, f;

	for (i = 0; i < count; i++)
		for (f = 0; f < studies[i]->machine->count; f++)
			if (!studies[i]->placements[f].certain)
				return true;
	return false;
}

/**
 * groups_match_reported - compare a function's group with what is reported
 * @studies: the machine under each policy
 * @count: number of @studies
 * @function: number of the function
 *
 * Return: true if they agree under all policies.
 */
bool groups_match_reported(struct study *const *studies, unsigned int count,
			   unsigned int function)
{
	unsigned int i;

	for (i = 0; i < count; i++)
		if (!study_agrees(studies[i], function))
			return false;
	return true;
}

/**
 * groups_agree - compare all groups with each other and with what is reported
 * @studies: the machine under each policy
 * @count: number of @studies
 *
 * Return: true if they are the same under all policies, and as reported.
 */
bool groups_agree(struct study *const *studies, unsigned int count)
{
	unsigned int i, f;

	for (f = 0; f < studies[0]->machine->count; f++) {
		if (!groups_match_reported(studies, count, f))
			return false;
		for (i = 1; i < count; i++)
			if (!study_same_group(studies[0], studies[i], f))
				return false;
	}
	return true;
}

/**
 * groups_find_unknown - find what is unknown of a function and matters to groups
 * @studies: the machine under each policy
 * @count: number of @studies
 * @function: number of the function
 *
 * Return: UNKNOWN_*, of all policies.
 */
unsigned int groups_find_unknown(struct study *const *studies,
				 unsigned int count, unsigned int function)
{
	unsigned int i, f, unknown = 0;

	for (i = 0; i < count; i++)
		for (f = 0; f < studies[i]->machine->count; f++)
			if (study_hangs_on(studies[i], f, function))
				unknown |= studies[i]->verdicts[function].unknown;
	return unknown;
}
