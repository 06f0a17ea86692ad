/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Sets of device ids.
 */
#ifndef ACSGEN_IDS_H
#define ACSGEN_IDS_H

#include "language/tree.h"

/**
 * struct id_set - device ids
 * @ranges: the ranges, sorted and disjoint
 * @below: of each range, how many ids are in those before it
 * @count: number of @ranges
 * @total: number of ids
 */
struct id_set {
	const struct ids **ranges;
	u32 *below;
	unsigned int count;
	u32 total;
};

const struct id_set *make_id_set(const struct ids *ids);
const struct ids *find_id(const struct id_set *set, u32 id);
u32 count_common_ids(const struct id_set *a, const struct id_set *b);

#endif /* ACSGEN_IDS_H */
