// SPDX-License-Identifier: GPL-2.0-only
/*
 * A draft as JSON.
 */
#include <stdlib.h>

#include "output/draft-json.h"
#include "output/draft-text.h"
#include "output/json.h"

static json_t *addresses(const struct draft *draft)
{
	json_t *list = json_array();
	unsigned int i;

	for (i = 0; i < draft->count; i++)
		json_array_append_new(list,
				      json_address(draft->analysis->machine,
						   draft->functions[i]));
	return list;
}

/**
 * draft_json - write a draft as a JSON document
 * @draft: the draft
 * @source: name of the source
 *
 * Return: the document.
 */
json_t *draft_json(const struct draft *draft, const char *source)
{
	json_t *document = json_document("draft", source);
	char *text = draft->refusal ? NULL : draft_text(draft);

	json_set(document, "address",
		 json_address(draft->analysis->machine,
			      draft->refusal ? draft->refused :
					       draft->functions[0]));
	json_set(document, "addresses", addresses(draft));
	json_set(document, "refusal", json_text(draft->refusal));
	json_set(document, "file", json_text(draft->file));
	json_set(document, "file_is_new", draft->refusal ?
		 json_null() : json_boolean(draft->is_new));
	json_set(document, "rule", json_text(draft->name));
	json_set(document, "text", json_text(text));
	free(text);
	return document;
}
