/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How functions reach each other, in any format.
 */
#ifndef ACSCTL_OUTPUT_PEERS_VIEW_H
#define ACSCTL_OUTPUT_PEERS_VIEW_H

#include "answer/peers-open.h"

/**
 * struct peers_view - what to show
 * @peers: the pairs
 * @opening: how to make them direct, or NULL if that is not asked
 * @source: name of the source
 * @policy: the policy as the user gave it, or as it is by default
 * @width: width of a line in columns; 0 for no limit
 * @color: use colours
 */
struct peers_view {
	const struct peers *peers;
	const struct opening *opening;
	const char *source;
	const char *policy;
	unsigned int width;
	bool color;
};

#endif /* ACSCTL_OUTPUT_PEERS_VIEW_H */
