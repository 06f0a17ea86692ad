/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The smallest options with which functions reach each other directly, and what
 * they cost.
 */
#ifndef ACSCTL_ANSWER_PEERS_OPEN_H
#define ACSCTL_ANSWER_PEERS_OPEN_H

#include "answer/peers.h"

/**
 * struct gate - a function that redirects what is to go directly
 * @function: number of the function
 * @clear: PCI_ACS_* bits that redirect
 * @for_linux: nothing that goes directly passes there, but Linux asks it
 * @is_known: it redirects by its ACS extended capability, of which all bits are
 *	known, so config_acs= can name them. For others, disable_acs_redir= may
 *	run the program of a rule
 * @is_fixed: a rule says that it redirects, and no option changes that
 */
struct gate {
	unsigned int function;
	u32 clear;
	bool for_linux;
	bool is_known;
	bool is_fixed;
};

/**
 * struct opening - options with which functions reach each other directly
 * @before: the pairs without the options
 * @after: the pairs with them
 * @after_analysis: the machine with them
 * @gates: functions that redirect
 * @gate_count: number of @gates
 * @controls: the options of the machine, and the new one: config_acs= if it can
 *	say what to do, else disable_acs_redir=; NULL if neither can do anything
 * @options: both as text, without "pci="; NULL for one that cannot do it
 * @needless: all pairs are direct as they are
 * @is_apart: some of the pairs meet in the root complex only, so that no option
 *	makes them direct
 * @reached: for each function that is not asked about, 1 if it reaches one of the
 *	functions directly, or one of them reaches it, with the options only
 * @sets: for each function, the number of the set of which it is to share its
 *	group only, or 0 if it may share it with any
 * @contradicts: for each function, 1 if it does not with the options
 */
struct opening {
	struct peers *before;
	struct peers *after;
	struct analysis *after_analysis;
	struct gate *gates;
	unsigned int gate_count;
	struct controls *controls;
	char *options[CONTROL_OPTIONS];
	bool needless;
	bool is_apart;
	unsigned int *reached;
	const unsigned int *sets;
	unsigned int *contradicts;
};

struct opening *opening_find(const struct analysis *analysis,
			     const struct acs_policy *policy,
			     const struct assumptions *assumptions,
			     const unsigned int *functions, unsigned int count,
			     const unsigned int *sets);
void opening_free(struct opening *opening);
bool opening_helps(const struct opening *opening);
char *gate_item_format(const struct opening *opening, const struct gate *gate,
		       enum control_option option);
char *gate_setpci_format(const struct opening *opening,
			 const struct gate *gate);

#endif /* ACSCTL_ANSWER_PEERS_OPEN_H */
