/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What acsgen writes as C. It depends on the sources and their names alone: no
 * date, no path, nothing of the machine.
 */
#ifndef ACSGEN_EMIT_H
#define ACSGEN_EMIT_H

#include <stdio.h>

#include "database/database.h"

void emit_head(FILE *out, const struct tree *tree, const char *header);
void emit_windows(FILE *out, const struct tree *tree);
void emit_registers(FILE *out, const struct tree *tree);

void emit_tables(FILE *out, const struct database *db);
void emit_notes(FILE *out, const struct database *db);
void emit_examples(FILE *out, const struct database *db);
void emit_vectors(FILE *out, const struct database *db);

#endif /* ACSGEN_EMIT_H */
