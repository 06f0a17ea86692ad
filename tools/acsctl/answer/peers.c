// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finds out how each of several functions reaches each other one.
 */
#include <stdlib.h>

#include "answer/choice.h"
#include "answer/peers.h"
#include "base/memory.h"

static void find_peer(struct peer *peer, const struct analysis *analysis)
{
	enum packet packet;

	for (packet = 0; packet < PACKETS; packet++)
		peer->routes[packet] = packet == PACKET_COMPLETION ?
			route_find(analysis, peer->to, peer->from, packet) :
			route_find(analysis, peer->from, peer->to, packet);
	peer->p2pdma = p2pdma_judge(analysis, peer->to, peer->from);
}

/**
 * peers_functions - choose functions by their class
 * @analysis: the machine
 * @classes: words for classes, separated by commas
 * @count: set to their number
 *
 * Return: the numbers of those that are neither bridges nor virtual functions, to
 * be freed with free().
 */
unsigned int *peers_functions(const struct analysis *analysis,
			      const char *classes, unsigned int *count)
{
	struct analysis *analyses[] = { (struct analysis *)analysis };
	struct choice choice = { .classes = classes };
	unsigned int i, all, *functions;

	functions = choice_make(&choice, analyses, 1, &all);
	*count = 0;
	for (i = 0; i < all; i++) {
		const struct function *f =
			&analysis->machine->functions[functions[i]];

		if (!function_is_bridge(f) && !f->is_virtual)
			functions[(*count)++] = functions[i];
	}
	return functions;
}

/**
 * peers_new - find out how functions reach each other
 * @analysis: the machine under a policy; must outlive what is returned
 * @functions: numbers of the functions, none of them a bridge
 * @count: number of @functions
 *
 * Return: the pairs, to be freed with peers_free().
 */
struct peers *peers_new(const struct analysis *analysis,
			const unsigned int *functions, unsigned int count)
{
	struct peers *peers = allocate(1, sizeof(*peers));
	unsigned int i, k;

	peers->analysis = analysis;
	peers->functions = allocate(count, sizeof(*peers->functions));
	memcpy(peers->functions, functions, count * sizeof(*functions));
	peers->count = count;
	peers->peers = allocate(count * count, sizeof(*peers->peers));
	for (i = 0; i < count; i++)
		for (k = 0; k < count; k++) {
			struct peer *peer = &peers->peers[peers->peer_count];

			if (i == k)
				continue;
			peer->from = functions[i];
			peer->to = functions[k];
			find_peer(peer, analysis);
			peers->peer_count++;
		}
	return peers;
}

/**
 * peers_free - free pairs
 * @peers: from peers_new(), or NULL
 */
void peers_free(struct peers *peers)
{
	enum packet packet;
	unsigned int i;

	if (!peers)
		return;
	for (i = 0; i < peers->peer_count; i++) {
		for (packet = 0; packet < PACKETS; packet++)
			route_free(peers->peers[i].routes[packet]);
		p2pdma_free(peers->peers[i].p2pdma);
	}
	free(peers->peers);
	free(peers->functions);
	free(peers);
}

/**
 * peers_pair - get a pair
 * @peers: the pairs
 * @from: place in @peers->functions of the one that sends requests
 * @to: place of another one, which receives them
 *
 * Return: the pair.
 */
const struct peer *peers_pair(const struct peers *peers, unsigned int from,
			      unsigned int to)
{
	return &peers->peers[from * (peers->count - 1) + to - (to > from)];
}

static bool is_certain(const struct route *route)
{
	return !(route->ways & (route->ways - 1));
}

/**
 * peer_is_certain - check whether requests and completions have one way each
 * @peer: the pair
 *
 * Return: true if they do.
 */
bool peer_is_certain(const struct peer *peer)
{
	return is_certain(peer->routes[PACKET_REQUEST]) &&
	       is_certain(peer->routes[PACKET_COMPLETION]);
}

/**
 * peer_is_direct - check whether requests and their completions go directly
 * @peer: the pair
 *
 * Return: true if it is certain that neither reaches the root complex.
 */
bool peer_is_direct(const struct peer *peer)
{
	return route_is_direct(peer->routes[PACKET_REQUEST]) &&
	       route_is_direct(peer->routes[PACKET_COMPLETION]);
}

/**
 * peers_are_direct - check whether all pairs are direct
 * @peers: the pairs
 *
 * Return: true if that is certain.
 */
bool peers_are_direct(const struct peers *peers)
{
	unsigned int i;

	for (i = 0; i < peers->peer_count; i++)
		if (!peer_is_direct(&peers->peers[i]))
			return false;
	return true;
}

/**
 * peers_unknown - get what ways depend on
 * @peers: the pairs
 * @packets: BIT(PACKET_*) of the kinds of packets that matter
 *
 * Return: UNKNOWN_* facts.
 */
unsigned int peers_unknown(const struct peers *peers, unsigned int packets)
{
	unsigned int i, unknown = 0;
	enum packet packet;

	for (i = 0; i < peers->peer_count; i++)
		for (packet = 0; packet < PACKETS; packet++)
			if (packets & BIT(packet))
				unknown |=
					peers->peers[i].routes[packet]->unknown;
	return unknown;
}
