/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Findings about options that change ACS control registers, as text.
 */
#ifndef ACSCTL_OUTPUT_LINT_CONTROLS_TABLE_H
#define ACSCTL_OUTPUT_LINT_CONTROLS_TABLE_H

#include <stdio.h>
#include "output/lint-view.h"

void lint_controls_print(const struct lint_view *view, FILE *out);

#endif /* ACSCTL_OUTPUT_LINT_CONTROLS_TABLE_H */
