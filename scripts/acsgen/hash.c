// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finds each vendor a slot of its own in the hash table, if it can be had.
 */
#include <string.h>

#include "arena.h"
#include "index.h"

/* Vendors placed in all trials; the time of a good second is not worth more */
#define EFFORT	4000000

/* At least a third of the slots stay free, so that a search ends soon */
static unsigned int bits_for(unsigned int vendors)
{
	unsigned int bits = 1;

	while (1U << bits < vendors + (vendors + 1) / 2)
		bits++;
	return bits;
}

/* Return: by how many slots the vendors miss their own, taken together */
static unsigned int place(const struct acs_db *db, u16 *slots,
			  unsigned int slot_count)
{
	unsigned int i, moved = 0;

	memset(slots, 0, slot_count * sizeof(*slots));
	for (i = 0; i < db->vendor_count; i++) {
		u32 slot = db->vendors[i].vendor * db->multiplier >> db->shift;

		for (; slots[slot]; slot = (slot + 1) % slot_count)
			moved++;
		slots[slot] = i + 1;
	}
	return moved;
}

/**
 * hash_vendors - make the hash table of an index
 * @index: has its vendors; its slots, multiplier and shift are set
 */
void hash_vendors(struct index *index)
{
	struct acs_db *db = &index->db;
	unsigned int bits = bits_for(db->vendor_count);
	unsigned int trials = 1 + EFFORT / (db->vendor_count + 1);
	unsigned int moved, least = -1;
	u32 multiplier = 1, best = 1;
	u16 *slots;

	index->slot_count = 1U << bits;
	slots = arena_alloc(index->slot_count * sizeof(*slots));
	db->slots = slots;
	db->shift = 32 - bits;

	while (least && trials--) {
		/* The generator of random numbers from Knuth, 3.3.4, made odd */
		multiplier = (multiplier * 1664525 + 1013904223) | 1;
		db->multiplier = multiplier;
		moved = place(db, slots, index->slot_count);
		if (moved < least) {
			least = moved;
			best = multiplier;
		}
	}

	db->multiplier = best;
	place(db, slots, index->slot_count);
}
