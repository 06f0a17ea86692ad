/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Makes blobs.
 */
#ifndef ACSGEN_BLOB_H
#define ACSGEN_BLOB_H

#include <stddef.h>

#include "database/database.h"

const char *make_blob(const struct database *db, size_t *size);

#endif /* ACSGEN_BLOB_H */
