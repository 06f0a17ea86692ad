/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Changes as JSON.
 */
#ifndef ACSCTL_OUTPUT_DIFF_JSON_H
#define ACSCTL_OUTPUT_DIFF_JSON_H

#include <jansson.h>
#include "output/diff-view.h"

json_t *changes_json(const struct changes_view *view);

#endif /* ACSCTL_OUTPUT_DIFF_JSON_H */
