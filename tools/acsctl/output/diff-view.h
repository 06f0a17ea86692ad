/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Changes, for people and for programs.
 */
#ifndef ACSCTL_OUTPUT_DIFF_VIEW_H
#define ACSCTL_OUTPUT_DIFF_VIEW_H

#include "answer/diff.h"

/**
 * struct changes_view - what to show
 * @changes: the changes
 * @sources: names of both sources
 * @policies: under which both were looked at
 * @width: columns that there are; 0 for any number
 * @color: there are colours
 */
struct changes_view {
	const struct changes *changes;
	const char *sources[SIDES];
	const char *policies[SIDES];
	unsigned int width;
	bool color;
};

#endif /* ACSCTL_OUTPUT_DIFF_VIEW_H */
