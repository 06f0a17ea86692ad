/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A mistake in the boot option, with a marker below it.
 */
#ifndef ACSCTL_OUTPUT_MISTAKE_H
#define ACSCTL_OUTPUT_MISTAKE_H

#include "core.h"

void mistake_print(FILE *to, const char *name, const char *text,
		   const struct acs_mistake *mistake);

#endif /* ACSCTL_OUTPUT_MISTAKE_H */
