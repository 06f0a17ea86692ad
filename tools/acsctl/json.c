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
	return json_pack("{ssssso}", "schema", JSON_SCHEMA, "verb", verb,
			 "source", text_or_null(source));
}

static json_t *words(const struct function *f)
{
	if (f->acs != FACT_YES || !f->has_words ||
	    f->words.state != ACS_WORDS_READ)
		return json_null();
	return json_pack("{soso}", "capability",
			 hex_or_null(true, f->words.capability, 4), "control",
			 hex_or_null(true, f->words.control, 4));
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
	json_t *above = json_null();
	char text[ADDRESS_TEXT];

	if (f->above) {
		machine_address(text, sizeof(text), machine, f->above);
		above = json_string(text);
	}
	machine_address(text, sizeof(text), machine, f);
	return json_pack("{sssosososososososososososososo}",
			 "address", text,
			 "vendor", hex_or_null(f->has_ids, f->vendor, 4),
			 "device", hex_or_null(f->has_ids, f->device, 4),
			 "subsystem_vendor",
			 hex_or_null(f->has_subsystem, f->subsystem_vendor, 4),
			 "subsystem_device",
			 hex_or_null(f->has_subsystem, f->subsystem_device, 4),
			 "class", hex_or_null(f->has_class, f->class, 6),
			 "type", text_or_null(function_type_name(f)),
			 "multifunction", fact(f->multifunction),
			 "acs", fact(f->acs),
			 "acs_registers", words(f),
			 "external", fact(f->external),
			 "above", above,
			 "name", text_or_null(f->name),
			 "driver", text_or_null(f->driver),
			 "reported", reported(f),
			 "running", text_or_null(f->running));
}

static json_t *bits(u32 value)
{
	char text[40];

	acs_bits_name(text, sizeof(text), value);
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

	study_reason(reason, sizeof(reason), study, function);
	return json_pack("{sisbsisososossso}",
			 "group", place->group,
			 "certain", place->certain,
			 "best_group", place->best,
			 "isolates", fact(verdict->isolates),
			 "provides", bits(verdict->decision.provides),
			 "claims", bits(verdict->decision.claims),
			 "reason", reason,
			 "unknown", unknowns(study, function));
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
