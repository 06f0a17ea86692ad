// SPDX-License-Identifier: GPL-2.0-only
/*
 * How functions reach each other, as JSON.
 */
#include <stdlib.h>

#include "output/group-parts.h"
#include "output/json.h"
#include "output/peers-json.h"
#include "output/way-words.h"

static const char *const actions[] = {
	[ACTION_UP]		= "up",
	[ACTION_PEER]		= "peer",
	[ACTION_REDIRECT]	= "redirect",
	[ACTION_FORWARD]	= "forward",
	[ACTION_BLOCK]		= "block",
	[ACTION_DOUBT]		= "doubt",
};

static json_t *step_object(const struct machine *machine,
			   const struct route_step *step)
{
	json_t *object = json_object();

	json_set(object, "address", json_address(machine, step->function));
	json_set(object, "action", json_string(actions[step->action]));
	json_set(object, "bit", step->bit ? json_bits(step->bit) : json_null());
	return object;
}

static json_t *route_object(const struct machine *machine,
			    const struct route *route)
{
	json_t *object = json_object(), *ways = json_array();
	json_t *steps = json_array();
	unsigned int i;
	enum way way;

	for (way = 0; way < WAYS; way++)
		if (route->ways & BIT(way))
			json_array_append_new(ways, json_string(way_words[way]));
	for (i = 0; i < route->step_count; i++)
		json_array_append_new(steps,
				      step_object(machine, &route->steps[i]));
	json_set(object, "ways", ways);
	json_set(object, "steps", steps);
	json_set(object, "unknown", json_unknown(route->unknown));
	return object;
}

static void set_way(json_t *object, const struct machine *machine,
		    enum fact direct, const enum fact *redirects)
{
	json_t *list = json_array();
	unsigned int i;

	for (i = 0; i < machine->count; i++)
		if (redirects[i] == FACT_YES)
			json_array_append_new(list, json_address(machine, i));
	json_set(object, "direct", json_fact(direct));
	json_set(object, "redirects", list);
}

static json_t *host_object(const struct passage *passage)
{
	json_t *object = json_object();

	json_set(object, "passes", json_fact(passage->passes));
	json_set(object, "name", passage->note ?
		 json_string(passage->note->name) : json_null());
	json_set(object, "depends_on_version", json_boolean(passage->version));
	return object;
}

static json_t *linux_object(const struct machine *machine,
			    const struct p2pdma *p2pdma)
{
	json_t *object = json_object(), *policy = json_object();

	set_way(object, machine, p2pdma->direct, p2pdma->redirects);
	set_way(policy, machine, p2pdma->policy_direct,
		p2pdma->policy_redirects);
	json_set(object, "distance",
		 p2pdma->shares_bridge == FACT_UNKNOWN ?
		 json_null() : json_integer(p2pdma->distance));
	json_set(object, "policy", policy);
	json_set(object, "host_bridge", host_object(&p2pdma->passage));
	return object;
}

static json_t *pair_object(const struct machine *machine,
			   const struct peer *peer)
{
	json_t *object = json_object();

	json_set(object, "from", json_address(machine, peer->from));
	json_set(object, "to", json_address(machine, peer->to));
	json_set(object, "direct", json_boolean(peer_is_direct(peer)));
	json_set(object, "requests",
		 route_object(machine, peer->routes[PACKET_REQUEST]));
	json_set(object, "translated",
		 route_object(machine, peer->routes[PACKET_TRANSLATED]));
	json_set(object, "completions",
		 route_object(machine, peer->routes[PACKET_COMPLETION]));
	json_set(object, "linux", linux_object(machine, peer->p2pdma));
	return object;
}

static json_t *pairs(const struct peers *peers)
{
	json_t *list = json_array();
	unsigned int i;

	for (i = 0; i < peers->peer_count; i++)
		json_array_append_new(list,
				      pair_object(peers->analysis->machine,
						  &peers->peers[i]));
	return list;
}

/* Takes the text, which may be NULL */
static json_t *take_text(char *text)
{
	json_t *value = text ? json_text(text) : json_null();

	free(text);
	return value;
}

static json_t *gate_object(const struct opening *opening,
			   const struct gate *gate)
{
	json_t *object = json_object();

	json_set(object, "address",
		 json_address(opening->before->analysis->machine,
			      gate->function));
	json_set(object, "clears", json_bits(gate->clear));
	json_set(object, "for_linux", json_boolean(gate->for_linux));
	json_set(object, "config_acs",
		 take_text(gate_item_format(opening, gate, CONTROL_CONFIG)));
	json_set(object, "disable_acs_redir",
		 take_text(gate_item_format(opening, gate, CONTROL_REDIRECT)));
	json_set(object, "setpci",
		 take_text(gate_setpci_format(opening, gate)));
	return object;
}

static json_t *option(const struct opening *opening, enum control_option option)
{
	return opening->options[option] ? json_text(opening->options[option]) :
					  json_null();
}

static json_t *opening_object(const struct opening *opening)
{
	const struct machine *machine = opening->before->analysis->machine;
	json_t *object = json_object(), *gates = json_array();
	unsigned int i;

	for (i = 0; i < opening->gate_count; i++)
		json_array_append_new(gates,
				      gate_object(opening, &opening->gates[i]));
	json_set(object, "needless", json_boolean(opening->needless));
	json_set(object, "helps", json_boolean(opening_helps(opening)));
	json_set(object, "config_acs", option(opening, CONTROL_CONFIG));
	json_set(object, "disable_acs_redir",
		 option(opening, CONTROL_REDIRECT));
	json_set(object, "gates", gates);
	json_set(object, "joins",
		 group_parts_json(opening->after_analysis,
				  opening->before->analysis));
	json_set(object, "reached", json_addresses(machine, opening->reached));
	json_set(object, "contradicts",
		 json_addresses(machine, opening->contradicts));
	json_set(object, "pairs", pairs(opening->after));
	return object;
}

/**
 * peers_json - write how functions reach each other as a JSON document
 * @view: what to write
 *
 * Return: the document.
 */
json_t *peers_json(const struct peers_view *view)
{
	json_t *document = json_document("peers", view->source);

	json_set(document, "policy", json_string(view->policy));
	json_set(document, "pairs", pairs(view->peers));
	json_set(document, "opening", view->opening ?
		 opening_object(view->opening) : json_null());
	return document;
}
