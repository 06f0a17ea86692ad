/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What disable_acs_redir= and config_acs= make of an ACS control register.
 */
#ifndef ACSCTL_JUDGE_CONTROL_H
#define ACSCTL_JUDGE_CONTROL_H

#include "machine/controls.h"
#include "machine/machine.h"

/**
 * struct control_range - what a register may hold
 * @least: PCI_ACS_* bits that are set in any case
 * @most: PCI_ACS_* bits that may be set
 */
struct control_range {
	u32 least;
	u32 most;
};

struct control_range control_range_join(struct control_range a,
					struct control_range b);
enum fact control_item_names(const struct control_item *item,
			     const struct function *function,
			     const struct acs_device *record);
enum fact controls_name(const struct controls *controls,
			const struct function *function,
			const struct acs_device *record);
struct control_range controls_apply(const struct controls *controls,
				    const struct function *function,
				    const struct acs_device *record);

#endif /* ACSCTL_JUDGE_CONTROL_H */
