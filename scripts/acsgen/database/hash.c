// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finds each vendor a slot in the hash table, its own if that can be had.
 */
#include "base/arena.h"
#include "database/index.h"

/* Slots cleared and filled for a table of one size; more is not worth it */
#define EFFORT	8000000

/*
 * @slots: filled in; there are @limit more than there are own ones
 * @work: counts slots cleared and filled
 *
 * Return: by how many slots a vendor misses its own at most, or @limit if that
 * is not enough.
 */
static unsigned int place(const struct index *index, struct acs_vendor *slots,
			  unsigned int limit, unsigned int *work)
{
	const struct acs_db *db = &index->db;
	unsigned int i, farthest = 0;

	for (i = 0; i < db->slot_count + limit; i++)
		slots[i] = (struct acs_vendor){ .vendor = ACS_NO_VENDOR };
	*work += i;

	for (i = 0; i < index->vendor_count; i++) {
		u32 hash = index->vendors[i].vendor * db->multiplier;
		struct acs_vendor *own =
			&slots[(u64)hash * db->slot_count >> 32];
		unsigned int far = 0;

		++*work;
		while (far < limit && own[far].vendor != ACS_NO_VENDOR)
			far++;
		if (far == limit)
			return limit;
		own[far] = index->vendors[i];
		if (far > farthest)
			farthest = far;
	}
	return farthest;
}

/*
 * Tries multipliers for a table of @index->db.slot_count slots
 *
 * @slots: scratch room
 * @best: the best so far
 */
static void improve(struct index *index, struct acs_vendor *slots,
		    struct acs_db *best)
{
	struct acs_db *db = &index->db;
	unsigned int reach, work = 0;
	u32 multiplier = 1;

	while (best->reach && work < EFFORT) {
		/* The generator of random numbers from Knuth, 3.3.4, made odd */
		multiplier = (multiplier * 1664525 + 1013904223) | 1;
		db->multiplier = multiplier;
		reach = place(index, slots, best->reach, &work);
		if (reach < best->reach) {
			*best = *db;
			best->reach = reach;
		}
	}
}

/**
 * hash_vendors - make the hash table of an index
 * @index: has its vendors; the slots, and what leads to them, are set
 *
 * The smallest table of those is taken where a vendor is farthest from its own
 * slot by the least.
 */
void hash_vendors(struct index *index)
{
	unsigned int count = index->vendor_count, work = 0;
	unsigned int step = 1 + count / 8;
	struct acs_db *db = &index->db;
	struct acs_db best = *db;
	struct acs_vendor *slots;

	/* Room for any number of vendors that are due in the last slot */
	slots = arena_alloc((3 * count + 2) * sizeof(*slots));
	best.reach = count + 1;
	for (db->slot_count = count + step; db->slot_count <= 2 * count + 1;
	     db->slot_count += step)
		improve(index, slots, &best);

	*db = best;
	place(index, slots, db->reach + 1, &work);
	db->vendors = slots;
}
