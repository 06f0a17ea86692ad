/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the database says about its rules beyond the kernel's tables. "acsgen
 * notes" writes data of these types.
 */
#ifndef ACSCTL_ANSWER_NOTES_H
#define ACSCTL_ANSWER_NOTES_H

#include "judge/host-note.h"
#include "portable.h"

/**
 * struct evidence_note - why to believe something
 * @name: name in the database
 * @kind: kind of evidence
 * @by: who says so
 * @see: where to read it; NULL-terminated
 * @says: what it says, in lines; NULL-terminated
 */
struct evidence_note {
	const char *name;
	const char *kind;
	const char *by;
	const char *const *see;
	const char *const *says;
};

/**
 * struct rule_note - what there is to say about a rule; lists of strings are
 *	NULL-terminated
 * @title: what it is about
 * @vendor: PCI vendor id
 * @ids: device ids, or NULL if it is for all devices of the vendor
 * @id_count: number of @ids
 * @conditions: conditions that a device must meet
 * @provides: what it provides
 * @enable: steps of its program
 * @disable_redirect: steps of the program that turns redirection off again
 * @windows: windows with its registers
 * @evidence: evidence for all of this; NULL-terminated
 */
struct rule_note {
	const char *title;
	u16 vendor;
	const struct ids_note *ids;
	unsigned int id_count;
	const char *const *conditions;
	const char *provides;
	const char *const *enable;
	const char *const *disable_redirect;
	const char *const *windows;
	const struct evidence_note *const *evidence;
};

/**
 * struct field_note - a field of a register
 * @reg: name of the register; NULL after the last field
 * @name: name of the field
 * @mask: its bits
 */
struct field_note {
	const char *reg;
	const char *name;
	u32 mask;
};

extern const struct field_note field_notes[];

extern const struct host_note host_notes[];

/* One for each of acs_policy_db.rules */
extern const struct rule_note rule_notes[];

#endif /* ACSCTL_ANSWER_NOTES_H */
