/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A draft as JSON.
 */
#ifndef ACSCTL_OUTPUT_DRAFT_JSON_H
#define ACSCTL_OUTPUT_DRAFT_JSON_H

#include <jansson.h>
#include "answer/draft.h"

json_t *draft_json(const struct draft *draft, const char *source);

#endif /* ACSCTL_OUTPUT_DRAFT_JSON_H */
