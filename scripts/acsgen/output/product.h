/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Files that acsgen makes.
 */
#ifndef ACSGEN_PRODUCT_H
#define ACSGEN_PRODUCT_H

#include <stdio.h>

#include "database/database.h"

int emit_product(const char *directory, const char *name,
		 const struct database *db,
		 void (*emit)(FILE *out, const struct database *db));
int write_depfile(const char *path, const char *directory, const char *name,
		  const struct tree *tree);

#endif /* ACSGEN_PRODUCT_H */
