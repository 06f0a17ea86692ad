/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * IOMMU groups, as pci_device_group() of the kernel forms them at boot, from a
 * linked machine and the isolation of each function.
 */
#ifndef ACSCTL_JUDGE_GROUPS_H
#define ACSCTL_JUDGE_GROUPS_H

#include "judge/unknown.h"
#include "machine/machine.h"

/**
 * enum tie - why a function joins an existing group
 * @TIE_NONE: it begins a group of its own
 * @TIE_BRIDGE: a bridge above it replaces its requester ID
 * @TIE_PATH: the path from the bridge above it to the root bus is open
 * @TIE_ALIAS: the IOMMU may mistake it for another function of its bus,
 *	directly or through others
 * @TIE_SLOT: neither it nor another function of its slot isolates
 * @TIE_REPORTED: the kernel of the source has put it there
 */
enum tie {
	TIE_NONE,
	TIE_BRIDGE,
	TIE_PATH,
	TIE_ALIAS,
	TIE_SLOT,
	TIE_REPORTED,
};

/**
 * struct placement - the group of a function
 * @group: its group in the worst case, counted from 0
 * @best: its group in the best case
 * @certain: its group has the same members in all cases
 * @tie: why it joins @group
 * @tied_to: number of the function that it joins; its own if it joins none
 * @unknown: UNKNOWN_* facts that make its group uncertain, whatever isolates
 * @is_open: it may be in a group with others than @group, or with fewer than
 *	@best
 */
struct placement {
	unsigned int group;
	unsigned int best;
	bool certain;
	enum tie tie;
	unsigned int tied_to;
	unsigned int unknown;
	bool is_open;
};

unsigned int *groups_find_firsts(const struct machine *machine);
struct placement *groups_form(const struct machine *machine,
			      const enum fact *isolates,
			      bool follows_reported);

#endif /* ACSCTL_JUDGE_GROUPS_H */
