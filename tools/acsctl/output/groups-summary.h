/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What was found, in words.
 */
#ifndef ACSCTL_OUTPUT_GROUPS_SUMMARY_H
#define ACSCTL_OUTPUT_GROUPS_SUMMARY_H

#include "output/groups-view.h"

char *summary_format(const struct groups_view *view, unsigned int policy);
char *open_format(const struct groups_view *view, unsigned int policy);

#endif /* ACSCTL_OUTPUT_GROUPS_SUMMARY_H */
