// SPDX-License-Identifier: GPL-2.0-only
/*
 * Common parts of what acsgen prints as JSON.
 */
#include <stdio.h>

#include "base/diag.h"
#include "language/vocabulary.h"
#include "output/describe.h"
#include "output/diff-words.h"
#include "output/json.h"

/**
 * set - add a member to an object
 * @document: what it is part of
 * @object: the object
 * @key: name of the member
 * @value: is consumed; NULL if there was no memory for it
 */
void set(struct document *document, json_t *object, const char *key,
	 json_t *value)
{
	if (json_object_set_new(object, key, value))
		document->failed = true;
}

/**
 * append - add a member to an array
 * @document: what it is part of
 * @array: the array
 * @value: is consumed; NULL if there was no memory for it
 */
void append(struct document *document, json_t *array, json_t *value)
{
	if (json_array_append_new(array, value))
		document->failed = true;
}

/**
 * finish_document - print all of a document or nothing
 * @document: is freed
 *
 * Return: 0, or -1 after an error message.
 */
int finish_document(struct document *document)
{
	int ret = document->failed ? -1 : json_dumpf(document->root, stdout,
						     JSON_INDENT(1));

	json_decref(document->root);
	if (ret)
		error_at(NULL, "file",
			 "cannot write the output as JSON");
	else
		putchar('\n');
	return ret;
}

/**
 * bits_array - list ACS bits by their names
 * @bits: PCI_ACS_* bits
 *
 * Return: an array of texts.
 */
json_t *bits_array(u32 bits)
{
	json_t *array = json_array();
	unsigned int i;

	for (i = 0; acs_bits.names[i]; i++)
		if (bits & acs_bits.values[i])
			json_array_append_new(array,
					      json_string(acs_bits.names[i]));
	return array;
}

/**
 * evidence_array - list evidence by its names
 * @cited: the evidence
 *
 * Return: an array of texts.
 */
json_t *evidence_array(const struct cited *cited)
{
	json_t *array = json_array();

	for (; cited; cited = cited->next)
		json_array_append_new(array,
				      json_string(cited->evidence->name->text));
	return array;
}

/**
 * id_string - write an id as the language does
 * @id: vendor or device id
 *
 * Return: a text.
 */
json_t *id_string(u16 id)
{
	return json_sprintf("0x%04x", id);
}

/**
 * set_answer - add the place and the answer of a rule to an object
 * @document: what the object is part of
 * @object: the object
 * @rule: the rule
 */
void set_answer(struct document *document, json_t *object,
		const struct rule *rule)
{
	set(document, object, "rule", json_string(rule->name->text));
	set(document, object, "file",
	    json_string(rule->name->place.source->name));
	set(document, object, "line", json_integer(rule->name->place.line));
	set(document, object, "answer", json_string(answer_name(rule)));
	/* Only registers of the device tell, which is not "no bits" */
	set(document, object, "bits",
	    states_bits(rule) ? bits_array(rule->answer.provides)
			      : json_null());
	set(document, object, "inapplicable", bits_array(rule->inapplicable));
	set(document, object, "broken", bits_array(rule->answer.broken));
}
