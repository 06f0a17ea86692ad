/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Groups as a table.
 */
#ifndef ACSCTL_OUTPUT_GROUPS_TABLE_H
#define ACSCTL_OUTPUT_GROUPS_TABLE_H

#include "output/groups-view.h"

void groups_print(struct groups_view *view, FILE *out);

#endif /* ACSCTL_OUTPUT_GROUPS_TABLE_H */
