/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The functions that an item selects, and those for which it decides.
 */
#ifndef ACSCTL_ANSWER_LINT_EFFECTS_H
#define ACSCTL_ANSWER_LINT_EFFECTS_H

#include "judge/analysis.h"

/**
 * struct effect - the effect of an item on a function
 * @selects: its selector matches
 * @counts: it is the item that decides
 * @claims: PCI_ACS_* bits that it claims
 * @refusal: why the kernel refuses its claim, or ACS_REFUSED_NOT
 * @unknown: UNKNOWN_* facts that this depends on
 */
struct effect {
	enum fact selects;
	enum fact counts;
	u32 claims;
	enum acs_refusal refusal;
	unsigned int unknown;
};

struct effect *effects_find(const struct acs_policy *policy,
			    const struct analysis *analysis);

#endif /* ACSCTL_ANSWER_LINT_EFFECTS_H */
