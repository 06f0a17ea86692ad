/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What is wrong with a policy, for people.
 */
#ifndef ACSCTL_LINT_TABLE_H
#define ACSCTL_LINT_TABLE_H

#include "answer/boot-line.h"
#include "answer/lint.h"

/**
 * struct lint_view - what to show
 * @line: the command line
 * @lint: what its policy does to a machine, or NULL
 * @width: columns that there are; 0 for any number
 * @color: there are colours
 */
struct lint_view {
	const struct boot_line *line;
	const struct lint *lint;
	unsigned int width;
	bool color;
};

void lint_print(const struct lint_view *view, FILE *out);

#endif /* ACSCTL_LINT_TABLE_H */
