/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Findings about a policy, in any format.
 */
#ifndef ACSCTL_OUTPUT_LINT_VIEW_H
#define ACSCTL_OUTPUT_LINT_VIEW_H

#include "answer/boot-line.h"
#include "answer/lint.h"
#include "output/table.h"

/**
 * struct lint_view - what to show
 * @source: name of the source, or NULL if no machine is looked at
 * @option: the option as given
 * @line: the parsed option
 * @lint: findings about the machine, or NULL
 * @width: width of a line in columns; 0 for no limit
 * @color: use colours
 */
struct lint_view {
	const char *source;
	const char *option;
	const struct boot_line *line;
	const struct lint *lint;
	unsigned int width;
	bool color;
};

void lint_print_line(const struct lint_view *view, FILE *out, const char *label,
		     enum style style, const char *text);

#endif /* ACSCTL_OUTPUT_LINT_VIEW_H */
