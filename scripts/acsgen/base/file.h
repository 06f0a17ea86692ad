/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Writes files.
 */
#ifndef ACSGEN_FILE_H
#define ACSGEN_FILE_H

#include <stddef.h>

int write_file(const char *path, const char *text, size_t size);
int rewrite_file(const char *path, const char *text, size_t size);

#endif /* ACSGEN_FILE_H */
