/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The skeleton of a rule for a device, or for several of one kind.
 */
#ifndef ACSCTL_ANSWER_DRAFT_H
#define ACSCTL_ANSWER_DRAFT_H

#include "judge/analysis.h"
#include "machine/pci-ids.h"

/**
 * struct draft - a draft of a rule
 * @analysis: the machine, under the database alone
 * @functions: numbers of the functions that the rule is for, one for each id, in
 *	the order of the ids
 * @count: number of @functions
 * @names: list to look up names in
 * @refusal: why a function gets no rule, or NULL; if set, the rest is not filled
 *	in
 * @refused: number of that function
 * @name: name of the rule and of its evidence
 * @title: name of the device, or what the names have in common
 * @titles: name of each device
 * @file: name of the file in quirkdb/ where it belongs
 * @kin: a rule in @file for devices of the same kind, or NULL
 * @misplaced: a rule for ACS registers in another place, if the device plainly
 *	has them there, or NULL
 * @is_new: there is no @file yet
 */
struct draft {
	const struct analysis *analysis;
	unsigned int *functions;
	unsigned int count;
	struct pci_ids *names;
	char *refusal;
	unsigned int refused;
	char *name;
	char *title;
	char **titles;
	char *file;
	const struct acs_rule *kin;
	const struct acs_rule *misplaced;
	bool is_new;
};

struct draft *draft_new(const struct analysis *analysis,
			const unsigned int *functions, unsigned int count,
			struct pci_ids *names);
void draft_free(struct draft *draft);
bool draft_could_have(const struct draft *draft, unsigned int function);

#endif /* ACSCTL_ANSWER_DRAFT_H */
