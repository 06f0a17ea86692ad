/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Judging each function of a machine under a policy: by the kernel's own core,
 * once for each way in which what is unknown may be.
 */
#ifndef ACSCTL_JUDGE_H
#define ACSCTL_JUDGE_H

#include "judge/registers.h"

/* What a verdict may hang on; ACPI tables are counted from the last */
#define UNKNOWN_IDS		BIT(0)
#define UNKNOWN_SUBSYSTEM	BIT(1)
#define UNKNOWN_TYPE		BIT(2)
#define UNKNOWN_MULTIFUNCTION	BIT(3)
#define UNKNOWN_ACS		BIT(4)
#define UNKNOWN_REGISTERS	BIT(5)
#define UNKNOWN_CHIPSET		BIT(6)
#define UNKNOWN_EXTERNAL	BIT(7)
#define UNKNOWN_ABOVE		BIT(8)
/* What only groups hang on */
#define UNKNOWN_PLACE		BIT(9)
#define UNKNOWN_VMD		BIT(10)
#define UNKNOWN_ALIAS		BIT(11)
#define UNKNOWN_TABLE_SHIFT	12

/* Room for unknown_text() */
#define UNKNOWN_TEXT		160

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

struct verdict *judge(const struct machine *machine,
		      const struct question *question, struct bench **bench);
size_t unknown_text(char *buf, size_t size, unsigned int unknown);

#endif /* ACSCTL_JUDGE_H */
