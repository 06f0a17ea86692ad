/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Groups of a machine under several policies, compared with each other and with
 * what the source reports.
 */
#ifndef ACSCTL_ANSWER_GROUPS_H
#define ACSCTL_ANSWER_GROUPS_H

#include "judge/analysis.h"

bool groups_are_uncertain(struct analysis *const *analyses, unsigned int count);
bool groups_match_reported(struct analysis *const *analyses, unsigned int count,
			   unsigned int function);
bool groups_agree(struct analysis *const *analyses, unsigned int count);
unsigned int groups_find_unknown(struct analysis *const *analyses,
				 unsigned int count, unsigned int function);

#endif /* ACSCTL_ANSWER_GROUPS_H */
