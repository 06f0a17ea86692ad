/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * JSON, schema acsctl/1; README.md says what is in it.
 */
#ifndef ACSCTL_JSON_H
#define ACSCTL_JSON_H

#include <jansson.h>

#include "judge/analysis.h"

#define JSON_SCHEMA	"acsctl/1"

json_t *json_document(const char *verb, const char *source);
json_t *json_function(const struct machine *machine,
		      const struct function *function);
json_t *json_result(const struct study *study, unsigned int function);
void json_write(json_t *document, bool alone, FILE *out);

#endif /* ACSCTL_JSON_H */
