/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Parses a source file.
 */
#ifndef ACSGEN_PARSE_H
#define ACSGEN_PARSE_H

#include "language/tree.h"

/* Reads the file that @path names, as written, and parses it */
typedef void (*include_fn)(struct tree *tree, const struct word *path);

void parse_source(struct tree *tree, const struct source *source,
		  include_fn include);

#endif /* ACSGEN_PARSE_H */
