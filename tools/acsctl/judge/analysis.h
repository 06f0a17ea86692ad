/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A machine under a policy: what comes of each function, and its group.
 */
#ifndef ACSCTL_JUDGE_ANALYSIS_H
#define ACSCTL_JUDGE_ANALYSIS_H

#include "judge/groups.h"
#include "judge/verdict.h"
#include "machine/assumptions.h"

/* Room for study_reason() */
#define STUDY_REASON_TEXT	(ACS_REASON_TEXT + 16)

/**
 * struct study - a machine under a policy
 * @machine: the machine
 * @bench: its registers, as enabling leaves them
 * @verdicts: one for each function
 * @placements: likewise
 * @group_count: groups that there are
 */
struct study {
	const struct machine *machine;
	struct bench *bench;
	struct verdict *verdicts;
	struct placement *placements;
	unsigned int group_count;
};

struct study *study_new(const struct machine *machine,
			const struct acs_policy *policy,
			const struct assumptions *assumptions);
void study_free(struct study *study);
size_t study_reason(char *buf, size_t size, const struct study *study,
		    unsigned int function);
bool study_hangs_on(const struct study *study, unsigned int function,
		    unsigned int other);
bool study_shares_group(const struct study *study, unsigned int one,
			unsigned int other);
unsigned int study_group_size(const struct study *study, unsigned int function);
bool study_agrees(const struct study *study, unsigned int function);
bool study_same_group(const struct study *a, const struct study *b,
		      unsigned int function);

#endif /* ACSCTL_JUDGE_ANALYSIS_H */
