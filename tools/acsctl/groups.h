/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * IOMMU groups, as the kernel's pci_device_group() forms them at boot. Pure:
 * from a linked machine, and what each of its functions isolates, to groups.
 */
#ifndef ACSCTL_GROUPS_H
#define ACSCTL_GROUPS_H

#include "machine.h"

/**
 * struct placement - where a function is
 * @group: its group if whatever is unknown is the way that denies isolation;
 *	counted from 0
 * @best: its group if all of that is the other way
 * @certain: whatever the unknown is, its group has these members
 */
struct placement {
	unsigned int group;
	unsigned int best;
	bool certain;
};

struct placement *groups_form(const struct machine *machine,
			      const enum fact *isolates);

#endif /* ACSCTL_GROUPS_H */
