/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Common parts of the verbs.
 */
#ifndef ACSGEN_FRAME_H
#define ACSGEN_FRAME_H

#include "database/database.h"
#include "output/product.h"
#include "verbs/verb.h"

int load_operands(const struct command *command, int first,
		  struct database *db);
int print_database(const struct command *command,
		   void (*print)(const struct database *db),
		   int (*print_json)(const struct database *db));
int finish_command(const struct command *command, struct product *product,
		   const struct tree *tree);
int write_product(const struct command *command, const char *name,
		  void (*emit)(FILE *out, const struct database *db));

#endif /* ACSGEN_FRAME_H */
