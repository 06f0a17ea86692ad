/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A suggestion as JSON.
 */
#ifndef ACSCTL_OUTPUT_SUGGEST_JSON_H
#define ACSCTL_OUTPUT_SUGGEST_JSON_H

#include <jansson.h>
#include "answer/suggestion.h"

json_t *suggestion_json(const struct suggestion *suggestion,
			const char *source);

#endif /* ACSCTL_OUTPUT_SUGGEST_JSON_H */
