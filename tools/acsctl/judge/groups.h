/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * IOMMU groups, as the kernel's pci_device_group() forms them at boot. Pure:
 * from a linked machine, and what each of its functions isolates, to groups.
 */
#ifndef ACSCTL_JUDGE_GROUPS_H
#define ACSCTL_JUDGE_GROUPS_H

#include "machine/machine.h"

/**
 * enum tie - why a function joins a group that is there
 * @TIE_NONE: it does not: it begins a group
 * @TIE_BRIDGE: a bridge above sends in its own name what the function sends
 * @TIE_PATH: the path from the bridge above it to the root bus is open
 * @TIE_ALIAS: it and another function of its bus may be taken for each other,
 *	if not at once then through others
 * @TIE_SLOT: neither it nor another function of its slot isolates
 */
enum tie {
	TIE_NONE,
	TIE_BRIDGE,
	TIE_PATH,
	TIE_ALIAS,
	TIE_SLOT,
};

/**
 * struct placement - where a function is
 * @group: its group if whatever is unknown is the way that denies isolation;
 *	counted from 0
 * @best: its group if all of that is the other way
 * @certain: whatever the unknown is, its group has these members
 * @tie: why it joins @group
 * @tied_to: number of the function that was in @group before; its own if none
 */
struct placement {
	unsigned int group;
	unsigned int best;
	bool certain;
	enum tie tie;
	unsigned int tied_to;
};

struct placement *groups_form(const struct machine *machine,
			      const enum fact *isolates);

#endif /* ACSCTL_JUDGE_GROUPS_H */
