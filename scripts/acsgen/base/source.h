/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Reads source files.
 */
#ifndef ACSGEN_SOURCE_H
#define ACSGEN_SOURCE_H

#include "base/place.h"

struct source *source_read(const char *path, const struct place *from);

#endif /* ACSGEN_SOURCE_H */
