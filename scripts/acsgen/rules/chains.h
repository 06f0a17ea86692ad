/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Counts what the index of each vendor will hold.
 */
#ifndef ACSGEN_CHAINS_H
#define ACSGEN_CHAINS_H

#include "rules/rule.h"

void count_chains(const struct tree *tree,
		  void (*report)(u16 vendor, unsigned int spans, u64 links,
				 const char *name),
		  const char *name);

#endif /* ACSGEN_CHAINS_H */
