/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Which functions to show, and in which order. This changes nothing about what
 * is decided.
 */
#ifndef ACSCTL_ANSWER_CHOICE_H
#define ACSCTL_ANSWER_CHOICE_H

#include "judge/analysis.h"

/**
 * struct choice - which functions to show: those that meet all conditions
 * @groups: numbers of groups under the first policy, separated by commas, or
 *	NULL for any
 * @classes: names of classes, likewise
 * @drivers: names of drivers, likewise
 * @shared: only functions that share a group under some policy
 * @items: addresses of functions whose groups to show
 * @item_count: number of @items; 0 for any
 * @by_group: in the order of groups, else in that of addresses
 */
struct choice {
	const char *groups;
	const char *classes;
	const char *drivers;
	bool shared;
	struct acs_item *items;
	unsigned int item_count;
	bool by_group;
};

bool choice_has_filter(const struct choice *choice);
char *choice_check_groups(const char *groups);
char *choice_check_classes(const char *classes);
char *choice_check(const struct choice *choice,
		   const struct analysis *analysis);
unsigned int *choice_make(const struct choice *choice,
			  struct analysis *const *analyses, unsigned int count,
			  unsigned int *shown);
unsigned int choice_unknown_classes(const struct choice *choice,
				    const struct machine *machine);

#endif /* ACSCTL_ANSWER_CHOICE_H */
