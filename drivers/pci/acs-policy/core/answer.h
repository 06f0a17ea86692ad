/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What ACS registers and rules answer.
 */
#ifndef ACS_ANSWER_H
#define ACS_ANSWER_H

#include "program.h"

/* The bits that IOMMU groups depend on, and all that override may claim */
#define ACS_ISOLATION	(PCI_ACS_SV | PCI_ACS_RR | PCI_ACS_CR | PCI_ACS_UF)

/**
 * enum acs_words_state - result of reading ACS registers
 * @ACS_WORDS_ABSENT: the device has none
 * @ACS_WORDS_READ: they were read
 * @ACS_WORDS_FAILED: they could not be read
 */
enum acs_words_state {
	ACS_WORDS_ABSENT,
	ACS_WORDS_READ,
	ACS_WORDS_FAILED,
};

/**
 * struct acs_words - ACS capability and control bits, as read
 * @state: the other members are valid only if this is ACS_WORDS_READ
 * @capability: implemented PCI_ACS_* bits
 * @control: enabled PCI_ACS_* bits
 * @struck: bits of @capability that the kernel considers broken and leaves off;
 *	only of the ACS extended capability
 */
struct acs_words {
	enum acs_words_state state;
	u32 capability;
	u32 control;
	u32 struck;
};

/**
 * enum acs_basis - what a decision is based on, apart from override
 * @ACS_BASIS_NONE_NEEDED: a single function, which has no peer to reach
 * @ACS_BASIS_NOT_APPLICABLE: a type of function that cannot have ACS
 * @ACS_BASIS_NO_CAPABILITY: ACS registers that the device lacks
 * @ACS_BASIS_UNREADABLE: ACS registers that could not be read
 * @ACS_BASIS_CAPABILITY: the ACS extended capability
 * @ACS_BASIS_RULE: a rule
 * @ACS_BASIS_RULE_ENABLED: a rule, after its program succeeded
 * @ACS_BASIS_RULE_NOT_ENABLED: a rule whose program has not run
 * @ACS_BASIS_RULE_FAILED: a rule whose program failed
 * @ACS_BASIS_RULE_LOST: a rule whose program succeeded, but a register has lost
 *	its value since
 * @ACS_BASIS_RULE_REGISTERS: ACS registers at the place that a rule names
 * @ACS_BASIS_RULE_FINAL_NO: a rule that denies isolation
 * @ACS_BASIS_KERNEL_ROW: a row of the kernel's own table that no rule covers
 */
enum acs_basis {
	ACS_BASIS_NONE_NEEDED,
	ACS_BASIS_NOT_APPLICABLE,
	ACS_BASIS_NO_CAPABILITY,
	ACS_BASIS_UNREADABLE,
	ACS_BASIS_CAPABILITY,
	ACS_BASIS_RULE,
	ACS_BASIS_RULE_ENABLED,
	ACS_BASIS_RULE_NOT_ENABLED,
	ACS_BASIS_RULE_FAILED,
	ACS_BASIS_RULE_LOST,
	ACS_BASIS_RULE_REGISTERS,
	ACS_BASIS_RULE_FINAL_NO,
	ACS_BASIS_KERNEL_ROW,
};

/**
 * struct acs_findings - what a rule's answer depends on
 * @words: ACS registers, from where the rule says they are
 * @enabled: the rule's program has run, and every write was verified
 * @failed: the rule's program has run and failed
 * @lost: a register no longer holds what the program set
 */
struct acs_findings {
	const struct acs_words *words;
	bool enabled;
	bool failed;
	bool lost;
};

u32 acs_words_provide(const struct acs_words *words, u32 implemented);
u32 acs_rule_provides(const struct acs_rule *rule,
		      const struct acs_findings *findings, u8 *basis);
bool acs_rule_applies_in_strict(const struct acs_rule *rule);

#endif /* ACS_ANSWER_H */
