/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What other programs write before each line of a text, or between its lines.
 */
#ifndef ACSCTL_SOURCE_PREFIXES_H
#define ACSCTL_SOURCE_PREFIXES_H

#include "source/plain.h"

void prefixes_strip(struct plain *plain);

#endif /* ACSCTL_SOURCE_PREFIXES_H */
