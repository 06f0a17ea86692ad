/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How a group of one analysis is divided in another one.
 */
#ifndef ACSCTL_OUTPUT_GROUP_PARTS_H
#define ACSCTL_OUTPUT_GROUP_PARTS_H

#include <jansson.h>

#include "judge/analysis.h"

char *group_parts_format(const struct analysis *from, const struct analysis *to,
			 unsigned int function, bool *certain);
json_t *group_parts_json(const struct analysis *from,
			 const struct analysis *to);

#endif /* ACSCTL_OUTPUT_GROUP_PARTS_H */
