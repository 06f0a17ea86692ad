/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How to learn what is unknown.
 */
#ifndef ACSCTL_OUTPUT_REMEDIES_H
#define ACSCTL_OUTPUT_REMEDIES_H

#include <stdio.h>

void print_remedies(FILE *out, unsigned int unknown, unsigned int width);

#endif /* ACSCTL_OUTPUT_REMEDIES_H */
