/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * DMA aliases: functions that send requests with the requester ID of another
 * function on their bus.
 */
#ifndef ACSCTL_MACHINE_DMA_ALIAS_H
#define ACSCTL_MACHINE_DMA_ALIAS_H

#include "machine/machine.h"

bool function_may_have_aliases(const struct function *function);
enum fact function_has_alias(const struct function *function, u8 devfn);
enum fact functions_are_aliases(const struct function *a,
				const struct function *b);

#endif /* ACSCTL_MACHINE_DMA_ALIAS_H */
