/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The skeleton of a rule for a device.
 */
#ifndef ACSCTL_ANSWER_DRAFT_H
#define ACSCTL_ANSWER_DRAFT_H

#include "judge/analysis.h"
#include "machine/pci-ids.h"

/**
 * struct draft - a rule in the making
 * @analysis: the machine, under the database alone
 * @function: number of the function that it is for
 * @names: to name it by
 * @refusal: why it gets none, or NULL; then the rest is not filled in
 * @name: of the rule, and of its evidence
 * @title: what the device is called
 * @file: name of the file in quirkdb/ that it belongs into
 * @kin: a rule in @file for devices of the same kind, or NULL
 * @misplaced: a rule whose ACS registers at a place of their own the device
 *	plainly has, or NULL
 * @is_new: there is no @file yet
 */
struct draft {
	const struct analysis *analysis;
	unsigned int function;
	struct pci_ids *names;
	char *refusal;
	char *name;
	char *title;
	char *file;
	const struct acs_rule *kin;
	const struct acs_rule *misplaced;
	bool is_new;
};

struct draft *draft_new(const struct analysis *analysis, unsigned int function,
			struct pci_ids *names);
void draft_free(struct draft *draft);

#endif /* ACSCTL_ANSWER_DRAFT_H */
