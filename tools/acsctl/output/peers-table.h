/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How functions reach each other, as text.
 */
#ifndef ACSCTL_OUTPUT_PEERS_TABLE_H
#define ACSCTL_OUTPUT_PEERS_TABLE_H

#include <stdio.h>

#include "output/peers-view.h"

void peers_print(const struct peers_view *view, FILE *out);

#endif /* ACSCTL_OUTPUT_PEERS_TABLE_H */
