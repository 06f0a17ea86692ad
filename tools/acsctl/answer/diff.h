/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What is different between two snapshots, and whose answer makes it so.
 */
#ifndef ACSCTL_ANSWER_DIFF_H
#define ACSCTL_ANSWER_DIFF_H

#include "answer/snapshot.h"

/* What became of a function */
#define CHANGE_VANISHED		BIT(0)
#define CHANGE_APPEARED		BIT(1)
#define CHANGE_REPLACED		BIT(2)
#define CHANGE_MOVED		BIT(3)
#define CHANGE_CERTAINTY	BIT(4)
#define CHANGE_REPORTED		BIT(5)
/* That another bus has another number makes no difference */
#define CHANGE_RENUMBERED	BIT(6)
#define CHANGES_COUNT		7

/**
 * enum match - by what a function was found again
 * @MATCH_NONE: it is only in one of both
 * @MATCH_PATH: by the way to it from a root bus
 * @MATCH_ADDRESS: by its address and ids
 */
enum match {
	MATCH_NONE,
	MATCH_PATH,
	MATCH_ADDRESS,
};

/* Which of both */
enum side {
	SIDE_A,
	SIDE_B,
	SIDES,
};

/**
 * struct change - a function, and what became of it
 * @at: the function in each of both, or NULL
 * @match: how it was found in the other
 * @kinds: CHANGE_*
 */
struct change {
	const struct snapshot_function *at[SIDES];
	enum match match;
	unsigned int kinds;
};

/**
 * struct changes - all that is different
 * @snapshots: between these
 * @list: all functions of both: those of the first, then those of the second
 *	alone
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
