/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Declarations that the files of the kernel adapter share.
 */
#ifndef ACS_ENGINE_H
#define ACS_ENGINE_H

#include <linux/pci.h>

#include "acs-policy.h"
#include "core/core.h"
#include "core/program.h"
#include "state.h"

#undef dev_fmt
#define dev_fmt(fmt) "ACS: " fmt

extern const struct acs_policy *acs_boot_policy;
extern enum acs_refusal acs_override_ban;

void acs_parse_given(struct acs_policy *policy);

void acs_decide_device(struct pci_dev *dev, struct acs_decision *decision);
void acs_decide_device_awake(struct pci_dev *dev,
			     struct acs_decision *decision);
bool acs_is_unasked(const struct pci_dev *dev);
int acs_decision_to_answer(const struct acs_decision *decision, u32 acs_flags);

/**
 * acs_type_of - get the type of a function
 * @dev: the device
 *
 * Return: its PCI_EXP_TYPE_* or ACS_TYPE_CONVENTIONAL.
 */
static inline u8 acs_type_of(const struct pci_dev *dev)
{
	return pci_is_pcie((struct pci_dev *)dev) ? pci_pcie_type(dev)
						  : ACS_TYPE_CONVENTIONAL;
}

const struct acs_rule *acs_match_dev(const struct acs_link *link,
				     const struct pci_dev *dev);
void acs_record_device(struct acs_device *record, struct pci_dev *dev);
void acs_read_words(struct acs_words *words, struct pci_dev *dev,
		    const struct acs_rule *rule);

void acs_print_decision(struct pci_dev *dev,
			const struct acs_decision *decision, u32 change);

/**
 * acs_report_decision - remember a decision, and log it if it is new
 * @dev: the device
 * @decision: the decision
 *
 * Context: Any.
 */
static __always_inline void
acs_report_decision(struct pci_dev *dev, const struct acs_decision *decision)
{
	u32 change __uninitialized;

	if (acs_state_update(dev, decision, &change))
		acs_print_decision(dev, decision, change);
}

/**
 * struct acs_usage - how many devices an item of the boot option affects
 * @selects: devices that its selector matches
 * @counts: of these, devices that no other item applies to instead
 * @claims: of these, devices that it claims isolation for
 * @refused: of these, devices that it must not claim isolation for
 */
struct acs_usage {
	unsigned int selects;
	unsigned int counts;
	unsigned int claims;
	unsigned int refused;
};

void acs_count_usage(struct acs_usage *usage, const struct acs_item *item);
void acs_report_unused(void);

#endif /* ACS_ENGINE_H */
