/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What all readers of text begin with.
 */
#ifndef ACSCTL_SOURCE_NORMALIZE_H
#define ACSCTL_SOURCE_NORMALIZE_H

#include "source/plain.h"
#include "source/warnings.h"

bool text_normalize(struct plain *plain, const char *text, size_t length,
		    struct warnings *warnings);

#endif /* ACSCTL_SOURCE_NORMALIZE_H */
