/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A port and its slot as text.
 */
#ifndef ACSCTL_OUTPUT_SLOT_TEXT_H
#define ACSCTL_OUTPUT_SLOT_TEXT_H

#include <stdio.h>

#include "machine/machine.h"

void print_slot(FILE *out, const struct machine *machine, unsigned int port);

#endif /* ACSCTL_OUTPUT_SLOT_TEXT_H */
