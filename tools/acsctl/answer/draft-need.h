/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Decides whether a device needs a rule, and can get one.
 */
#ifndef ACSCTL_ANSWER_DRAFT_NEED_H
#define ACSCTL_ANSWER_DRAFT_NEED_H

#include "judge/analysis.h"

const struct acs_rule *find_misplaced(const struct function *function);
char *find_refusal(const struct analysis *analysis, unsigned int function);

#endif /* ACSCTL_ANSWER_DRAFT_NEED_H */
