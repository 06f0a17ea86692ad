/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A machine under a policy: the verdict on each function, and its group.
 */
#ifndef ACSCTL_JUDGE_ANALYSIS_H
#define ACSCTL_JUDGE_ANALYSIS_H

#include "judge/groups.h"
#include "judge/verdict.h"
#include "machine/assumptions.h"

/* Size of a buffer for analysis_reason() */
#define ANALYSIS_REASON_TEXT	(ACS_REASON_TEXT + 16)

/**
 * struct analysis - a machine under a policy
 * @machine: the machine
 * @registers: its registers after enabling
 * @verdicts: one for each function
 * @placements: one for each function
 * @group_count: number of groups
 * @claimed: for each function, whether its group would have more members if
 *	override claimed nothing
 * @follows_reported: the policy is that of the kernel which reports groups, so
 *	the groups are what it reports
 */
struct analysis {
	const struct machine *machine;
	struct registers *registers;
	struct verdict *verdicts;
	struct placement *placements;
	unsigned int group_count;
	bool *claimed;
	bool follows_reported;
};

struct analysis *analysis_new(const struct machine *machine,
			      const struct acs_policy *policy,
			      const struct assumptions *assumptions);
struct analysis *analysis_with_controls(const struct machine *machine,
					const struct acs_policy *policy,
					const struct controls *controls,
					const struct assumptions *assumptions);
void analysis_free(struct analysis *analysis);
size_t analysis_reason(char *buf, size_t size, const struct analysis *analysis,
		       unsigned int function);
bool analysis_depends_on(const struct analysis *analysis, unsigned int function,
			 unsigned int other);
bool analysis_shares_group(const struct analysis *analysis, unsigned int one,
			   unsigned int other);
unsigned int analysis_group_size(const struct analysis *analysis,
				 unsigned int function);
bool analysis_is_alone_at_best(const struct analysis *analysis,
			       unsigned int function);
bool analysis_matches_reported(const struct analysis *analysis,
			       unsigned int function);
bool analysis_trusts_reported(const struct analysis *analysis,
			      unsigned int function);
bool analysis_is_apart(const struct analysis *analysis,
		       const unsigned int *asked, unsigned int function);
bool analysis_leaves_open(const struct analysis *analysis, unsigned int from,
			  unsigned int to);
bool analyses_share_group(const struct analysis *a, const struct analysis *b,
			  unsigned int function);

#endif /* ACSCTL_JUDGE_ANALYSIS_H */
