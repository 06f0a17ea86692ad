// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsgen diff: print where NEW differs from OLD in meaning
 */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/diag.h"
#include "diff/diff.h"
#include "output/host-bridges.h"
#include "output/print.h"
#include "verbs/command.h"
#include "verbs/frame.h"

/* Exit status, as that of diff(1) */
#define DIFFERENT	1
#define TROUBLE		2

static int is_database(const struct dirent *entry)
{
	const char *dot = strrchr(entry->d_name, '.');

	return *entry->d_name != '.' && dot && !strcmp(dot, ".acs");
}

/* @path is a file, or a folder with files */
static int load_path(struct database *db, char *path)
{
	struct dirent **entries;
	struct stat status;
	char **paths;
	int i, count;

	if (stat(path, &status) || !S_ISDIR(status.st_mode))
		return load_files(db, 1, &path);

	count = scandir(path, &entries, is_database, alphasort);
	if (count < 1) {
		error_at(NULL, "file", "the folder %s has no .acs file", path);
		return 1;
	}
	paths = arena_alloc(count * sizeof(*paths));
	for (i = 0; i < count; i++) {
		paths[i] = arena_printf("%s/%s", path, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	return load_files(db, count, paths);
}

static int run(const struct command *command)
{
	struct database old = {}, new = {};
	struct diff diff = { .db = { &old, &new } };
	unsigned int bridge_changes;

	if (command->operand_count != 2)
		return misuse(command->verb,
			      "diff: expected OLD and NEW, each a file or a folder");
	if (load_path(&old, command->operands[0]) ||
	    load_path(&new, command->operands[1]))
		return TROUBLE;

	find_changes(&diff);
	find_bridge_changes(&diff, &bridge_changes);
	if (!command->json)
		print_diff(&diff);
	else if (print_diff_json(&diff))
		return TROUBLE;
	if (fflush(stdout))
		return TROUBLE;
	return diff.changes || bridge_changes ? DIFFERENT : 0;
}

const struct verb verb_diff = {
	.name = "diff",
	.operands = "OLD NEW",
	.summary = "print where NEW differs from OLD in meaning",
	.about = "Prints for which devices NEW differs from OLD in meaning, and "
		 "how. Each is a file, or a folder of .acs files, which belong "
		 "together.",
	.takes = TAKES_WARNINGS | TAKES_JSON,
	.run = run,
};
