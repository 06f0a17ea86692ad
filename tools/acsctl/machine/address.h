/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Addresses of functions as users write them.
 */
#ifndef ACSCTL_MACHINE_ADDRESS_H
#define ACSCTL_MACHINE_ADDRESS_H

#include "machine/machine.h"

bool address_parse(struct acs_item *item, const char *text, const char **wrong);
const struct function *address_find(const struct machine *machine,
				    const struct acs_item *item);

#endif /* ACSCTL_MACHINE_ADDRESS_H */
