// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finds a slot in the hash table for each vendor, its own if possible.
 */
#include <string.h>

#include "base/arena.h"
#include "database/hash.h"

/*
 * Slots and vendors to look at for a table of one size; more is not worth the
 * time
 */
#define EFFORT	8000000

/**
 * struct hashing - the search for a hash table
 * @db: the table that is tried
 * @vendors: the vendors that it has to contain
 * @count: number of @vendors
 * @slots: scratch room for the slots
 * @first: scratch room: of each slot, the first vendor whose own slot it is,
 *	counted from 1; 0 if there is none
 * @next: scratch room: of each vendor, counted from 1, the next with the same own
 *	slot
 */
struct hashing {
	struct acs_db *db;
	const struct acs_vendor *vendors;
	unsigned int count;
	struct acs_vendor *slots;
	unsigned int *first;
	unsigned int *next;
};

/*
 * Fills the slots; there are @limit more than db->slot_count. Vendors are placed
 * in the order of their own slots, each in the first slot that is left from there
 * on: in any other order, the farthest vendor is at least as far from its own
 * slot.
 *
 * @work: counts the slots and vendors that are looked at
 *
 * Return: how far the farthest vendor is from its own slot, or @limit if that
 * is not enough.
 */
static unsigned int fill_slots(const struct hashing *hashing, unsigned int limit,
			       unsigned int *work)
{
	static const struct acs_vendor empty = { .vendor = ACS_NO_VENDOR };
	struct acs_vendor *slots = hashing->slots;
	const struct acs_db *db = hashing->db;
	unsigned int i, n, at = 0, farthest = 0;

	memset(hashing->first, 0, db->slot_count * sizeof(*hashing->first));
	for (n = 1; n <= hashing->count; n++) {
		u32 hash = hashing->vendors[n - 1].vendor * db->multiplier;
		unsigned int *own =
			&hashing->first[(u64)hash * db->slot_count >> 32];

		hashing->next[n] = *own;
		*own = n;
	}
	*work += db->slot_count + hashing->count;

	for (i = 0; i < db->slot_count; i++) {
		for (n = hashing->first[i]; n; n = hashing->next[n]) {
			if (at - i == limit)
				return limit;
			if (at - i > farthest)
				farthest = at - i;
			slots[at++] = hashing->vendors[n - 1];
		}
		if (at == i)
			slots[at++] = empty;
	}
	while (at < db->slot_count + limit)
		slots[at++] = empty;
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
		.first = arena_alloc((2 * count + 1) * sizeof(unsigned int)),
		.next = arena_alloc((count + 1) * sizeof(unsigned int)),
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
