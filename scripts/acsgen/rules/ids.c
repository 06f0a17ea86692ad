// SPDX-License-Identifier: GPL-2.0-only
/*
 * Sets of device ids, as arrays of ranges that can be searched.
 */
#include "base/arena.h"
#include "rules/ids.h"

/**
 * make_id_set - make a set of ids
 * @ids: sorted and disjoint
 *
 * Return: the set.
 */
const struct id_set *make_id_set(const struct ids *ids)
{
	struct id_set *set = arena_alloc(sizeof(*set));
	const struct ids *range;
	unsigned int i = 0;

	for (range = ids; range; range = range->next)
		set->count++;
	set->ranges = arena_alloc(set->count * sizeof(*set->ranges));
	set->below = arena_alloc(set->count * sizeof(*set->below));
	for (range = ids; range; range = range->next) {
		set->ranges[i] = range;
		set->below[i++] = set->total;
		set->total += range->last - range->first + 1;
	}
	return set;
}

/* How many ranges begin at an id or below it */
static unsigned int count_ranges(const struct id_set *set, u32 id)
{
	unsigned int first = 0, last = set->count;

	while (first < last) {
		unsigned int middle = (first + last) / 2;

		if (set->ranges[middle]->first <= id)
			first = middle + 1;
		else
			last = middle;
	}
	return first;
}

/**
 * find_id - find an id
 * @set: where
 * @id: the id
 *
 * Return: the range that has it, or NULL.
 */
const struct ids *find_id(const struct id_set *set, u32 id)
{
	unsigned int count = count_ranges(set, id);

	if (!count || set->ranges[count - 1]->last < id)
		return NULL;
	return set->ranges[count - 1];
}

/* How many ids are not above an id */
static u32 count_up_to(const struct id_set *set, u32 id)
{
	unsigned int count = count_ranges(set, id);
	const struct ids *range;

	if (!count)
		return 0;
	range = set->ranges[count - 1];
	if (id > range->last)
		id = range->last;
	return set->below[count - 1] + id - range->first + 1;
}

/**
 * count_common_ids - count the ids that two sets have in common
 * @a: a set
 * @b: another
 *
 * Return: their number.
 */
u32 count_common_ids(const struct id_set *a, const struct id_set *b)
{
	const struct id_set *few = a->count < b->count ? a : b;
	const struct id_set *many = few == a ? b : a;
	unsigned int i;
	u32 count = 0;

	for (i = 0; i < few->count; i++) {
		const struct ids *range = few->ranges[i];

		count += count_up_to(many, range->last);
		if (range->first)
			count -= count_up_to(many, range->first - 1);
	}
	return count;
}
