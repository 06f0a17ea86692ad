/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What Linux itself thinks of two functions that want to reach each other.
 */
#ifndef ACSCTL_JUDGE_P2PDMA_H
#define ACSCTL_JUDGE_P2PDMA_H

#include "judge/analysis.h"
#include "judge/host-bridge.h"

/**
 * struct p2pdma - the judgement of pci_p2pdma_distance_many() on two functions
 * @direct: they reach each other below a common bridge, and nothing redirects
 * @passage: the way through their host bridges, which it takes otherwise
 * @shares_bridge: they have a common bridge
 * @distance: number of links between them
 * @redirects: for each function, whether Linux finds that it redirects, as far
 *	as it asks
 * @policy_direct: @direct in a kernel with the policy, which tells p2pdma of
 *	ports that redirect without showing it at the standard place
 * @policy_redirects: @redirects in such a kernel
 */
struct p2pdma {
	enum fact direct;
	struct passage passage;
	enum fact shares_bridge;
	unsigned int distance;
	enum fact *redirects;
	enum fact policy_direct;
	enum fact *policy_redirects;
};

struct p2pdma *p2pdma_judge(const struct analysis *analysis,
			    unsigned int provider, unsigned int client);
void p2pdma_free(struct p2pdma *p2pdma);

#endif /* ACSCTL_JUDGE_P2PDMA_H */
