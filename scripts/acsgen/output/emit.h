/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What acsgen writes.
 */
#ifndef ACSGEN_EMIT_H
#define ACSGEN_EMIT_H

#include <stdio.h>

#include "database/index.h"
#include "language/tree.h"
#include "output/census.h"

/**
 * struct product - a file that appears whole or not at all
 * @out: what is written goes here
 * @path: where it appears
 * @new_path: where it is until then
 */
struct product {
	FILE *out;
	char *path;
	char *new_path;
};

int product_begin(struct product *product, const char *directory,
		  const char *name);
void product_head(const struct product *product, const struct tree *tree,
		  const char *header);
int product_finish(struct product *product);

int emit_depfile(const char *path, const char *directory, const char *name,
		 const struct tree *tree);
void emit_windows(FILE *out, const struct tree *tree);
void emit_registers(FILE *out, const struct tree *tree);
int emit_examples(const char *directory, const struct tree *tree);

int emit_tables(const char *directory, const struct tree *tree,
		struct rule **sorted, const struct index *index);
int emit_notes(const char *directory, const struct tree *tree,
	       struct rule **sorted);
int emit_vectors(const char *directory, const struct tree *tree);
void explain_place(FILE *out, const struct reg *reg);
void explain_step(FILE *out, const struct step *step);
bool rule_uses_window(const struct rule *rule, const struct window *window);
void explain_window(FILE *out, const struct window *window);
void explain(const struct tree *tree, struct rule **sorted,
	     const struct index *index, u16 vendor, u16 device);
void print_list(const struct tree *tree, struct rule **sorted,
		const struct index *index);
void print_stats(const struct stats *stats);
void print_rst(const struct tree *tree);

#endif /* ACSGEN_EMIT_H */
