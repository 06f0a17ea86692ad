/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Facts from config space.
 */
#ifndef ACSCTL_SOURCE_CONFIG_SPACE_H
#define ACSCTL_SOURCE_CONFIG_SPACE_H

#include "machine/machine.h"

struct machine *machine_from_capture(struct acs_capture *capture);

#endif /* ACSCTL_SOURCE_CONFIG_SPACE_H */
