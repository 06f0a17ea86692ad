/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Verdicts on the functions of a machine under a policy. The kernel's own core
 * decides, once for each scenario.
 */
#ifndef ACSCTL_JUDGE_VERDICT_H
#define ACSCTL_JUDGE_VERDICT_H

#include "judge/control.h"
#include "judge/registers.h"
#include "judge/unknown.h"
#include "machine/assumptions.h"

/**
 * struct question - a policy and its limits
 * @policy: the policy
 * @ban: why the kernel refuses override, or ACS_REFUSED_NOT
 * @controls: options that change ACS control registers, or NULL
 */
struct question {
	const struct acs_policy *policy;
	enum acs_refusal ban;
	const struct controls *controls;
};

/**
 * struct verdict - the verdict on a function
 * @record: record that the core has decided about
 * @decision: decision of the core; that of the worst case if something is
 *	unknown
 * @isolates: whether the function provides SV, RR, CR and UF; unknown if that
 *	depends on @unknown
 * @unknown: UNKNOWN_* facts that the decision or the group depends on
 * @outcome: outcome of the rule's register program
 * @fault: what failed, for OUTCOME_FAILED
 * @control: what its ACS control register may hold: that at the place which its
 *	rule names, after enabling, else that of the ACS extended capability, as
 *	the source shows it, or as an option of pci= that names it sets it;
 *	nothing if it has neither
 */
struct verdict {
	struct acs_device record;
	struct acs_decision decision;
	enum fact isolates;
	unsigned int unknown;
	enum outcome outcome;
	struct acs_fault fault;
	struct control_range control;
};

struct question question_ask(const struct machine *machine,
			     const struct acs_policy *policy,
			     const struct assumptions *assumptions);
enum fact *verdicts_isolate(const struct verdict *verdicts,
			    unsigned int count);
bool verdict_gives(const struct verdict *verdict, u32 *gives);
bool verdict_may_have_rule(const struct verdict *verdict);
struct verdict *evaluate(const struct machine *machine,
			 const struct question *question,
			 struct registers **registers);

#endif /* ACSCTL_JUDGE_VERDICT_H */
