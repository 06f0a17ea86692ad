// SPDX-License-Identifier: GPL-2.0-only
/*
 * Makes buckets of ids for vendors with many spans, so that a search in the
 * spans is short.
 */
#include "base/arena.h"
#include "database/buckets.h"

/* A search in so few spans takes no longer than finding a bucket */
#define FEW_SPANS	64

/* As many buckets as possible, with room for one more entry; a power of two */
static unsigned int choose_shift(unsigned int span_count)
{
	unsigned int shift = 15;

	while ((0x10000U >> (shift - 1)) + 1 <=
	       span_count / ACS_SPANS_PER_BUCKET)
		shift--;
	return shift;
}

static void fill(u16 *buckets, const struct acs_span *spans,
		 const struct acs_vendor *vendor)
{
	unsigned int i, count = 0x10000 >> vendor->shift;
	unsigned int at = 0, last = vendor->span_count - 1;

	for (i = 0; i < count; i++) {
		while (at < last && spans[at + 1].first <= i << vendor->shift)
			at++;
		buckets[i] = at;
	}
	buckets[count] = last;
}

/**
 * make_buckets - make buckets for vendors with many spans
 * @index: the index, without a hash table of vendors
 *
 * Vendors with few spans get none.
 */
void make_buckets(struct index *index)
{
	unsigned int i, room = index->span_count / ACS_SPANS_PER_BUCKET;
	u16 *buckets = arena_alloc((room + 1) * sizeof(*buckets));

	for (i = 0; i < index->vendor_count; i++) {
		struct acs_vendor *vendor = &index->vendors[i];

		if (vendor->span_count <= FEW_SPANS)
			continue;
		vendor->shift = choose_shift(vendor->span_count);
		fill(&buckets[acs_first_bucket(vendor)],
		     &index->db.spans[vendor->span], vendor);
		index->db.buckets = buckets;
		index->bucket_count = room;
	}
}
