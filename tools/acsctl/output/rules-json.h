/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Rules as JSON.
 */
#ifndef ACSCTL_OUTPUT_RULES_JSON_H
#define ACSCTL_OUTPUT_RULES_JSON_H

#include <jansson.h>
#include "answer/rules.h"
#include "machine/blob-file.h"

json_t *rules_json(const struct acs_rule *const *rules, unsigned int count);
json_t *rules_json_of_blob(const struct blob_file *file,
			   const struct acs_rule *const *rules,
			   unsigned int count);

#endif /* ACSCTL_OUTPUT_RULES_JSON_H */
