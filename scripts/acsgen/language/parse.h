/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Parses a source file.
 */
#ifndef ACSGEN_PARSE_H
#define ACSGEN_PARSE_H

#include "language/tree.h"

/* Reads the file that @path names, as written, and parses it */
typedef void (*include_fn)(struct tree *tree, const struct word *path);

/**
 * struct parsing - a source file that is being parsed
 * @tree: gets its blocks
 * @source: the file
 * @include: is called for each file that it includes, or NULL
 * @trial: what is parsed is tried out only, and has no effect
 * @exhausted: a block is nested too deeply, which has been reported
 */
struct parsing {
	struct tree *tree;
	const struct source *source;
	include_fn include;
	bool trial;
	bool exhausted;
};

void parse_source(struct tree *tree, const struct source *source,
		  include_fn include);
void finish_block(struct parsing *parsing, struct block *block);
void finish_include(struct parsing *parsing, const struct word *path);

#endif /* ACSGEN_PARSE_H */
