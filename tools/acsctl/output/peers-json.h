/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How functions reach each other, as JSON.
 */
#ifndef ACSCTL_OUTPUT_PEERS_JSON_H
#define ACSCTL_OUTPUT_PEERS_JSON_H

#include <jansson.h>

#include "output/peers-view.h"

json_t *peers_json(const struct peers_view *view);

#endif /* ACSCTL_OUTPUT_PEERS_JSON_H */
