/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The slots of a machine as JSON.
 */
#ifndef ACSCTL_OUTPUT_SLOTS_JSON_H
#define ACSCTL_OUTPUT_SLOTS_JSON_H

#include <jansson.h>

#include "answer/slots.h"

json_t *slots_json(const struct slots *slots, const char *source,
		   const char *policy);

#endif /* ACSCTL_OUTPUT_SLOTS_JSON_H */
