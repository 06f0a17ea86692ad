/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Turns the written form into what it describes.
 */
#ifndef ACSGEN_RESOLVE_H
#define ACSGEN_RESOLVE_H

#include "language/tree.h"

void resolve(struct tree *tree);

#endif /* ACSGEN_RESOLVE_H */
