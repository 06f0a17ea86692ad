/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Which files are compiled.
 */
#ifndef ACSGEN_INCLUDE_H
#define ACSGEN_INCLUDE_H

#include "language/tree.h"

void add_file(struct tree *tree, const char *path);

#endif /* ACSGEN_INCLUDE_H */
