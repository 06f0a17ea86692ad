// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finds a slot in the hash table for each vendor, its own if possible.
 */
#include "base/arena.h"
#include "database/hash.h"

/*
 * Slots to clear and fill for a table of one size; more is not worth the time
 */
#define EFFORT	8000000

/**
 * struct hashing - the search for a hash table
 * @db: the table that is tried
 * @vendors: the vendors that it has to contain
 * @count: number of @vendors
 * @slots: scratch room
 */
struct hashing {
	struct acs_db *db;
	const struct acs_vendor *vendors;
	unsigned int count;
	struct acs_vendor *slots;
};

/*
 * Fills the slots; there are @limit more than db->slot_count.
 *
 * @work: counts the slots that are cleared and filled
 *
 * Return: how far the farthest vendor is from its own slot, or @limit if that
 * is not enough.
 */
static unsigned int fill_slots(const struct hashing *hashing, unsigned int limit,
			       unsigned int *work)
{
	struct acs_vendor *slots = hashing->slots;
	const struct acs_db *db = hashing->db;
	unsigned int i, farthest = 0;

	for (i = 0; i < db->slot_count + limit; i++)
		slots[i] = (struct acs_vendor){ .vendor = ACS_NO_VENDOR };
	*work += i;

	for (i = 0; i < hashing->count; i++) {
		u32 hash = hashing->vendors[i].vendor * db->multiplier;
		struct acs_vendor *own =
			&slots[(u64)hash * db->slot_count >> 32];
		unsigned int far = 0;

		++*work;
		while (far < limit && own[far].vendor != ACS_NO_VENDOR)
			far++;
		if (far == limit)
			return limit;
		own[far] = hashing->vendors[i];
		if (far > farthest)
			farthest = far;
	}
	return farthest;
}

/*
 * Tries multipliers for a table of db->slot_count slots; @best is the best so
 * far
 */
static void try_multipliers(const struct hashing *hashing, struct acs_db *best)
{
	struct acs_db *db = hashing->db;
	unsigned int reach, work = 0;
	u32 multiplier = 1;

	while (best->reach && work < EFFORT) {
		/* The generator of random numbers from Knuth, 3.3.4, made odd */
		multiplier = (multiplier * 1664525 + 1013904223) | 1;
		db->multiplier = multiplier;
		reach = fill_slots(hashing, best->reach, &work);
		if (reach < best->reach) {
			*best = *db;
			best->reach = reach;
		}
	}
}

/**
 * hash_vendors - make the hash table of vendors
 * @db: gets the slots, and the parameters of the hash function
 * @vendors: the vendors that it has to contain
 * @count: number of @vendors
 *
 * Of the tables whose farthest vendor is nearest to its own slot, the smallest
 * one is taken.
 */
void hash_vendors(struct acs_db *db, const struct acs_vendor *vendors,
		  unsigned int count)
{
	/*
	 * Room for all vendors, even if all of them belong in the last slot
	 */
	struct hashing hashing = {
		.db = db,
		.vendors = vendors,
		.count = count,
		.slots = arena_alloc((3 * count + 2) * sizeof(*vendors)),
	};
	unsigned int step = 1 + count / 8, work = 0;
	struct acs_db best = *db;

	best.reach = count + 1;
	for (db->slot_count = count + step; db->slot_count <= 2 * count + 1;
	     db->slot_count += step)
		try_multipliers(&hashing, &best);

	*db = best;
	fill_slots(&hashing, db->reach + 1, &work);
	db->vendors = hashing.slots;
}
