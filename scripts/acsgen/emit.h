/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What acsgen writes.
 */
#ifndef ACSGEN_EMIT_H
#define ACSGEN_EMIT_H

#include "census.h"
#include "index.h"
#include "tree.h"

int emit_tables(const char *directory, const struct tree *tree,
		struct rule **sorted, const struct index *index);
void explain(const struct tree *tree, struct rule **sorted,
	     const struct index *index, u16 vendor, u16 device);
void print_list(const struct tree *tree, struct rule **sorted,
		const struct index *index);
void print_stats(const struct stats *stats);
void print_rst(const struct tree *tree);

#endif /* ACSGEN_EMIT_H */
