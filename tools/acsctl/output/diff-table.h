/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Changes as a table.
 */
#ifndef ACSCTL_OUTPUT_DIFF_TABLE_H
#define ACSCTL_OUTPUT_DIFF_TABLE_H

#include "output/diff-view.h"

void changes_print(const struct changes_view *view, FILE *out);

#endif /* ACSCTL_OUTPUT_DIFF_TABLE_H */
