/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Which functions reach each other, and how.
 */
#ifndef ACSCTL_ANSWER_PEERS_H
#define ACSCTL_ANSWER_PEERS_H

#include "judge/p2pdma.h"
#include "judge/routing.h"

/* Classes of functions that are asked about if nothing is said */
#define PEERS_CLASSES	"vga,nic,nvme,accelerator"

/**
 * struct peer - how one function reaches another
 * @from: number of the function that sends requests
 * @to: number of the function that receives them
 * @routes: the way of each kind of packet; completions go back, from @to to
 *	@from
 * @p2pdma: judgement of Linux, with @to as the provider of memory
 */
struct peer {
	unsigned int from;
	unsigned int to;
	struct route *routes[PACKETS];
	struct p2pdma *p2pdma;
};

/**
 * struct peers - how functions reach each other
 * @analysis: the machine under a policy
 * @functions: numbers of the functions
 * @count: number of @functions
 * @peers: the pairs, each in both directions: for the first function the others
 *	in their order, then for the next one
 * @peer_count: number of @peers
 */
struct peers {
	const struct analysis *analysis;
	unsigned int *functions;
	unsigned int count;
	struct peer *peers;
	unsigned int peer_count;
};

unsigned int *peers_functions(const struct analysis *analysis,
			      const char *classes, unsigned int *count);
struct peers *peers_new(const struct analysis *analysis,
			const unsigned int *functions, unsigned int count);
void peers_free(struct peers *peers);
const struct peer *peers_pair(const struct peers *peers, unsigned int from,
			      unsigned int to);
bool peer_is_certain(const struct peer *peer);
bool peer_is_direct(const struct peer *peer);
bool peers_are_direct(const struct peers *peers);
unsigned int peers_unknown(const struct peers *peers, unsigned int packets);

#endif /* ACSCTL_ANSWER_PEERS_H */
