/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Groups of a machine under several policies, compared with each other and with
 * what the source reports.
 */
#ifndef ACSCTL_ANSWER_GROUPS_H
#define ACSCTL_ANSWER_GROUPS_H

#include "judge/analysis.h"

/**
 * struct groups_summary - what was found
 * @functions: number of functions
 * @groups: number of groups
 * @alone: functions that have a group of their own
 * @sharing: functions that share a group
 * @doubtful: functions that may share one, or have one of their own
 * @claimed: functions whose group would have more members if override claimed
 *	nothing
 * @compared: functions of which the source reports a group
 * @different: those of them that are in another group
 * @open: those of them whose group is uncertain
 * @unasked: those of them whose ACS is all off, as if nobody had asked for it
 */
struct groups_summary {
	unsigned int functions;
	unsigned int groups;
	unsigned int alone;
	unsigned int sharing;
	unsigned int doubtful;
	unsigned int claimed;
	unsigned int compared;
	unsigned int different;
	unsigned int open;
	unsigned int unasked;
};

struct groups_summary groups_summarize(const struct analysis *analysis);
bool groups_lose(const struct analysis *before, const struct analysis *after,
		 unsigned int function);
bool groups_are_uncertain(struct analysis *const *analyses, unsigned int count);
bool groups_match_reported(struct analysis *const *analyses, unsigned int count,
			   unsigned int function);
bool groups_agree(struct analysis *const *analyses, unsigned int count);
unsigned int groups_find_unknown(struct analysis *const *analyses,
				 unsigned int count, const unsigned int *shown,
				 unsigned int shown_count,
				 unsigned int function);

#endif /* ACSCTL_ANSWER_GROUPS_H */
