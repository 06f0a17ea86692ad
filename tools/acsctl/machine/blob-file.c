// SPDX-License-Identifier: GPL-2.0-only
/*
 * A database that was read from a file.
 */
#include <stdlib.h>

#include "machine/blob-file.h"

/**
 * blob_file_free - free a blob
 * @file: the blob
 */
void blob_file_free(struct blob_file *file)
{
	free(file->room);
	free(file->data);
	free(file);
}
