/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * C files that acsgen writes. They depend only on the sources and their names:
 * they contain no date, no path, and nothing of the machine.
 */
#ifndef ACSGEN_EMIT_H
#define ACSGEN_EMIT_H

#include <stdio.h>

#include "database/database.h"

void emit_head(FILE *out, const struct tree *tree, const char *header);
void emit_text(FILE *out, const char *text);
void emit_ids_notes(FILE *out, const struct ids *ids);
void emit_cited(FILE *out, const struct cited *cited);
void emit_windows(FILE *out, const struct tree *tree);
void emit_registers(FILE *out, const struct tree *tree);

void emit_tables(FILE *out, const struct database *db);
void emit_notes(FILE *out, const struct database *db);
void emit_examples(FILE *out, const struct database *db);
void emit_vectors(FILE *out, const struct database *db);
void emit_expected(FILE *out, const struct database *db);

#endif /* ACSGEN_EMIT_H */
