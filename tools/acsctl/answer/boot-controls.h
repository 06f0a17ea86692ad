/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The options of pci= that change ACS control registers, on a command line.
 */
#ifndef ACSCTL_ANSWER_BOOT_CONTROLS_H
#define ACSCTL_ANSWER_BOOT_CONTROLS_H

#include "machine/controls.h"

bool control_list_parse(struct control_list *list, enum control_option option,
			const char *text, acs_mistake_fn mistake,
			void *context);
bool is_control_item(const char *text);

#endif /* ACSCTL_ANSWER_BOOT_CONTROLS_H */
