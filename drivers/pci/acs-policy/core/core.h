/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The pure core: from a boot option and a record of a device to a decision and
 * its reason. It does not access hardware, allocates nothing and keeps no
 * state, so the kernel, acsctl and the tests all run the same code.
 */
#ifndef ACS_CORE_H
#define ACS_CORE_H

#include "answer.h"
#include "match.h"
#include "policy.h"
#include "program.h"
#include "text.h"

/* Size of an item's text: a mode, a segment, a bus and a path of full length */
#define ACS_ITEM_TEXT	112

/* Size of the text of a decision and its reason, with the longest names */
#define ACS_REASON_TEXT	400

/**
 * acs_traits - get the traits of a device that conditions can test
 * @dev: record of the device
 *
 * Return: what acs_make_traits() returns.
 */
static inline u32 acs_traits(const struct acs_device *dev)
{
	return acs_make_traits(dev->type, dev->multifunction, dev->root_bus,
			       dev->has_acs, dev->acpi_tables);
}

/**
 * acs_properties - get the properties of a device that guards can test
 * @dev: record of the device
 *
 * Return: ACS_PROP_* bits.
 */
static inline u32 acs_properties(const struct acs_device *dev)
{
	return acs_make_properties(dev->ats_disabled, dev->external_facing,
				   dev->untrusted);
}

/**
 * acs_find_rule - find the rule that matches a device
 * @db: the database
 * @dev: record of the device; @dev->words is not used
 *
 * Return: the rule, or NULL if no rule matches.
 */
static inline const struct acs_rule *
acs_find_rule(const struct acs_db *db, const struct acs_device *dev)
{
	const struct acs_link *link = acs_find_chain(db, dev->vendor,
						     dev->device);

	return link ? acs_match_chain(db, link, acs_traits(dev)) : NULL;
}

/**
 * acs_rule_needs_no_register - check whether a rule's answer is always the same
 * @rule: the rule
 *
 * Return: true if it depends on no register, neither of the device nor of a
 * program.
 */
static inline bool acs_rule_needs_no_register(const struct acs_rule *rule)
{
	return (rule->answer.kind == ACS_ANSWER_PROVIDES ||
		rule->answer.kind == ACS_ANSWER_FINAL_NO) &&
	       !rule->method->enable.count;
}

/**
 * struct acs_decision - which ACS bits a device provides, and why
 * @mode: the mode that applied to the device, an enum acs_mode
 * @basis: what @provides is based on, apart from override, an enum acs_basis
 * @tried_basis: what @tried is based on, an enum acs_basis
 * @refusal: why @claims is empty although an item requests override, an enum
 *	acs_refusal
 * @claims: those bits of @provides that only the administrator claims
 * @struck: for ACS_BASIS_CAPABILITY, the PCI_ACS_* bits that are off since the
 *	kernel considers them broken
 * @item: number of the boot option's item that selected @mode, counted from 1;
 *	0 if no item did
 * @provides: PCI_ACS_* bits provided; a caller's flags are granted if all of
 *	them are set here, so bits that do not apply to the device are set
 * @unasked: for ACS_BASIS_CAPABILITY, isolation is missing, and nobody has asked
 *	to enable it
 * @disbelieved: strict mode ignored @rule, or the kernel's own table
 * @rule: the rule that matches the device, or NULL
 * @tried: the rule of a blob that limits @claims, or NULL
 * @lost: if @basis or @tried_basis is ACS_BASIS_RULE_LOST, the register
 */
struct acs_decision {
	u8 mode;
	u8 basis;
	u8 tried_basis;
	u8 refusal;
	u8 claims;
	u8 struck;
	u16 item;
	u32 provides;
	bool unasked;
	bool disbelieved;
	const struct acs_rule *rule;
	const struct acs_rule *tried;
	struct acs_fault lost;
};

bool acs_rule_applies(const struct acs_rule *rule,
		      const struct acs_policy *policy,
		      const struct acs_device *dev);
bool acs_needs_words(const struct acs_rule *rule,
		     const struct acs_policy *policy,
		     const struct acs_device *dev);
bool acs_tried_may_run(const struct acs_policy *policy,
		       const struct acs_device *dev, enum acs_refusal ban);
void acs_decide_without_record(struct acs_decision *decision,
			       const struct acs_rule *rule, u8 type,
			       bool multifunction);
void acs_decide(struct acs_decision *decision, const struct acs_policy *policy,
		const struct acs_device *dev, const struct acs_rule *rule,
		enum acs_refusal ban);
bool acs_decision_grants(const struct acs_decision *decision, u32 flags);

const char *acs_mode_name(enum acs_mode mode);
size_t acs_format_reason(char *buf, size_t size,
			 const struct acs_decision *decision);
size_t acs_format_rule(char *buf, size_t size, const struct acs_rule *rule);
size_t acs_format_ids(char *buf, size_t size, const struct acs_ids *ids);
size_t acs_format_decision(char *buf, size_t size,
			   const struct acs_decision *decision);
size_t acs_format_item(char *buf, size_t size, const struct acs_item *item);
unsigned int acs_format_items(char *buf, size_t size,
			      const struct acs_policy *policy,
			      unsigned int from);

#endif /* ACS_CORE_H */
