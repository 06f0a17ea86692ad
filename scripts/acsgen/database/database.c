// SPDX-License-Identifier: GPL-2.0-only
/*
 * Turns source files into a database that has passed all checks.
 */
#include "base/diag.h"
#include "checks/checks.h"
#include "database/database.h"
#include "database/verify.h"
#include "language/include.h"
#include "rules/order.h"
#include "rules/resolve.h"

/**
 * check_database - check a database, and build its index
 * @db: its tree holds the blocks of all files
 *
 * Each stage runs only if the previous ones found no errors.
 *
 * Return: 0, or 1 after an error message.
 */
int check_database(struct database *db)
{
	check_written(&db->tree);
	if (!error_count()) {
		resolve(&db->tree);
		check_meaning(&db->tree);
	}
	if (!error_count() && !db->tree.rules)
		error_at(NULL, "file", "the files have no rule: expected at least one");
	if (!error_count()) {
		db->sorted = order_rules(&db->tree);
		db->index = build_index(&db->tree, db->sorted);
	}
	if (!error_count())
		verify_index(db->index, &db->tree, db->sorted);

	return error_count() ? 1 : 0;
}

/**
 * load_files - read, parse and check the files of a database
 * @db: empty
 * @count: number of @paths
 * @paths: the files
 *
 * Return: 0, or 1 after an error message.
 */
int load_files(struct database *db, int count, char **paths)
{
	int i;

	for (i = 0; i < count; i++)
		add_file(&db->tree, paths[i]);
	return check_database(db);
}
