/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A database as all verbs but fmt work on it.
 */
#ifndef ACSGEN_DATABASE_H
#define ACSGEN_DATABASE_H

#include "index.h"
#include "tree.h"

/**
 * struct database - a database that has passed all checks
 * @tree: the rules
 * @sorted: the rules in the order in which they are asked
 * @index: the verified index
 */
struct database {
	struct tree tree;
	struct rule **sorted;
	struct index *index;
};

#endif /* ACSGEN_DATABASE_H */
