/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Differences of two snapshots, and their causes.
 */
#ifndef ACSCTL_ANSWER_DIFF_H
#define ACSCTL_ANSWER_DIFF_H

#include "answer/snapshot.h"

/* Kinds of changes */
#define CHANGE_VANISHED		BIT(0)
#define CHANGE_APPEARED		BIT(1)
#define CHANGE_REPLACED		BIT(2)
#define CHANGE_MOVED		BIT(3)
#define CHANGE_CERTAINTY	BIT(4)
#define CHANGE_REPORTED		BIT(5)
/* A new address does not count as a difference */
#define CHANGE_RENUMBERED	BIT(6)
#define CHANGES_COUNT		7

/**
 * enum match - how a function was matched
 * @MATCH_NONE: it exists on one side only
 * @MATCH_PATH: by its path from a root bus
 * @MATCH_ADDRESS: by its address and ids
 */
enum match {
	MATCH_NONE,
	MATCH_PATH,
	MATCH_ADDRESS,
};

/* One of the snapshots */
enum side {
	SIDE_A,
	SIDE_B,
	SIDES,
};

/**
 * struct change - a function, and how it has changed
 * @at: the function on each side, or NULL
 * @match: how it was matched
 * @kinds: CHANGE_*
 */
struct change {
	const struct snapshot_function *at[SIDES];
	enum match match;
	unsigned int kinds;
};

/**
 * struct changes - differences of two snapshots
 * @snapshots: the snapshots
 * @list: all functions of the first, then those that only the second has
 * @count: number of @list
 * @same: there is no difference
 */
struct changes {
	const struct snapshot *snapshots[SIDES];
	struct change *list;
	unsigned int count;
	bool same;
};

struct changes *changes_new(const struct snapshot *a,
			    const struct snapshot *b);
void changes_free(struct changes *changes);
bool change_shares_group(const struct change *one, const struct change *other,
			 enum side side);
bool change_shares_reported_group(const struct change *one,
				  const struct change *other, enum side side);
bool change_find_causes(const struct changes *changes, unsigned int i,
			bool *causes);
const char *change_name(unsigned int kind);

#endif /* ACSCTL_ANSWER_DIFF_H */
