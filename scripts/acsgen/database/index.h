/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The lookup index.
 */
#ifndef ACSGEN_INDEX_H
#define ACSGEN_INDEX_H

#include "rules/rule.h"

/**
 * struct index - the index, in the form that the engine reads
 * @db: points to the arrays; the rules in it are empty
 * @vendors: those in @db.vendors, sorted by vendor id
 * @vendor_count: number of @vendors
 * @span_count: number of @db.spans
 * @bucket_count: number of @db.buckets
 * @link_count: number of @db.links
 */
struct index {
	struct acs_db db;
	struct acs_vendor *vendors;
	unsigned int vendor_count;
	unsigned int span_count;
	unsigned int bucket_count;
	unsigned int link_count;
};

struct index *build_index(const struct tree *tree, struct rule **sorted);

#endif /* ACSGEN_INDEX_H */
