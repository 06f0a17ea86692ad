// SPDX-License-Identifier: GPL-2.0-only
/*
 * Building blocks of JSON documents. Unknown values are null.
 */
#include "base/schema.h"
#include "output/json.h"

/**
 * json_text - a string that may be missing
 * @text: the string, or NULL; need not be valid UTF-8
 *
 * Return: a string, or null if it is missing or not valid UTF-8.
 */
json_t *json_text(const char *text)
{
	json_t *value = text ? json_string(text) : json_null();

	return value ? value : json_null();
}

/**
 * json_texts - a list of strings
 * @names: the strings
 *
 * Return: an array.
 */
json_t *json_texts(const struct names *names)
{
	json_t *list = json_array();
	unsigned int i;

	for (i = 0; i < names->count; i++)
		json_array_append_new(list, json_text(names->list[i]));
	return list;
}

/**
 * json_addresses - addresses of functions
 * @machine: the machine
 * @marks: for each function, 0 if it is left out
 *
 * Return: an array of strings.
 */
json_t *json_addresses(const struct machine *machine,
		       const unsigned int *marks)
{
	json_t *list = json_array();
	unsigned int i;

	for (i = 0; i < machine->count; i++)
		if (marks[i])
			json_array_append_new(list, json_address(machine, i));
	return list;
}

/**
 * json_set - set a member
 * @object: the object
 * @key: name of the member
 * @value: its value; the object takes it over
 */
void json_set(json_t *object, const char *key, json_t *value)
{
	json_object_set_new(object, key, value);
}

static json_t *hex_or_null(bool known, unsigned int value, int digits)
{
	return known ? json_sprintf("%0*x", digits, value) : json_null();
}

/**
 * json_fact - a truth value that may be unknown
 * @fact: the value
 *
 * Return: true, false or null.
 */
json_t *json_fact(enum fact fact)
{
	return fact == FACT_UNKNOWN ? json_null() :
				      json_boolean(fact == FACT_YES);
}

/**
 * json_document - begin a document
 * @verb: name of the verb
 * @source: name of the source
 *
 * Return: an object with the members that all documents have.
 */
json_t *json_document(const char *verb, const char *source)
{
	json_t *document = json_object();

	json_set(document, "schema", json_string(JSON_SCHEMA));
	json_set(document, "verb", json_string(verb));
	json_set(document, "source", json_text(source));
	return document;
}

static json_t *words(const struct function *f)
{
	json_t *object;

	if (f->acs != FACT_YES || !f->has_words ||
	    f->words.state != ACS_WORDS_READ)
		return json_null();
	object = json_object();
	json_set(object, "capability", hex_or_null(true, f->words.capability, 4));
	json_set(object, "control", hex_or_null(true, f->words.control, 4));
	return object;
}

static json_t *reported(const struct function *f)
{
	return f->reported < 0 ? json_null() : json_integer(f->reported);
}

/**
 * json_function - the facts about a function
 * @machine: the machine
 * @function: the function
 *
 * Return: an object.
 */
json_t *json_function(const struct machine *machine,
		      const struct function *function)
{
	const struct function *f = function;
	json_t *object = json_object();

	json_set(object, "address",
		 json_address(machine, f - machine->functions));
	json_set(object, "vendor", hex_or_null(f->has_ids, f->vendor, 4));
	json_set(object, "device", hex_or_null(f->has_ids, f->device, 4));
	json_set(object, "subsystem_vendor",
		 hex_or_null(f->has_subsystem, f->subsystem_vendor, 4));
	json_set(object, "subsystem_device",
		 hex_or_null(f->has_subsystem, f->subsystem_device, 4));
	json_set(object, "class", hex_or_null(f->has_class, f->class, 6));
	json_set(object, "type", json_text(function_type_name(f)));
	json_set(object, "multifunction", json_fact(f->multifunction));
	json_set(object, "acs", json_fact(f->acs));
	json_set(object, "acs_registers", words(f));
	json_set(object, "external", json_fact(f->external));
	json_set(object, "above",
		 f->above ?
			 json_address(machine, f->above - machine->functions) :
			 json_null());
	json_set(object, "name", json_text(f->name));
	json_set(object, "driver", json_text(f->driver));
	json_set(object, "reported", reported(f));
	json_set(object, "running", json_text(f->running));
	return object;
}

