/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The hex dumps in a text, one for each function.
 */
#ifndef ACSCTL_SOURCE_HEX_VIEW_H
#define ACSCTL_SOURCE_HEX_VIEW_H

#include "source/plain.h"
#include "source/warnings.h"

char *hex_view(const struct plain *plain, size_t *length,
	       struct warnings *warnings);

#endif /* ACSCTL_SOURCE_HEX_VIEW_H */
