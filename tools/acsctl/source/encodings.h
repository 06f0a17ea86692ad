/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What programs encode a whole text as.
 */
#ifndef ACSCTL_SOURCE_ENCODINGS_H
#define ACSCTL_SOURCE_ENCODINGS_H

#include <stddef.h>

char *encodings_decode(const char *text, size_t length, size_t *decoded);

#endif /* ACSCTL_SOURCE_ENCODINGS_H */
