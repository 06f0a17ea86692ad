/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A suggestion as text.
 */
#ifndef ACSCTL_OUTPUT_SUGGEST_TABLE_H
#define ACSCTL_OUTPUT_SUGGEST_TABLE_H

#include "answer/suggestion.h"

/**
 * struct suggest_view - what to show
 * @suggestion: the suggestion
 * @width: width of a line in columns; 0 for no limit
 * @color: use colours
 */
struct suggest_view {
	const struct suggestion *suggestion;
	unsigned int width;
	bool color;
};

void suggestion_print(const struct suggest_view *view, FILE *out);

#endif /* ACSCTL_OUTPUT_SUGGEST_TABLE_H */
