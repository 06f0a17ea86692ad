/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Findings about options that change ACS control registers, as JSON.
 */
#ifndef ACSCTL_OUTPUT_LINT_CONTROLS_JSON_H
#define ACSCTL_OUTPUT_LINT_CONTROLS_JSON_H

#include <jansson.h>
#include "output/lint-view.h"

json_t *lint_controls_json(const struct lint_view *view);

#endif /* ACSCTL_OUTPUT_LINT_CONTROLS_JSON_H */
