/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Building blocks of JSON documents, schema acsctl/1; README.md describes it.
 */
#ifndef ACSCTL_OUTPUT_JSON_H
#define ACSCTL_OUTPUT_JSON_H

#include <jansson.h>

#include "base/names.h"
#include "judge/analysis.h"

json_t *json_text(const char *text);
json_t *json_texts(const struct names *names);
json_t *json_fact(enum fact fact);
json_t *json_bits(u32 value);
json_t *json_unknown(unsigned int unknown);
json_t *json_address(const struct machine *machine, unsigned int function);
json_t *json_addresses(const struct machine *machine,
		       const unsigned int *marks);
void json_set(json_t *object, const char *key, json_t *value);
json_t *json_document(const char *verb, const char *source);
json_t *json_function(const struct machine *machine,
		      const struct function *function);
json_t *json_result(const struct analysis *analysis, unsigned int function);
void json_write(json_t *document, bool alone, FILE *out);

#endif /* ACSCTL_OUTPUT_JSON_H */
