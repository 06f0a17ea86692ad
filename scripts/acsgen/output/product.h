/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Files that acsgen makes.
 */
#ifndef ACSGEN_PRODUCT_H
#define ACSGEN_PRODUCT_H

#include "base/text.h"
#include "language/tree.h"

/**
 * struct product - a file that appears whole or not at all
 * @text: what is written goes to its stream
 * @path: where it appears
 */
struct product {
	struct text text;
	const char *path;
};

void begin_product(struct product *product, const char *path);
int finish_product(struct product *product);
int write_depfile(const char *path, const char *product,
		  const struct tree *tree);

#endif /* ACSGEN_PRODUCT_H */
