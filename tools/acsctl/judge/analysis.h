/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A machine under a policy: what comes of each function, and its group.
 */
#ifndef ACSCTL_STUDY_H
#define ACSCTL_STUDY_H

#include "judge/groups.h"
#include "judge/verdict.h"

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

/**
 * struct assumptions - what the user says of a machine, where its source does
 *	not tell
 * @internal: no port leads out of it
 * @lockdown: its kernel is locked down
 * @tables: for each of struct acs_db.acpi_tables, whether the firmware has it
 */
struct assumptions {
	bool internal;
	bool lockdown;
	enum fact tables[ACS_ACPI_TABLES_MAX];
};

bool assumptions_parse(struct assumptions *assumptions, const char *text,
		       char *wrong, size_t size);
void assumptions_apply(const struct assumptions *assumptions,
		       struct machine *machine);

struct study *study_new(const struct machine *machine,
			const struct acs_policy *policy,
			const struct assumptions *assumptions);
void study_free(struct study *study);
size_t study_reason(char *buf, size_t size, const struct study *study,
		    unsigned int function);
bool study_hangs_on(const struct study *study, unsigned int function,
		    unsigned int other);
bool study_agrees(const struct study *study, unsigned int function);
bool study_same_group(const struct study *a, const struct study *b,
		      unsigned int function);

/* policy.c */
bool policy_parse(struct acs_policy *policy, const char *text, FILE *to);
void policy_point(FILE *to, const char *name, const char *text,
		  const struct acs_mistake *mistake);
char *policy_text(const struct acs_policy *policy);

#endif /* ACSCTL_STUDY_H */
