/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How devices reach each other, as a part of a page.
 */
#ifndef ACSCTL_OUTPUT_PEERS_PAGE_H
#define ACSCTL_OUTPUT_PEERS_PAGE_H

#include <stdio.h>

#include "answer/peers.h"

void peers_write_matrix(const struct analysis *analysis, FILE *out);

#endif /* ACSCTL_OUTPUT_PEERS_PAGE_H */
