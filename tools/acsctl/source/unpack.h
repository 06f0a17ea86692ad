/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Unpacks compressed files, and decodes UTF-16.
 */
#ifndef ACSCTL_SOURCE_UNPACK_H
#define ACSCTL_SOURCE_UNPACK_H

#include <stdbool.h>
#include <stddef.h>

bool unpack(char **text, size_t *length, const char **wrong);

#endif /* ACSCTL_SOURCE_UNPACK_H */
