/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A suggestion for people.
 */
#ifndef ACSCTL_OUTPUT_SUGGEST_TABLE_H
#define ACSCTL_OUTPUT_SUGGEST_TABLE_H

#include "answer/suggestion.h"

/**
 * struct suggest_view - what to show
 * @suggestion: the suggestion
 * @width: columns that there are; 0 for any number
 * @color: there are colours
 */
struct suggest_view {
	const struct suggestion *suggestion;
	unsigned int width;
	bool color;
};

void suggestion_print(const struct suggest_view *view, FILE *out);

#endif /* ACSCTL_OUTPUT_SUGGEST_TABLE_H */
