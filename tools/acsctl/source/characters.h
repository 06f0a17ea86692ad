/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Characters that other programs add to a text, or put in place of others.
 */
#ifndef ACSCTL_SOURCE_CHARACTERS_H
#define ACSCTL_SOURCE_CHARACTERS_H

#include "source/plain.h"

void characters_clean(struct plain *plain, const char *text, size_t length);

#endif /* ACSCTL_SOURCE_CHARACTERS_H */
