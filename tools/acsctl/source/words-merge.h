/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Puts together what a text says of a function in several places.
 */
#ifndef ACSCTL_SOURCE_WORDS_MERGE_H
#define ACSCTL_SOURCE_WORDS_MERGE_H

#include "source/words-decode.h"

void listing_merge(struct listing *listing, struct warnings *warnings);

#endif /* ACSCTL_SOURCE_WORDS_MERGE_H */
