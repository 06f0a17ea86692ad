/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Groups as JSON.
 */
#ifndef ACSCTL_OUTPUT_GROUPS_JSON_H
#define ACSCTL_OUTPUT_GROUPS_JSON_H

#include <jansson.h>
#include "output/groups-view.h"

json_t *groups_json(const struct groups_view *view);

#endif /* ACSCTL_OUTPUT_GROUPS_JSON_H */
