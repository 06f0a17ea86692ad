/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Judging each function of a machine under a policy: by the kernel's own core,
 * once for each way in which what is unknown may be.
 */
#ifndef ACSCTL_JUDGE_VERDICT_H
#define ACSCTL_JUDGE_VERDICT_H

#include "judge/registers.h"
#include "judge/unknown.h"

/**
 * struct question - what is asked of a machine
 * @policy: what the administrator asks for
 * @ban: why the kernel allows no override, or ACS_REFUSED_NOT
 */
struct question {
	const struct acs_policy *policy;
	enum acs_refusal ban;
};

/**
 * struct verdict - what comes of a function
 * @record: what the core was asked about
 * @decision: its answer; where something is unknown, the one that grants least
 * @isolates: whether the function isolates what IOMMU groups ask for; unknown
 *	if that hangs on @unknown
 * @unknown: UNKNOWN_* that the answer hangs on, and that its group does
 * @outcome: what became of the rule's register program
 * @fault: for OUTCOME_FAILED, how
 */
struct verdict {
	struct acs_device record;
	struct acs_decision decision;
	enum fact isolates;
	unsigned int unknown;
	enum outcome outcome;
	struct acs_fault fault;
};

bool verdict_gives(const struct verdict *verdict, u32 *gives);
struct verdict *evaluate(const struct machine *machine,
			 const struct question *question,
			 struct registers **registers);

#endif /* ACSCTL_JUDGE_VERDICT_H */
