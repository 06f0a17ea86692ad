/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How a system boots, as JSON.
 */
#ifndef ACSCTL_OUTPUT_BOOT_JSON_H
#define ACSCTL_OUTPUT_BOOT_JSON_H

#include <jansson.h>
#include "output/boot-view.h"

json_t *boot_json(const struct boot_view *view);

#endif /* ACSCTL_OUTPUT_BOOT_JSON_H */
