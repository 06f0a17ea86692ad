/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Why a function is in its group. All that is said about it is collected here, for
 * people and for programs alike.
 */
#ifndef ACSCTL_ANSWER_EXPLANATION_H
#define ACSCTL_ANSWER_EXPLANATION_H

#include "judge/analysis.h"

/**
 * struct remark - something to say of a function
 * @function: its number
 * @text: what there is to say
 * @remedy: for what is unknown, how to learn it
 */
struct remark {
	unsigned int function;
	char *text;
	char *remedy;
};

/**
 * struct remarks - a list of remarks
 * @list: the remarks
 * @count: number of @list
 */
struct remarks {
	struct remark *list;
	unsigned int count;
};

/**
 * struct reading - a register that a decision rests on
 * @function: number of the function that is decided on
 * @name: of the register
 * @place: where it is, and how wide
 * @before: what it held, or NULL if that is unknown
 * @after: what it holds once all is enabled, or NULL if that is unknown
 * @fault: why it does not hold what it should, or NULL
 */
struct reading {
	unsigned int function;
	char *name;
	char *place;
	char *before;
	char *after;
	char *fault;
};

/**
 * struct explanation - why a function is where it is
 * @analysis: its machine
 * @policy: what the administrator asks for
 * @function: its number
 * @own_group: whether it has a group of its own
 * @hops: numbers of the functions on the way from the root bus to it, itself
 *	being the last
 * @hop_count: number of @hops
 * @readings: registers of all hops
 * @reading_count: number of @readings
 * @mates: all of its group, itself among them, and why they are there
 * @apart: functions of its slot that are not, and why not
 * @names: in whose names it sends, and who sends in its own
 * @unknown: what its group hangs on
 * @sentence: all of it in a sentence
 */
struct explanation {
	const struct analysis *analysis;
	const struct acs_policy *policy;
	unsigned int function;
	enum fact own_group;
	unsigned int *hops;
	unsigned int hop_count;
	struct reading *readings;
	unsigned int reading_count;
	struct remarks mates;
	struct remarks apart;
	struct remarks names;
	struct remarks unknown;
	char *sentence;
};

void remarks_add(struct remarks *remarks, unsigned int function,
		 const char *format, ...) __printf(3, 4);
void explanation_free(struct explanation *explanation);

#endif /* ACSCTL_ANSWER_EXPLANATION_H */
