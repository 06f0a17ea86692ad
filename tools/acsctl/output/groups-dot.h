/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Groups as a graph for Graphviz.
 */
#ifndef ACSCTL_OUTPUT_GROUPS_DOT_H
#define ACSCTL_OUTPUT_GROUPS_DOT_H

#include "output/groups-view.h"

void groups_print_dot(const struct groups_view *view, FILE *out);

#endif /* ACSCTL_OUTPUT_GROUPS_DOT_H */
