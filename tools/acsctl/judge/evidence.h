/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the groups that the source's own kernel formed say about unknown facts.
 */
#ifndef ACSCTL_JUDGE_EVIDENCE_H
#define ACSCTL_JUDGE_EVIDENCE_H

#include "machine/assumptions.h"

void evidence_find(struct machine *machine, const struct acs_policy *policy,
		   const struct assumptions *assumptions);
bool evidence_learn(struct machine *machine, enum fact *isolates,
		    unsigned int *learned);
bool evidence_covers(const struct machine *machine,
		     const struct acs_policy *policy);

#endif /* ACSCTL_JUDGE_EVIDENCE_H */
