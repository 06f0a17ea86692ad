/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Builds and prints JSON (RFC 8259), for other programs.
 */
#ifndef ACSGEN_DOCUMENT_H
#define ACSGEN_DOCUMENT_H

#include <jansson.h>

#include "rules/rule.h"

/**
 * struct document - a document that is being built
 * @root: its root
 * @failed: something could not be added
 */
struct document {
	json_t *root;
	bool failed;
};

void set(struct document *document, json_t *object, const char *key,
	 json_t *value);
void append(struct document *document, json_t *array, json_t *value);
int finish_document(struct document *document);

json_t *bits_array(u32 bits);
json_t *evidence_array(const struct cited *cited);
json_t *id_string(u16 id);
void set_answer(struct document *document, json_t *object,
		const struct rule *rule);

#endif /* ACSGEN_DOCUMENT_H */
