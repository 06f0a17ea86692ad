/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Verifies the lookup index.
 */
#ifndef ACSGEN_VERIFY_H
#define ACSGEN_VERIFY_H

#include "database/index.h"

void verify_index(const struct index *index, const struct tree *tree,
		  struct rule **sorted);

#endif /* ACSGEN_VERIFY_H */
