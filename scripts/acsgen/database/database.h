/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The database that all verbs but fmt work on.
 */
#ifndef ACSGEN_DATABASE_H
#define ACSGEN_DATABASE_H

#include "database/index.h"
#include "language/tree.h"

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

int load_files(struct database *db, int count, char **paths);
int check_database(struct database *db);

#endif /* ACSGEN_DATABASE_H */
