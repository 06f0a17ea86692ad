// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsctl explain: why a function is where it is.
 */
#include <stdlib.h>

#include "address.h"
#include "common.h"
#include "explain.h"
#include "json.h"
#include "table.h"
#include "target.h"

static void set(json_t *object, const char *key, json_t *value)
{
	json_object_set_new(object, key, value);
}

static json_t *text_or_null(const char *text)
{
	return text ? json_string(text) : json_null();
}

static json_t *address_of(const struct explanation *explanation,
			  unsigned int i)
{
	const struct machine *machine = explanation->study->machine;
	char address[ADDRESS_TEXT];

	machine_address(address, sizeof(address), machine,
			&machine->functions[i]);
	return json_string(address);
}

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
	set(object, "name", json_string(rule->name));
	set(object, "file", json_string(acs_rule_file(rule)));
	set(object, "line", json_integer(rule->line));
	set(object, "evidence", json_string(acs_rule_evidence(rule)));
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
	set(object, "number", json_integer(number));
	set(object, "text", json_string(text));
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
		set(object, "name", json_string(reading->name));
		set(object, "where", json_string(reading->place));
		set(object, "before", text_or_null(reading->before));
		set(object, "after", text_or_null(reading->after));
		set(object, "fault", text_or_null(reading->fault));
		json_array_append_new(array, object);
	}
	return array;
}

static json_t *hop(const struct explanation *explanation, unsigned int i)
{
	const struct study *study = explanation->study;
	const struct acs_decision *decision = &study->verdicts[i].decision;
	json_t *object = json_function(study->machine,
				       &study->machine->functions[i]);
	u32 gives;
	bool known = verdict_gives(&study->verdicts[i], &gives);

	set(object, "result", json_result(study, i));
	set(object, "gives", known ? bits_array(gives) : json_null());
	set(object, "lacks", known ? bits_array(ACS_ISOLATION & ~gives) :
				     json_null());
	set(object, "rule", rule_or_null(decision->rule));
	set(object, "item", item_or_null(explanation, decision->item));
	set(object, "registers", registers(explanation, i));
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

		set(object, "address",
		    address_of(explanation, remark->function));
		set(object, "what", json_string(remark->text));
		if (remark->remedy)
			set(object, "remedy", json_string(remark->remedy));
		json_array_append_new(array, object);
	}
	return array;
}

static void write_json(const struct explanation *explanation,
		       const struct target *target, FILE *out)
{
	struct source source = common_source(&target->common, 0);
	json_t *document = json_document("explain", source_name(&source));
	const char *policy = target->common.policy_text;

	set(document, "policy", json_string(policy ? policy : "quirk"));
	set(document, "address",
	    address_of(explanation, explanation->function));
	set(document, "own_group",
	    explanation->own_group == FACT_UNKNOWN ? json_null() :
	    json_boolean(explanation->own_group == FACT_YES));
	set(document, "hops", hops(explanation));
	set(document, "mates",
	    remarks_array(explanation, &explanation->mates));
	set(document, "apart",
	    remarks_array(explanation, &explanation->apart));
	set(document, "names",
	    remarks_array(explanation, &explanation->names));
	set(document, "unknown",
	    remarks_array(explanation, &explanation->unknown));
	set(document, "sentence", json_string(explanation->sentence));
	json_write(document, true, out);
}

static int show(const struct target *target)
{
	struct study *study = study_new(target->machine,
					&target->common.policy,
					&target->common.assumptions);
	struct explanation *explanation = explain(study,
						  &target->common.policy,
						  target->function);
	int status = explanation->own_group == FACT_YES ? EXIT_YES : EXIT_NO;

	if (target->common.json)
		write_json(explanation, target, stdout);
	else
		explanation_print(explanation, output_width(),
				  common_uses_color(&target->common), stdout);
	explanation_free(explanation);
	study_free(study);
	return status;
}

static int run(int argc, char **argv)
{
	struct target *target = allocate(1, sizeof(*target));
	int status;

	status = target_read(target, argc, argv,
			     "Says why the device at ADDRESS is in the IOMMU group that it is "
			     "in: each hop on its way from the root bus, what it gives and "
			     "lacks, on whose word, and who shares the group.");
	if (status == EXIT_YES)
		status = show(target);
	target_free(target);
	return status;
}

const struct verb verb_explain = {
	.name = "explain",
	.summary = "why a device is in its IOMMU group, hop by hop",
	.run = run,
};
