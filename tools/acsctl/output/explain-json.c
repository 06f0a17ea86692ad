// SPDX-License-Identifier: GPL-2.0-only
/*
 * An explanation as JSON.
 */
#include "output/explain-json.h"
#include "output/json.h"

static json_t *bits_array(u32 bits)
{
	json_t *array = json_array();
	char name[40];
	u32 bit;

	for (bit = 1; bit <= bits; bit <<= 1) {
		if (!(bits & bit))
			continue;
		acs_format_bits(name, sizeof(name), bit);
		json_array_append_new(array, json_string(name));
	}
	return array;
}

static json_t *rule_or_null(const struct acs_rule *rule)
{
	json_t *object;

	if (!rule)
		return json_null();
	object = json_object();
	json_set(object, "name", json_string(rule->name));
	json_set(object, "file", json_string(acs_rule_file(rule)));
	json_set(object, "line", json_integer(rule->line));
	json_set(object, "evidence", json_string(acs_rule_evidence(rule)));
	return object;
}

static json_t *item_or_null(const struct explanation *explanation,
			    unsigned int number)
{
	char text[ACS_ITEM_TEXT];
	json_t *object;

	if (!number)
		return json_null();
	acs_format_item(text, sizeof(text),
			&explanation->policy->items[number - 1]);
	object = json_object();
	json_set(object, "number", json_integer(number));
	json_set(object, "text", json_string(text));
	return object;
}

static json_t *registers(const struct explanation *explanation,
			 unsigned int function)
{
	json_t *array = json_array();
	unsigned int i;

	for (i = 0; i < explanation->reading_count; i++) {
		const struct reading *reading = &explanation->readings[i];
		json_t *object;

		if (reading->function != function)
			continue;
		object = json_object();
		json_set(object, "name", json_string(reading->name));
		json_set(object, "where", json_string(reading->place));
		json_set(object, "before", json_text(reading->before));
		json_set(object, "after", json_text(reading->after));
		json_set(object, "fault", json_text(reading->fault));
		json_array_append_new(array, object);
	}
	return array;
}

static json_t *hop(const struct explanation *explanation, unsigned int i)
{
	const struct analysis *analysis = explanation->analysis;
	const struct acs_decision *decision = &analysis->verdicts[i].decision;
	json_t *object = json_function(analysis->machine,
				       &analysis->machine->functions[i]);
	u32 gives;
	bool known = verdict_gives(&analysis->verdicts[i], &gives);

	json_set(object, "result", json_result(analysis, i));
	json_set(object, "gives", known ? bits_array(gives) : json_null());
	json_set(object, "lacks",
		 known ? bits_array(ACS_ISOLATION & ~gives) : json_null());
	json_set(object, "rule", rule_or_null(decision->rule));
	json_set(object, "item", item_or_null(explanation, decision->item));
	json_set(object, "registers", registers(explanation, i));
	return object;
}

static json_t *hops(const struct explanation *explanation)
{
	json_t *array = json_array();
	unsigned int i;

	for (i = 0; i < explanation->hop_count; i++)
		json_array_append_new(array,
				      hop(explanation, explanation->hops[i]));
	return array;
}

static json_t *remarks_array(const struct explanation *explanation,
			     const struct remarks *remarks)
{
	json_t *array = json_array();
	unsigned int i;

	for (i = 0; i < remarks->count; i++) {
		const struct remark *remark = &remarks->list[i];
		json_t *object = json_object();

		json_set(object, "address",
			 json_address(explanation->analysis->machine,
				      remark->function));
		json_set(object, "what", json_string(remark->text));
		if (remark->remedy)
			json_set(object, "remedy", json_string(remark->remedy));
		json_array_append_new(array, object);
	}
	return array;
}

static json_t *pasid_or_null(const struct explanation *explanation)
{
	json_t *object;

	if (!explanation->pasid)
		return json_null();
	object = json_object();
	json_set(object, "allowed", json_fact(explanation->gets_pasid));
	json_set(object, "what", json_string(explanation->pasid));
	return object;
}

/**
 * explanation_json - write an explanation as a JSON document
 * @explanation: the explanation
 * @source: name of the source
 * @policy: the policy as given
 *
 * Return: the document.
 */
json_t *explanation_json(const struct explanation *explanation,
			 const char *source, const char *policy)
{
	const struct machine *machine = explanation->analysis->machine;
	json_t *document = json_document("explain", source);

	json_set(document, "policy", json_string(policy));
	json_set(document, "address",
		 json_address(machine, explanation->function));
	json_set(document, "own_group", json_fact(explanation->own_group));
	json_set(document, "hops", hops(explanation));
	json_set(document, "mates",
		 remarks_array(explanation, &explanation->mates));
	json_set(document, "apart",
		 remarks_array(explanation, &explanation->apart));
	json_set(document, "names",
		 remarks_array(explanation, &explanation->names));
	json_set(document, "unknown",
		 remarks_array(explanation, &explanation->unknown));
	json_set(document, "pasid", pasid_or_null(explanation));
	json_set(document, "sentence", json_string(explanation->sentence));
	return document;
}
