/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * An explanation as JSON.
 */
#ifndef ACSCTL_OUTPUT_EXPLAIN_JSON_H
#define ACSCTL_OUTPUT_EXPLAIN_JSON_H

#include <jansson.h>
#include "answer/explanation.h"

json_t *explanation_json(const struct explanation *explanation,
			 const char *source, const char *policy);

#endif /* ACSCTL_OUTPUT_EXPLAIN_JSON_H */
