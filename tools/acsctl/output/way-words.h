/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Words for ways of packets.
 */
#ifndef ACSCTL_OUTPUT_WAY_WORDS_H
#define ACSCTL_OUTPUT_WAY_WORDS_H

#include "answer/peers.h"
#include "judge/routing.h"

extern const char *const way_words[WAYS];

/* Size of a buffer for peer_format() */
#define PEER_TEXT	16

bool peer_is_starred(const struct peer *peer);
void peer_format(char *buf, size_t size, const struct peer *peer);
char *ways_format(unsigned int ways);
char *step_format(const struct route *route, const struct route_step *step);

#endif /* ACSCTL_OUTPUT_WAY_WORDS_H */
