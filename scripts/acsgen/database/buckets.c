// SPDX-License-Identifier: GPL-2.0-only
/*
 * Makes buckets of ids for vendors with many spans, so that a search in the
 * spans is short.
 */
#include "base/arena.h"
#include "database/buckets.h"

/* A search in so few spans takes no longer than finding a bucket */
#define FEW_SPANS	64

/* As many buckets as possible; a power of two */
static unsigned int choose_shift(unsigned int span_count)
{
	unsigned int shift = 15;

	while (0x10000U >> (shift - 1) <= span_count / ACS_SPANS_PER_BUCKET)
		shift--;
	return shift;
}

/*
 * Notes for each bucket the last span that does not begin after it, or the
 * first. Returns the most spans that have to be searched in a bucket: that one,
 * and those that begin in the bucket.
 */
static unsigned int note_spans(u16 *buckets, unsigned int count,
			       const struct acs_span *spans,
			       const struct acs_vendor *vendor)
{
	unsigned int i, end, at = 0, most = 1, last = vendor->span_count - 1;

	for (i = 0; i < count; i++) {
		while (at < last && spans[at + 1].first <= i << vendor->shift)
			at++;
		buckets[i] = at;
		for (end = at; end < last; end++)
			if (spans[end + 1].first >= (i + 1) << vendor->shift)
				break;
		if (end - at >= most)
			most = end - at + 1;
	}
	return most;
}

/*
 * All searches take the same number of steps, and none leaves the vendor, which
 * has at least twice as many spans as @most
 */
static void even_out(u16 *buckets, unsigned int count, unsigned int most,
		     struct acs_vendor *vendor)
{
	unsigned int i, searched;

	while (1U << vendor->depth < most)
		vendor->depth++;
	searched = 1U << vendor->depth;
	for (i = 0; i < count; i++)
		if (buckets[i] + searched > vendor->span_count)
			buckets[i] = vendor->span_count - searched;
}

/**
 * make_buckets - make buckets for vendors with many spans
 * @index: the index, without a hash table of vendors
 *
 * Vendors with few spans get none, and neither do those of which more than half
 * would be in one bucket.
 */
void make_buckets(struct index *index)
{
	unsigned int i, room = index->span_count / ACS_SPANS_PER_BUCKET;
	u16 *buckets = arena_alloc((room + 1) * sizeof(*buckets));

	for (i = 0; i < index->vendor_count; i++) {
		struct acs_vendor *vendor = &index->vendors[i];
		unsigned int count, most;
		u16 *own;

		if (vendor->span_count <= FEW_SPANS)
			continue;
		own = &buckets[acs_first_bucket(vendor)];
		vendor->shift = choose_shift(vendor->span_count);
		count = 0x10000U >> vendor->shift;
		most = note_spans(own, count, &index->db.spans[vendor->span],
				  vendor);
		/* Buckets would save no step of the search */
		if (2 * most > vendor->span_count) {
			vendor->shift = 0;
			continue;
		}
		even_out(own, count, most, vendor);
		index->db.buckets = buckets;
		index->bucket_count = room;
	}
}
