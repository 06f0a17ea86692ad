/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The lookup index.
 */
#ifndef ACSGEN_INDEX_H
#define ACSGEN_INDEX_H

#include "tree.h"

/**
 * struct index - the index, in the form in which the engine reads it
 * @db: points to the arrays; of its rules only the match is filled in
 * @slot_count: number of @db.slots
 * @span_count: number of @db.firsts and of @db.spans
 * @chain_size: number of @db.chains
 */
struct index {
	struct acs_db db;
	unsigned int slot_count;
	unsigned int span_count;
	unsigned int chain_size;
};

struct index *build_index(const struct tree *tree, struct rule **sorted);
void hash_vendors(struct index *index);
void verify_index(const struct index *index, const struct tree *tree,
		  struct rule **sorted);

#endif /* ACSGEN_INDEX_H */
