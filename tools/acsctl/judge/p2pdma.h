/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What Linux itself thinks of two functions that want to reach each other.
 */
#ifndef ACSCTL_JUDGE_P2PDMA_H
#define ACSCTL_JUDGE_P2PDMA_H

#include "judge/analysis.h"

/**
 * struct p2pdma - the judgement of pci_p2pdma_distance_many() on two functions
 * @direct: they reach each other below a common bridge, and nothing redirects.
 *	If not, Linux allows them the way through the root complex only where it
 *	knows that this works
 * @shares_bridge: they have a common bridge
 * @distance: number of links between them
 * @redirects: for each function, whether Linux finds that it redirects, as far
 *	as it asks
 */
struct p2pdma {
	enum fact direct;
	enum fact shares_bridge;
	unsigned int distance;
	enum fact *redirects;
};

struct p2pdma *p2pdma_judge(const struct analysis *analysis,
			    unsigned int provider, unsigned int client);
void p2pdma_free(struct p2pdma *p2pdma);

#endif /* ACSCTL_JUDGE_P2PDMA_H */
