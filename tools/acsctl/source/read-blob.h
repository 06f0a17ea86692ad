/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Reads a database from a file.
 */
#ifndef ACSCTL_SOURCE_READ_BLOB_H
#define ACSCTL_SOURCE_READ_BLOB_H

#include <stdio.h>
#include "machine/blob-file.h"

struct blob_file *read_blob(const char *path, FILE *to);

#endif /* ACSCTL_SOURCE_READ_BLOB_H */
