// SPDX-License-Identifier: GPL-2.0-only
/*
 * Decides which ACS bits a device provides, and on what basis.
 *
 * There are three modes, each of which trusts one source more than the previous
 * one: strict trusts the device's own ACS registers, quirk also the database,
 * and override also the administrator. So strict never grants what quirk
 * refuses, and quirk never grants what override refuses.
 */
#include "core.h"

/*
 * The kernel's own code treats a bit that it considers broken as not
 * implemented. Strict mode believes the register, by which the bit is off.
 */
static u32 implemented_bits(const struct acs_words *words, enum acs_mode mode)
{
	if (mode == ACS_MODE_STRICT)
		return words->capability;
	return words->capability & ~words->struck;
}

static u32 capability_provides(const struct acs_words *words,
			       enum acs_mode mode, u8 *basis)
{
	switch (words->state) {
	case ACS_WORDS_READ:
		*basis = ACS_BASIS_CAPABILITY;
		return acs_words_provide(words, implemented_bits(words, mode));
	case ACS_WORDS_ABSENT:
		*basis = ACS_BASIS_NO_CAPABILITY;
		return 0;
	default:
		*basis = ACS_BASIS_UNREADABLE;
		return 0;
	}
}

/*
 * The specification requires ACS of downstream ports, and of functions of
 * multifunction devices that can reach each other (PCIe r6.0, sec 6.12.1).
 */
static bool specification_asks_for_acs(u8 type, bool multifunction)
{
	return acs_is_downstream_port(type) ||
	       (multifunction && acs_may_have_peers(type));
}

/*
 * Among the other functions, single functions need no ACS; bridges to
 * conventional PCI and event collectors cannot have it.
 */
static u32 kind_provides(u8 type, bool multifunction,
			 const struct acs_words *words, enum acs_mode mode,
			 u8 *basis)
{
	if (specification_asks_for_acs(type, multifunction))
		return capability_provides(words, mode, basis);

	if (acs_may_have_peers(type)) {
		*basis = ACS_BASIS_NONE_NEEDED;
		return ~0U;
	}
	*basis = ACS_BASIS_NOT_APPLICABLE;
	return 0;
}

static u32 specification_provides(const struct acs_device *dev,
				  enum acs_mode mode, u8 *basis)
{
	return kind_provides(dev->type, dev->multifunction, &dev->words, mode,
			     basis);
}

/* @words are those of the place that the rule names, if it names one */
static u32 rule_provides(const struct acs_rule *rule,
			 const struct acs_device *dev,
			 const struct acs_words *words, enum acs_mode mode,
			 u8 *basis)
{
	struct acs_findings findings = {
		.words = words,
		.enabled = dev->enabled,
		.failed = dev->failed,
		.lost = dev->lost,
	};

	if (acs_rule_reads_capability(rule))
		return specification_provides(dev, mode, basis);
	return acs_rule_provides(rule, &findings, basis);
}

/**
 * acs_rule_applies - check whether a rule applies to a device
 * @rule: what acs_find_rule() found for @dev, or NULL
 * @policy: the parsed boot option
 * @dev: record of the device
 *
 * Return: true if there is a rule and it applies in the device's mode, so that
 * its programs may run.
 */
bool acs_rule_applies(const struct acs_rule *rule,
		      const struct acs_policy *policy,
		      const struct acs_device *dev)
{
	return rule && (acs_rule_applies_in_strict(rule) ||
			acs_item_mode(acs_select_item(policy, dev)) !=
			ACS_MODE_STRICT);
}

/**
 * acs_needs_words - check whether a decision depends on ACS registers
 * @rule: what acs_find_rule() found for @dev, or NULL
 * @policy: the parsed boot option
 * @dev: record of the device; @dev->words is not used
 *
 * Return: true if the caller has to read the registers, from where @rule says
 * they are, before it calls acs_decide().
 */
bool acs_needs_words(const struct acs_rule *rule,
		     const struct acs_policy *policy,
		     const struct acs_device *dev)
{
	if (rule && rule->answer.kind == ACS_ANSWER_REGISTERS)
		return true;
	return (acs_rule_reads_capability(rule) ||
		!acs_rule_applies(rule, policy, dev)) &&
	       specification_asks_for_acs(dev->type, dev->multifunction);
}

/* As with a rule, strict mode only accepts from a row what the row denies */
static void decide_without_rule(struct acs_decision *decision,
				const struct acs_device *dev)
{
	if (dev->kernel_row && decision->mode != ACS_MODE_STRICT) {
		decision->basis = ACS_BASIS_KERNEL_ROW;
		decision->provides = dev->kernel_provides;
		return;
	}

	decision->provides = specification_provides(dev, decision->mode,
						    &decision->basis);
	if (dev->kernel_row) {
		decision->disbelieved = true;
		decision->provides &= dev->kernel_provides;
	}
}

static void decide_by_device(struct acs_decision *decision,
			     const struct acs_device *dev)
{
	const struct acs_rule *rule = decision->rule;
	u8 unused;

	if (!rule) {
		decide_without_rule(decision, dev);
		return;
	}

	if (decision->mode != ACS_MODE_STRICT ||
	    acs_rule_applies_in_strict(rule)) {
		decision->provides = rule_provides(rule, dev, &dev->words,
						   decision->mode,
						   &decision->basis);
		return;
	}

	decision->disbelieved = true;
	/* The registers that were read are not those of an ACS capability */
	if (rule->answer.kind == ACS_ANSWER_REGISTERS) {
		decision->basis = ACS_BASIS_NO_CAPABILITY;
		return;
	}

	/* The rule grants nothing here, but what it denies stays denied */
	decision->provides = specification_provides(dev, decision->mode,
						    &decision->basis) &
			     rule_provides(rule, dev, &dev->words,
					   decision->mode, &unused);
}

