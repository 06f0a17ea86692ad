/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Groups as an HTML page.
 */
#ifndef ACSCTL_OUTPUT_GROUPS_PAGE_H
#define ACSCTL_OUTPUT_GROUPS_PAGE_H

#include "output/groups-view.h"

void groups_print_page(const struct groups_view *view, FILE *out);

#endif /* ACSCTL_OUTPUT_GROUPS_PAGE_H */
