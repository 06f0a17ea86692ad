/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Reads this machine, or a copy of the sysfs of another.
 */
#ifndef ACSCTL_SOURCE_SYSFS_H
#define ACSCTL_SOURCE_SYSFS_H

#include "machine/machine.h"
#include "source/warnings.h"

struct machine *machine_from_sysfs(const char *root, struct warnings *warnings);

#endif /* ACSCTL_SOURCE_SYSFS_H */
