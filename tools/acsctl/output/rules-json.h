/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Rules as JSON.
 */
#ifndef ACSCTL_OUTPUT_RULES_JSON_H
#define ACSCTL_OUTPUT_RULES_JSON_H

#include <jansson.h>
#include "answer/rules.h"

json_t *rules_json(const struct acs_rule *const *rules, unsigned int count);

#endif /* ACSCTL_OUTPUT_RULES_JSON_H */
