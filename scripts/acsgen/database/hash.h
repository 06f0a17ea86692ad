/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The hash table of vendors.
 */
#ifndef ACSGEN_HASH_H
#define ACSGEN_HASH_H

#include "engine/engine.h"

void hash_vendors(struct acs_db *db, const struct acs_vendor *vendors,
		  unsigned int count);

#endif /* ACSGEN_HASH_H */
