/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What is wrong with a policy, however it is shown.
 */
#ifndef ACSCTL_OUTPUT_LINT_VIEW_H
#define ACSCTL_OUTPUT_LINT_VIEW_H

#include "answer/boot-line.h"
#include "answer/lint.h"

/**
 * struct lint_view - what to show
 * @source: name of the source, or NULL if no machine is looked at
 * @option: the option as given
 * @line: what it says
 * @lint: what its policy does to a machine, or NULL
 * @width: columns that there are; 0 for any number
 * @color: there are colours
 */
struct lint_view {
	const char *source;
	const char *option;
	const struct boot_line *line;
	const struct lint *lint;
	unsigned int width;
	bool color;
};

#endif /* ACSCTL_OUTPUT_LINT_VIEW_H */