/**
 * json_address - the address of a function
 * @machine: its machine
 * @function: its number
 *
 * Return: a string.
 */
json_t *json_address(const struct machine *machine, unsigned int function)
{
	char text[ADDRESS_TEXT];

	machine_address(text, sizeof(text), machine,
			&machine->functions[function]);
	return json_string(text);
}

/**
 * json_bits - names of ACS bits
 * @value: PCI_ACS_* bits
 *
 * Return: a string.
 */
json_t *json_bits(u32 value)
{
	char text[40];

	acs_format_bits(text, sizeof(text), value);
	return json_string(text);
}

/**
 * json_unknown - unknown facts
 * @unknown: UNKNOWN_* facts
 *
 * Return: an array of strings.
 */
json_t *json_unknown(unsigned int unknown)
{
	json_t *list = json_array();
	char text[UNKNOWN_TEXT];
	unsigned int fact;

	while ((fact = unknown_next(&unknown))) {
		unknown_format(text, sizeof(text), fact);
		json_array_append_new(list, json_string(text));
	}
	return list;
}

static json_t *unknowns(const struct analysis *analysis, unsigned int function)
{
	const struct machine *machine = analysis->machine;
	json_t *list = json_array();
	unsigned int i, fact;

	for (i = 0; i < machine->count; i++) {
		unsigned int unknown = analysis->verdicts[i].unknown;
		char address[ADDRESS_TEXT], text[UNKNOWN_TEXT];

		if (!analysis_depends_on(analysis, function, i))
			continue;
		machine_address(address, sizeof(address), machine,
				&machine->functions[i]);
		while ((fact = unknown_next(&unknown))) {
			unknown_format(text, sizeof(text), fact);
			json_array_append_new(list,
					      json_pack("{ssss}", "address",
							address, "what",
							text));
		}
	}
	return list;
}

/* The functions of other groups that can send to it past the IOMMU */
static json_t *open_from(const struct analysis *analysis, unsigned int function)
{
	json_t *list = json_array();
	unsigned int i;

	for (i = 0; i < analysis->machine->count; i++)
		if (analysis_leaves_open(analysis, i, function))
			json_array_append_new(list,
					      json_address(analysis->machine,
							   i));
	return list;
}

/**
 * json_result - the verdict on a function and its group
 * @analysis: the analysis
 * @function: number of the function
 *
 * Return: an object.
 */
json_t *json_result(const struct analysis *analysis, unsigned int function)
{
	const struct verdict *verdict = &analysis->verdicts[function];
	const struct placement *place = &analysis->placements[function];
	char reason[ANALYSIS_REASON_TEXT];
	json_t *object = json_object();

	analysis_reason(reason, sizeof(reason), analysis, function);
	json_set(object, "group", json_integer(place->group));
	json_set(object, "certain", json_boolean(place->certain));
	json_set(object, "best_group", json_integer(place->best));
	json_set(object, "isolates", json_fact(verdict->isolates));
	json_set(object, "provides", json_bits(verdict->decision.provides));
	json_set(object, "claims", json_bits(verdict->decision.claims));
	json_set(object, "reason", json_text(reason));
	json_set(object, "unknown", unknowns(analysis, function));
	json_set(object, "open_from", open_from(analysis, function));
	return object;
}

/**
 * json_write - write a document, and free it
 * @document: the document
 * @alone: it is the only document; if not, it takes one line
 * @out: stream to write to
 */
void json_write(json_t *document, bool alone, FILE *out)
{
	json_dumpf(document, out, alone ? JSON_INDENT(1) : JSON_COMPACT);
	fputc('\n', out);
	json_decref(document);
}
