/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Host bridges, in words and as data of programs that explain.
 */
#ifndef ACSGEN_HOST_BRIDGES_H
#define ACSGEN_HOST_BRIDGES_H

#include <stdio.h>

#include "diff/diff.h"

/**
 * struct bridge_change - a host bridge of which two databases say different
 *	things
 * @name: its name
 * @text: what each says, or NULL
 */
struct bridge_change {
	const char *name;
	const char *text[2];
};

const char *bridge_text(const struct host_bridge *bridge);
void emit_bridges(FILE *out, const struct tree *tree);
const struct bridge_change *find_bridge_changes(const struct diff *diff,
						unsigned int *count);

#endif /* ACSGEN_HOST_BRIDGES_H */
