// SPDX-License-Identifier: GPL-2.0-only
/*
 * Which files are compiled: those of the command line, and those that they
 * include, each once.
 */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "language/include.h"
#include "language/parse.h"

/* Each takes the stack of a parser */
#define DEPTH_MAX	32

static const char *inode_of(const struct source *source)
{
	return arena_printf("%llx:%llx", (unsigned long long)source->device,
			    (unsigned long long)source->inode);
}

static void add_source(struct tree *tree, struct source *source)
{
	if (tree->source_count == tree->source_room) {
		unsigned int room = 2 * tree->source_room + 16;
		const struct source **larger =
			arena_alloc(room * sizeof(*larger));

		if (tree->source_count)
			memcpy(larger, tree->sources,
			       tree->source_count * sizeof(*larger));
		tree->sources = larger;
		tree->source_room = room;
	}
	tree->sources[tree->source_count++] = source;
	table_add(&tree->inodes, NULL, inode_of(source), source);
}

static bool is_same_file(const struct source *a, const struct source *b)
{
	return a->device == b->device && a->inode == b->inode;
}

static bool includes_itself(const struct source *source,
			    const struct source *from)
{
	for (; from; from = from->from.source)
		if (is_same_file(source, from))
			return true;
	return false;
}

static const struct source *find_source(const struct tree *tree,
					const struct source *source)
{
	return table_find(&tree->inodes, NULL, inode_of(source));
}

static void report_twice(const struct source *source,
			 const struct source *first)
{
	error_at(&source->from, "file-twice",
		 "%s is read twice: expected it once among all files",
		 source->path);
	if (first->from.source)
		note_at(&first->from, "first included here");
	else
		note_at(NULL, "the command line names it, as %s", first->path);
}

/* A path is relative to the folder of the file that includes it */
static const char *join_path(const struct source *from, const char *path)
{
	size_t folder = from->name - from->path;
	char *joined;

	if (*path == '/')
		return path;
	joined = arena_alloc(folder + strlen(path) + 1);
	memcpy(joined, from->path, folder);
	memcpy(joined + folder, path, strlen(path));
	return joined;
}

/* Reads and parses a file that another one includes */
static void include_file(struct tree *tree, const struct word *word)
{
	const struct source *from = word->place.source;
	const struct source *first;
	struct source *source;

	if (from->depth == DEPTH_MAX) {
		error_at(&word->place, "include",
			 "includes are nested too deeply: expected at most %u",
			 DEPTH_MAX);
		return;
	}

	source = source_read(join_path(from, word->text), &word->place);
	if (!source)
		return;
	first = find_source(tree, source);
	if (includes_itself(source, from)) {
		error_at(&word->place, "include",
			 "%s includes itself: expected no cycle",
			 source->path);
	} else if (first) {
		report_twice(source, first);
	} else {
		add_source(tree, source);
		parse_source(tree, source, include_file);
	}
}

/**
 * add_file - read and parse a file of the command line
 * @tree: gets its blocks
 * @path: the file
 */
void add_file(struct tree *tree, const char *path)
{
	struct source *source = source_read(path, NULL);
	const struct source *first = source ? find_source(tree, source) : NULL;

	/* A path that is given twice is left to the check file-twice */
	if (first && first->from.source) {
		error_at(&first->from, "file-twice",
			 "%s is read twice: expected it once among all files",
			 first->path);
		note_at(NULL, "the command line names it, as %s", path);
	} else if (source) {
		add_source(tree, source);
		parse_source(tree, source, include_file);
	}
}
