/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Findings about a policy as text.
 */
#ifndef ACSCTL_OUTPUT_LINT_TABLE_H
#define ACSCTL_OUTPUT_LINT_TABLE_H

#include <stdio.h>
#include "output/lint-view.h"

void lint_print(const struct lint_view *view, FILE *out);

#endif /* ACSCTL_OUTPUT_LINT_TABLE_H */
