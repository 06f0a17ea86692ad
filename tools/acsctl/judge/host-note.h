/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the database says of host bridges. "acsgen notes" writes data of these
 * types.
 */
#ifndef ACSCTL_JUDGE_HOST_NOTE_H
#define ACSCTL_JUDGE_HOST_NOTE_H

#include "portable.h"

struct evidence_note;

/**
 * enum host_passes - which peers a host bridge lets pass
 * @HOST_PASSES_ALL: all
 * @HOST_PASSES_BELOW_ONE: those that are both below it
 * @HOST_PASSES_UNKNOWN: Linux does not decide by its ids
 */
enum host_passes {
	HOST_PASSES_ALL,
	HOST_PASSES_BELOW_ONE,
	HOST_PASSES_UNKNOWN,
};

/**
 * struct ids_note - device ids that a rule or a host bridge names
 * @first: lowest
 * @last: highest
 * @name: name of the hardware, or NULL
 */
struct ids_note {
	u16 first;
	u16 last;
	const char *name;
};

/**
 * struct host_note - host bridges of the database
 * @name: name in the database; NULL after the last one
 * @title: what they are
 * @vendor: PCI vendor id
 * @ids: device ids, or NULL for all others of the vendor
 * @id_count: number of @ids
 * @passes: which peers they let pass
 * @since: the first version of Linux that is known to have it, or NULL if all do
 * @lacks: the last one that is known not to have it, or NULL
 * @evidence: evidence for it; NULL-terminated
 */
struct host_note {
	const char *name;
	const char *title;
	u16 vendor;
	const struct ids_note *ids;
	unsigned int id_count;
	enum host_passes passes;
	const char *since;
	const char *lacks;
	const struct evidence_note *const *evidence;
};

extern const struct host_note host_notes[];

#endif /* ACSCTL_JUDGE_HOST_NOTE_H */
