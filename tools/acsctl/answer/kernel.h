/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The kernel that a source is from.
 */
#ifndef ACSCTL_ANSWER_KERNEL_H
#define ACSCTL_ANSWER_KERNEL_H

#include "machine/assumptions.h"

void kernel_ask(struct machine *machine, const struct assumptions *assumptions,
		bool ignores_reported);

#endif /* ACSCTL_ANSWER_KERNEL_H */
