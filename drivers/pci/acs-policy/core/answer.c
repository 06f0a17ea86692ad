// SPDX-License-Identifier: GPL-2.0-only
/*
 * What ACS registers and rules answer, whoever trusts them.
 */
#include "answer.h"

/**
 * acs_words_provide - get the ACS bits that registers provide
 * @words: the registers, which were read
 * @implemented: those of the capability bits that count as implemented
 *
 * Except for egress control, a bit that is clear in the capability register is
 * either not applicable or always in effect (PCIe r6.0, sec 7.7.11.2), so only
 * an implemented bit has to be enabled.
 *
 * Return: PCI_ACS_* bits.
 */
u32 acs_words_provide(const struct acs_words *words, u32 implemented)
{
	return words->control | ~(implemented | PCI_ACS_EC);
}

/**
 * acs_rule_provides - get the ACS bits that a rule answers with
 * @rule: a rule that does not leave the answer to the ACS extended capability
 * @findings: what the answer depends on
 * @basis: set to what the answer is based on, an enum acs_basis
 *
 * Return: PCI_ACS_* bits.
 */
u32 acs_rule_provides(const struct acs_rule *rule,
		      const struct acs_findings *findings, u8 *basis)
{
	if (rule->method->enable.count && findings->failed) {
		*basis = ACS_BASIS_RULE_FAILED;
		return 0;
	}

	/* ACS registers are read when asked, so their current values count */
	if (rule->method->enable.count && findings->lost &&
	    rule->answer.kind != ACS_ANSWER_REGISTERS) {
		*basis = ACS_BASIS_RULE_LOST;
		return 0;
	}

	switch (rule->answer.kind) {
	case ACS_ANSWER_PROVIDES:
		*basis = ACS_BASIS_RULE;
		return rule->answer.provides;
	case ACS_ANSWER_WHEN_ENABLED:
		if (!findings->enabled) {
			*basis = ACS_BASIS_RULE_NOT_ENABLED;
			return 0;
		}
		*basis = ACS_BASIS_RULE_ENABLED;
		return rule->answer.provides;
	case ACS_ANSWER_REGISTERS:
		if (findings->words->state != ACS_WORDS_READ) {
			*basis = ACS_BASIS_UNREADABLE;
			return 0;
		}
		*basis = ACS_BASIS_RULE_REGISTERS;
		return acs_words_provide(findings->words,
					 findings->words->capability);
	default:
		*basis = ACS_BASIS_RULE_FINAL_NO;
		return 0;
	}
}

/**
 * acs_rule_applies_in_strict - check whether a rule applies in strict mode
 * @rule: the rule
 *
 * A rule that only says where in its ACS capability a device has the registers,
 * or what is wrong with them, or that denies isolation, requires no trust
 * beyond the device's registers.
 *
 * Return: true if the rule applies.
 */
bool acs_rule_applies_in_strict(const struct acs_rule *rule)
{
	const struct acs_method *method = rule->method;

	if (rule->answer.kind == ACS_ANSWER_REGISTERS)
		return method->capability->space == ACS_SPACE_CAPABILITY &&
		       method->control->space == ACS_SPACE_CAPABILITY;
	return rule->answer.kind == ACS_ANSWER_FINAL_NO ||
	       acs_rule_reads_capability(rule);
}
