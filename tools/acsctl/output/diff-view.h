/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Changes, in any format.
 */
#ifndef ACSCTL_OUTPUT_DIFF_VIEW_H
#define ACSCTL_OUTPUT_DIFF_VIEW_H

#include "answer/diff.h"

/**
 * struct changes_view - what to show
 * @changes: the changes
 * @sources: names of both sources
 * @policies: policies of both snapshots
 * @width: width of a line in columns; 0 for no limit
 * @color: use colours
 */
struct changes_view {
	const struct changes *changes;
	const char *sources[SIDES];
	const char *policies[SIDES];
	unsigned int width;
	bool color;
};

#endif /* ACSCTL_OUTPUT_DIFF_VIEW_H */
