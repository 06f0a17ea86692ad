/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What Linux thinks of host bridges: whether they let devices below different
 * root ports reach each other.
 */
#ifndef ACSCTL_JUDGE_HOST_BRIDGE_H
#define ACSCTL_JUDGE_HOST_BRIDGE_H

#include "judge/host-note.h"
#include "machine/machine.h"

/**
 * struct passage - what Linux thinks of the way through host bridges
 * @passes: whether it takes that way
 * @note: what the answer is based on, or NULL if the host bridge is not listed
 *	or not known
 * @version: the answer depends on the version of Linux
 */
struct passage {
	enum fact passes;
	const struct host_note *note;
	bool version;
};

struct passage host_bridge_passage(const struct machine *machine,
				   const struct function *a,
				   const struct function *b);

#endif /* ACSCTL_JUDGE_HOST_BRIDGE_H */
