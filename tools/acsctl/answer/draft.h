/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The skeleton of a rule for a device.
 */
#ifndef ACSCTL_ANSWER_DRAFT_H
#define ACSCTL_ANSWER_DRAFT_H

#include "judge/analysis.h"
#include "machine/pci-ids.h"

/**
 * struct draft - a draft of a rule
 * @analysis: the machine, under the database alone
 * @function: number of the function that the rule is for
 * @names: list to look up names in
 * @refusal: why the function gets no rule, or NULL; if set, the rest is not
 *	filled in
 * @name: name of the rule and of its evidence
 * @title: name of the device
 * @file: name of the file in quirkdb/ where it belongs
 * @kin: a rule in @file for devices of the same kind, or NULL
 * @misplaced: a rule for ACS registers in another place, if the device plainly
 *	has them there, or NULL
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
