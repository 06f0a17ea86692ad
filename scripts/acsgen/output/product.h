/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Files that acsgen makes.
 */
#ifndef ACSGEN_PRODUCT_H
#define ACSGEN_PRODUCT_H

#include <stdio.h>

#include "language/tree.h"

/**
 * struct product - a file that appears whole or not at all
 * @out: what is written goes here
 * @path: where it appears
 * @new_path: where it is until then
 */
struct product {
	FILE *out;
	const char *path;
	const char *new_path;
};

int begin_product(struct product *product, const char *path);
int finish_product(struct product *product);
int write_depfile(const char *path, const char *product,
		  const struct tree *tree);

#endif /* ACSGEN_PRODUCT_H */
