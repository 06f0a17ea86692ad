/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The bridge above each function.
 */
#ifndef ACSCTL_MACHINE_LINK_H
#define ACSCTL_MACHINE_LINK_H

#include "machine/machine.h"

void machine_link(struct machine *machine);

#endif /* ACSCTL_MACHINE_LINK_H */
