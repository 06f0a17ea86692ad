/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Which functions an item selects, and for which it is the one that counts.
 */
#ifndef ACSCTL_ANSWER_LINT_EFFECTS_H
#define ACSCTL_ANSWER_LINT_EFFECTS_H

#include "judge/analysis.h"

/**
 * struct effect - an item and a function
 * @selects: its selector fits
 * @counts: it is the one that counts
 * @claims: PCI_ACS_* bits that it claims
 * @refusal: why it claims none, though it should
 * @unknown: UNKNOWN_* that this hangs on
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
