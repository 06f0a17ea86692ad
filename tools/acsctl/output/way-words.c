// SPDX-License-Identifier: GPL-2.0-only
/*
 * Words for ways of packets.
 */
#include "base/text.h"
#include "output/way-words.h"

/* In cells of a table, and in JSON */
const char *const way_words[WAYS] = {
	[WAY_DEVICE]	= "device",
	[WAY_BUS]	= "bus",
	[WAY_SWITCH]	= "switch",
	[WAY_ROOT]	= "root",
	[WAY_BLOCKED]	= "blocked",
};

static const char *const way_phrases[WAYS] = {
	[WAY_DEVICE]	= "inside the device",
	[WAY_BUS]	= "over the conventional bus",
	[WAY_SWITCH]	= "through the switch",
	[WAY_ROOT]	= "through the root complex",
	[WAY_BLOCKED]	= "none, they are refused",
};

/**
 * peer_is_starred - check whether a star stands behind the word for a pair
 * @peer: the pair
 *
 * Return: true if completions take another way than requests.
 */
bool peer_is_starred(const struct peer *peer)
{
	return peer_is_certain(peer) &&
	       peer->routes[PACKET_REQUEST]->ways !=
	       peer->routes[PACKET_COMPLETION]->ways;
}

/**
 * peer_format - format how one function reaches another
 * @buf: filled with the word
 * @size: size of @buf; PEER_TEXT suffices
 * @peer: the pair
 */
void peer_format(char *buf, size_t size, const struct peer *peer)
{
	enum way way = 0;

	if (!peer_is_certain(peer)) {
		snprintf(buf, size, "?");
		return;
	}
	while (!(peer->routes[PACKET_REQUEST]->ways & BIT(way)))
		way++;
	snprintf(buf, size, "%s%s", way_words[way],
		 peer_is_starred(peer) ? "*" : "");
}

/**
 * ways_format - format ways that packets may take
 * @ways: BIT(WAY_*), at least one of them
 *
 * Return: the text, to be freed with free().
 */
char *ways_format(unsigned int ways)
{
	const char *gap = ways & (ways - 1) ? "unknown: " : "";
	struct text text;
	FILE *out = text_begin(&text);
	enum way way;

	for (way = 0; way < WAYS; way++) {
		if (!(ways & BIT(way)))
			continue;
		fprintf(out, "%s%s", gap, way_phrases[way]);
		gap = ", or ";
	}
	return text_end(&text);
}

static const char *peer_of(const struct route *route)
{
	return route->meets == WAY_ROOT ? "the root complex may send them on without the IOMMU" :
	       route->meets == WAY_DEVICE ? "may send them on inside the device" :
					    "sends them on to the peer";
}

static const char *action_of(const struct route *route, const struct route_step *step)
{
	switch (step->action) {
	case ACTION_UP:
		return "sends them up";
	case ACTION_PEER:
		return peer_of(route);
	case ACTION_REDIRECT:
		return "redirects them upstream";
	case ACTION_FORWARD:
		return "sends them further up, though the peer is below it";
	case ACTION_BLOCK:
		return step->bit == PCI_ACS_UF ?
		       "refuses them, since the peer is below it" :
		       "refuses them";
	default:
		return "unknown";
	}
}

/* Whether the bit is set that makes a function act like this */
static bool is_set(const struct route_step *step)
{
	switch (step->action) {
	case ACTION_PEER:
		return step->bit == PCI_ACS_DT;
	case ACTION_BLOCK:
		return step->bit == PCI_ACS_TB;
	default:
		return true;
	}
}

/**
 * step_format - format what a function on the way does
 * @route: the way
 * @step: one of its steps
 *
 * Return: the text, to be freed with free().
 */
char *step_format(const struct route *route, const struct route_step *step)
{
	const char *action = action_of(route, step);
	char bit[16];

	if (!step->bit)
		return text_copy(step->action == ACTION_DOUBT ?
				 "unknown: its registers do not say" : action);
	acs_format_bits(bit, sizeof(bit), step->bit);
	if (step->action != ACTION_DOUBT)
		return text_format("%s: %s is %s", action, bit,
				   is_set(step) ? "on" : "off");
	if (step->bit == PCI_ACS_EC)
		return text_format("%s: EC is on, or not known, and lists peers",
				   action);
	return text_format("%s: %s is not known", action, bit);
}
