/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Groups for people.
 */
#ifndef ACSCTL_GROUPS_TABLE_H
#define ACSCTL_GROUPS_TABLE_H

#include "study.h"

/**
 * struct groups_view - what to show
 * @machine: the machine
 * @studies: the machine under each policy
 * @texts: each policy
 * @count: number of policies
 * @width: columns that there are; 0 for any number
 * @color: there are colours
 * @uncertain: found out: some group is uncertain
 * @named: found out: names are shown
 */
struct groups_view {
	const struct machine *machine;
	struct study *const *studies;
	const char *const *texts;
	unsigned int count;
	unsigned int width;
	bool color;
	bool uncertain;
	bool named;
};

void groups_print(struct groups_view *view, FILE *out);

#endif /* ACSCTL_GROUPS_TABLE_H */
