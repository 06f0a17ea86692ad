/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the database says of its rules beyond what the kernel's tables hold:
 * the shape of what "acsgen notes" writes.
 */
#ifndef ACSCTL_ANSWER_NOTES_H
#define ACSCTL_ANSWER_NOTES_H

#include "portable.h"

/**
 * struct evidence_note - why to believe something
 * @name: as the database calls it
 * @kind: what sort of evidence it is
 * @by: who says so
 * @see: where one can read it; ends in NULL
 * @says: what it says, in lines; ends in NULL
 */
struct evidence_note {
	const char *name;
	const char *kind;
	const char *by;
	const char *const *see;
	const char *const *says;
};

/**
 * struct ids_note - device ids that a rule names
 * @first: lowest
 * @last: highest
 * @name: what the hardware is called, or NULL
 */
struct ids_note {
	u16 first;
	u16 last;
	const char *name;
};

/**
 * struct rule_note - what there is to say of a rule; lists of texts end in NULL
 * @title: what it is about
 * @vendor: PCI vendor id
 * @ids: device ids, or NULL if it speaks for all of the vendor's
 * @id_count: number of @ids
 * @conditions: what a device must be
 * @provides: what it provides
 * @enable: steps of its program
 * @disable_redirect: steps of the program that turns redirection off again
 * @windows: windows that its registers lie in
 * @evidence: what all of this rests on; ends in NULL
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
 * @reg: name of the register; NULL behind the last of them
 * @name: of the field
 * @mask: its bits
 */
struct field_note {
	const char *reg;
	const char *name;
	u32 mask;
};

extern const struct field_note field_notes[];

/* One for each of acs_policy_db.rules */
extern const struct rule_note rule_notes[];

#endif /* ACSCTL_ANSWER_NOTES_H */