/*
 * Without a rule, the administrator claims whatever is missing. A rule of a blob
 * is the administrator's word in detail, so no more than that is claimed.
 */
static void decide_override(struct acs_decision *decision,
			    const struct acs_device *dev, enum acs_refusal ban)
{
	u32 missing = ACS_ISOLATION & ~decision->provides;

	if (!missing)
		return;

	decision->refusal = acs_refuse_override(dev, ban);
	if (decision->refusal != ACS_REFUSED_NOT || !ACS_HAS_OVERRIDE)
		return;

	if (ACS_HAS_BLOB && dev->tried) {
		decision->tried = dev->tried;
		missing &= rule_provides(dev->tried, dev, &dev->tried_words,
					 ACS_MODE_QUIRK,
					 &decision->tried_basis);
	}
	decision->claims = missing;
	decision->provides |= missing;
}

/**
 * acs_tried_may_run - check whether the programs of a blob's rule may run
 * @policy: the parsed boot option
 * @dev: record of the device, with @dev->tried
 * @ban: why this kernel allows no override at all, or ACS_REFUSED_NOT
 *
 * Nobody has reviewed such a program, so it runs only for a device that the
 * administrator has named, by path or by ids.
 *
 * Return: true if they may.
 */
bool acs_tried_may_run(const struct acs_policy *policy,
		       const struct acs_device *dev, enum acs_refusal ban)
{
	const struct acs_item *item;

	if (!ACS_HAS_BLOB || !dev->tried)
		return false;

	item = acs_select_item(policy, dev);
	return acs_item_claims(item, dev) &&
	       (item->kind == ACS_SELECT_PATH || item->kind == ACS_SELECT_ID) &&
	       acs_refuse_override(dev, ban) == ACS_REFUSED_NOT;
}

static void begin(struct acs_decision *decision, enum acs_mode mode, u16 item,
		  const struct acs_rule *rule)
{
	decision->mode = mode;
	decision->basis = 0;
	decision->tried_basis = 0;
	decision->refusal = ACS_REFUSED_NOT;
	decision->claims = 0;
	decision->struck = 0;
	decision->item = item;
	decision->provides = 0;
	decision->disbelieved = false;
	decision->unasked = false;
	decision->rule = rule;
	decision->tried = NULL;
}

/**
 * acs_decide_without_record - decide about a device that needs no record
 * @decision: filled in
 * @rule: what acs_find_rule() found for the device: a rule that depends on no
 *	register, see acs_rule_needs_no_register(), or NULL
 * @type: its PCI_EXP_TYPE_* or ACS_TYPE_CONVENTIONAL
 * @multifunction: it is one of several functions
 *
 * The decision is that of acs_decide() for a device that has neither a row of the
 * kernel's own table nor an item of the boot option, and, if there is no @rule,
 * no ACS capability.
 */
void acs_decide_without_record(struct acs_decision *decision,
			       const struct acs_rule *rule, u8 type,
			       bool multifunction)
{
	static const struct acs_words absent = { ACS_WORDS_ABSENT };
	static const struct acs_findings none = { .words = &absent };

	begin(decision, ACS_MODE_QUIRK, 0, rule);
	decision->provides = rule ?
		acs_rule_provides(rule, &none, &decision->basis) :
		kind_provides(type, multifunction, &absent, ACS_MODE_QUIRK,
			      &decision->basis);
}

/**
 * acs_decide - decide which ACS bits a device provides, and why
 * @decision: filled in
 * @policy: the parsed boot option
 * @dev: record of the device; if acs_needs_words() is true, with @dev->words
 *	read from where @rule says they are
 * @rule: what acs_find_rule() found for @dev
 * @ban: why this kernel allows no override at all, or ACS_REFUSED_NOT
 *
 * The same arguments always give the same decision.
 */
void acs_decide(struct acs_decision *decision, const struct acs_policy *policy,
		const struct acs_device *dev, const struct acs_rule *rule,
		enum acs_refusal ban)
{
	const struct acs_item *item = acs_select_item(policy, dev);

	begin(decision, acs_item_mode(item),
	      item ? item - policy->items + 1 : 0, rule);
	decide_by_device(decision, dev);
	if (decision->basis == ACS_BASIS_CAPABILITY) {
		decision->struck = dev->words.struck & dev->words.capability &
				   ~dev->words.control & ACS_BITS;
		decision->unasked = dev->unasked &&
				    ACS_ISOLATION & ~decision->provides;
	}
	if (item && acs_item_claims(item, dev))
		decide_override(decision, dev, ban);
	if (decision->basis == ACS_BASIS_RULE_LOST ||
	    decision->tried_basis == ACS_BASIS_RULE_LOST)
		decision->lost = *dev->lost;
}

/**
 * acs_decision_grants - check whether a decision grants a request
 * @decision: the decision
 * @flags: PCI_ACS_* bits requested
 *
 * If a rule denies isolation, not even a request for no bits is granted.
 *
 * Return: true if all of @flags are provided.
 */
bool acs_decision_grants(const struct acs_decision *decision, u32 flags)
{
	if (decision->basis == ACS_BASIS_RULE_FINAL_NO &&
	    !decision->claims)
		return false;
	return !(flags & ~decision->provides);
}
