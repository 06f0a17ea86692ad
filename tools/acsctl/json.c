// SPDX-License-Identifier: GPL-2.0-only
/*
 * Machines and studies as JSON. Whatever is unknown is null.
 */
#include <stdlib.h>

#include "json.h"

/* Names come from elsewhere, and need not be UTF-8 */
static json_t *text_or_null(const char *text)
{
	json_t *value = text ? json_string(text) : json_null();

	return value ? value : json_null();
}

static void set(json_t *object, const char *key, json_t *value)
{
	json_object_set_new(object, key, value);
}

static json_t *hex_or_null(bool known, unsigned int value, int digits)
{
	return known ? json_sprintf("%0*x", digits, value) : json_null();
}

static json_t *fact(enum fact fact)
{
	return fact == FACT_UNKNOWN ? json_null() :
				      json_boolean(fact == FACT_YES);
}

/**
 * json_document - begin a document
 * @verb: the verb that makes it
 * @source: name of the source
 *
 * Return: an object with what every document has.
 */
json_t *json_document(const char *verb, const char *source)
{
	json_t *document = json_object();

	set(document, "schema", json_string(JSON_SCHEMA));
	set(document, "verb", json_string(verb));
	set(document, "source", text_or_null(source));
	return document;
}

static json_t *words(const struct function *f)
{
	json_t *object;

	if (f->acs != FACT_YES || !f->has_words ||
	    f->words.state != ACS_WORDS_READ)
		return json_null();
	object = json_object();
	set(object, "capability", hex_or_null(true, f->words.capability, 4));
	set(object, "control", hex_or_null(true, f->words.control, 4));
	return object;
}

static json_t *reported(const struct function *f)
{
	return f->reported < 0 ? json_null() : json_integer(f->reported);
}

/**
 * json_function - what is known of a function
 * @machine: the machine
 * @function: the function
 *
 * Return: an object.
 */
json_t *json_function(const struct machine *machine,
		      const struct function *function)
{
	const struct function *f = function;
	json_t *object = json_object(), *above = json_null();
	char text[ADDRESS_TEXT];

	if (f->above) {
		machine_address(text, sizeof(text), machine, f->above);
		above = json_string(text);
	}
	machine_address(text, sizeof(text), machine, f);
	set(object, "address", json_string(text));
	set(object, "vendor", hex_or_null(f->has_ids, f->vendor, 4));
	set(object, "device", hex_or_null(f->has_ids, f->device, 4));
	set(object, "subsystem_vendor",
	    hex_or_null(f->has_subsystem, f->subsystem_vendor, 4));
	set(object, "subsystem_device",
	    hex_or_null(f->has_subsystem, f->subsystem_device, 4));
	set(object, "class", hex_or_null(f->has_class, f->class, 6));
	set(object, "type", text_or_null(function_type_name(f)));
	set(object, "multifunction", fact(f->multifunction));
	set(object, "acs", fact(f->acs));
	set(object, "acs_registers", words(f));
	set(object, "external", fact(f->external));
	set(object, "above", above);
	set(object, "name", text_or_null(f->name));
	set(object, "driver", text_or_null(f->driver));
	set(object, "reported", reported(f));
	set(object, "running", text_or_null(f->running));
	return object;
}

static json_t *bits(u32 value)
{
	char text[40];

	acs_format_bits(text, sizeof(text), value);
	return json_string(text);
}

static json_t *unknowns(const struct study *study, unsigned int function)
{
	const struct machine *machine = study->machine;
	json_t *list = json_array();
	unsigned int i, bit;

	for (i = 0; i < machine->count; i++) {
		char address[ADDRESS_TEXT], text[UNKNOWN_TEXT];

		if (!study_hangs_on(study, function, i))
			continue;
		machine_address(address, sizeof(address), machine,
				&machine->functions[i]);
		for (bit = 0; study->verdicts[i].unknown >> bit; bit++) {
			if (!(study->verdicts[i].unknown & BIT(bit)))
				continue;
			unknown_text(text, sizeof(text), BIT(bit));
			json_array_append_new(list,
					      json_pack("{ssss}", "address",
							address, "what",
							text));
		}
	}
	return list;
}

/**
 * json_result - what comes of a function under a policy
 * @study: the study
 * @function: number of the function
 *
 * Return: an object.
 */
json_t *json_result(const struct study *study, unsigned int function)
{
	const struct verdict *verdict = &study->verdicts[function];
	const struct placement *place = &study->placements[function];
	char reason[STUDY_REASON_TEXT];
	json_t *object = json_object();

	study_reason(reason, sizeof(reason), study, function);
	set(object, "group", json_integer(place->group));
	set(object, "certain", json_boolean(place->certain));
	set(object, "best_group", json_integer(place->best));
	set(object, "isolates", fact(verdict->isolates));
	set(object, "provides", bits(verdict->decision.provides));
	set(object, "claims", bits(verdict->decision.claims));
	set(object, "reason", text_or_null(reason));
	set(object, "unknown", unknowns(study, function));
	return object;
}

/**
 * json_write - write a document, and free it
 * @document: the document
 * @alone: it is the only one; else it takes one line
 * @out: where to
 */
void json_write(json_t *document, bool alone, FILE *out)
{
	json_dumpf(document, out, alone ? JSON_INDENT(1) : JSON_COMPACT);
	fputc('\n', out);
	json_decref(document);
}
