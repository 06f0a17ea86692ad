/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The options of pci= that change ACS control registers: disable_acs_redir= and
 * config_acs=.
 */
#ifndef ACSCTL_MACHINE_CONTROLS_H
#define ACSCTL_MACHINE_CONTROLS_H

#include "core.h"

/* PCI_ACS_* bits that disable_acs_redir= clears, and that p2pdma asks for */
#define CONTROL_REDIRECTS	(PCI_ACS_RR | PCI_ACS_CR | PCI_ACS_EC)

/**
 * enum control_option - an option that changes ACS control registers, in the
 *	order in which the kernel applies them
 * @CONTROL_REDIRECT: disable_acs_redir=
 * @CONTROL_CONFIG: config_acs=, since Linux 6.11
 * @CONTROL_OPTIONS: number of options
 */
enum control_option {
	CONTROL_REDIRECT,
	CONTROL_CONFIG,
	CONTROL_OPTIONS,
};

/**
 * struct control_item - an item of such an option
 * @device: selects devices, by path or ids; its mode means nothing
 * @set: PCI_ACS_* bits that it sets
 * @clear: PCI_ACS_* bits that it clears
 */
struct control_item {
	struct acs_item device;
	u32 set;
	u32 clear;
};

/**
 * struct control_list - the items of one of the options
 * @items: in the order given; of those that select a device, the first applies
 * @count: number of @items
 * @is_given: the command line has the option
 * @is_garbled: more follows that acsctl does not understand
 */
struct control_list {
	struct control_item *items;
	unsigned int count;
	bool is_given;
	bool is_garbled;
};

/**
 * struct controls - both options
 * @lists: the items of each
 */
struct controls {
	struct control_list lists[CONTROL_OPTIONS];
};

extern const char *const control_names[CONTROL_OPTIONS];

void controls_free(struct controls *controls);
void control_item_format(char *buf, size_t size,
			 const struct control_item *item);

#endif /* ACSCTL_MACHINE_CONTROLS_H */
