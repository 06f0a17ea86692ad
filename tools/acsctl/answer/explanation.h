/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * An explanation why a function is in its group, for people and for programs
 * alike.
 */
#ifndef ACSCTL_ANSWER_EXPLANATION_H
#define ACSCTL_ANSWER_EXPLANATION_H

#include "judge/analysis.h"

/**
 * struct remark - a remark about a function
 * @function: its number
 * @text: the remark
 * @remedy: how to learn it, if it is about an unknown fact
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
 * struct reading - a register that a decision depends on
 * @function: number of the function
 * @name: name of the register
 * @place: location and width
 * @before: value before enabling, or NULL if unknown
 * @after: value after enabling, or NULL if unknown
 * @fault: why it does not have the value that it should, or NULL
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
 * struct explanation - why a function is in its group
 * @analysis: its machine
 * @policy: the policy
 * @function: its number
 * @own_group: whether it has a group of its own
 * @hops: numbers of the functions from the root bus down to it, including
 *	itself
 * @hop_count: number of @hops
 * @readings: registers of all hops
 * @reading_count: number of @readings
 * @mates: members of its group, including itself, and how they joined
 * @apart: functions of its slot in other groups, and why
 * @open: functions of other groups that can send to a hop past the IOMMU
 * @names: requester IDs that it uses, and functions that use its own
 * @unknown: unknown facts that its group depends on
 * @gets_pasid: whether Linux lets it use PASIDs, if @pasid is not NULL
 * @pasid: that and the reason in one sentence, or NULL if the source does not show
 *	that it has a PASID capability
 * @sentence: summary in one sentence
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
	struct remarks open;
	struct remarks names;
	struct remarks unknown;
	enum fact gets_pasid;
	char *pasid;
	char *sentence;
};

void remarks_add(struct remarks *remarks, unsigned int function,
		 const char *format, ...) __printf(3, 4);
void explanation_free(struct explanation *explanation);

#endif /* ACSCTL_ANSWER_EXPLANATION_H */
