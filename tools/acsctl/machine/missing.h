/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a source lacks though the machine has it.
 */
#ifndef ACSCTL_MACHINE_MISSING_H
#define ACSCTL_MACHINE_MISSING_H

#include "machine/machine.h"

void machine_find_missing(struct machine *machine);

#endif /* ACSCTL_MACHINE_MISSING_H */
