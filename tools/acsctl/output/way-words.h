/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Words for ways of packets.
 */
#ifndef ACSCTL_OUTPUT_WAY_WORDS_H
#define ACSCTL_OUTPUT_WAY_WORDS_H

#include "judge/routing.h"

extern const char *const way_words[WAYS];

char *ways_format(unsigned int ways);
char *step_format(const struct route *route, const struct step *step);

#endif /* ACSCTL_OUTPUT_WAY_WORDS_H */
