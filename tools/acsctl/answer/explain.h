/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Explains why a function is in its group.
 */
#ifndef ACSCTL_ANSWER_EXPLAIN_H
#define ACSCTL_ANSWER_EXPLAIN_H

#include "answer/explanation.h"

struct explanation *explain(const struct analysis *analysis,
			    const struct acs_policy *policy,
			    unsigned int function);

#endif /* ACSCTL_ANSWER_EXPLAIN_H */
