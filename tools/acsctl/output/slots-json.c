// SPDX-License-Identifier: GPL-2.0-only
/*
 * The slots of a machine as JSON.
 */
#include "output/json.h"
#include "output/slots-json.h"

static json_t *number_or_null(unsigned int number)
{
	return number ? json_integer(number) : json_null();
}

static json_t *place_object(const struct machine *machine,
			    const struct place *place)
{
	const struct function *port = &machine->functions[place->port];
	json_t *object = json_object();

	json_set(object, "port", json_address(machine, place->port));
	json_set(object, "slot", json_fact(port->slot));
	json_set(object, "number", number_or_null(port->slot_number));
	json_set(object, "lanes", number_or_null(port->lanes));
	json_set(object, "empty",
		 place->count ? json_false() :
		 place->is_empty && machine->is_whole ? json_true() :
							json_null());
	json_set(object, "functions", json_addresses(machine, place->card));
	json_set(object, "shared", json_boolean(place->is_shared));
	json_set(object, "alone", json_fact(place->alone));
	json_set(object, "shares", json_addresses(machine, place->shares));
	json_set(object, "unknown", json_unknown(place->unknown));
	return object;
}

static json_t *move_object(const struct slots *slots, const struct move *move)
{
	const struct machine *machine = slots->analysis->machine;

	return json_pack("{soso}", "from",
			 json_address(machine, slots->places[move->from].port),
			 "to",
			 json_address(machine, slots->places[move->to].port));
}

/**
 * slots_json - write the slots of a machine as a JSON document
 * @slots: the places
 * @source: name of the source
 * @policy: the policy as the user gave it, or as it is by default
 *
 * Return: the document.
 */
json_t *slots_json(const struct slots *slots, const char *source,
		   const char *policy)
{
	json_t *document = json_document("slots", source);
	json_t *places = json_array(), *moves = json_array();
	unsigned int i;

	for (i = 0; i < slots->count; i++)
		json_array_append_new(places,
				      place_object(slots->analysis->machine,
						   &slots->places[i]));
	for (i = 0; i < slots->move_count; i++)
		json_array_append_new(moves,
				      move_object(slots, &slots->moves[i]));
	json_set(document, "policy", json_string(policy));
	json_set(document, "places", places);
	json_set(document, "moves", moves);
	return document;
}
