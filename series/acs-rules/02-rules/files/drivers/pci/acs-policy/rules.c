// SPDX-License-Identifier: GPL-2.0-only
/*
 * Applies the rules for PCI devices that isolate without an ACS capability that
 * says so. acsgen compiles the rules from rules/ to acs_policy_db.
 */
#include <linux/errno.h>
#include <linux/pci.h>

#include "core/answer.h"
#include "core/match.h"
#include "io.h"
#include "rules.h"

static u8 acs_type_of(struct pci_dev *dev)
{
	return pci_is_pcie(dev) ? pci_pcie_type(dev) : ACS_TYPE_CONVENTIONAL;
}

static const struct acs_rule *acs_rule_of(struct pci_dev *dev)
{
	static unsigned int acpi_tables;
	const struct acs_link *link;

	link = acs_find_chain(&acs_policy_db, dev->vendor, dev->device);
	if (!link)
		return NULL;

	return acs_match_chain(&acs_policy_db, link,
			       acs_make_traits(acs_type_of(dev),
					       dev->multifunction,
					       pci_is_root_bus(dev->bus),
					       dev->acs_cap,
					       acs_acpi_tables(&acs_policy_db,
							       &acpi_tables)));
}

static void acs_read_rule_words(struct pci_dev *dev,
				const struct acs_rule *rule,
				struct acs_words *words)
{
	const struct acs_method *method = rule->method;
	struct acs_place place = acs_device_place(dev, &acs_read_only_io);
	struct acs_fault fault;

	words->state = ACS_WORDS_FAILED;
	if (!acs_register_read(&place, method->capability, &words->capability,
			       &fault) &&
	    !acs_register_read(&place, method->control, &words->control,
			       &fault))
		words->state = ACS_WORDS_READ;
}

/**
 * pci_acs_rule_enabled - check whether a rule provides ACS services
 * @dev: the device
 * @acs_flags: PCI_ACS_* bits requested
 *
 * Context: Any, but for the first call, when the first device is added, which
 * looks for ACPI tables.
 *
 * Return: 1 if a rule provides all of @acs_flags, 0 if it does not, and -ENOTTY
 * if no rule says anything about the device.
 */
int pci_acs_rule_enabled(struct pci_dev *dev, u16 acs_flags)
{
	const struct acs_rule *rule = acs_rule_of(dev);
	struct acs_words words = { ACS_WORDS_ABSENT };
	struct acs_findings findings = {
		.words = &words,
		.enabled = dev->dev_flags & PCI_DEV_FLAGS_ACS_ENABLED_QUIRK,
	};
	u32 provides;
	u8 basis;

	if (!rule || acs_rule_reads_capability(rule))
		return -ENOTTY;

	if (rule->answer.kind == ACS_ANSWER_REGISTERS)
		acs_read_rule_words(dev, rule, &words);
	provides = acs_rule_provides(rule, &findings, &basis);
	if (basis == ACS_BASIS_RULE_FINAL_NO || basis == ACS_BASIS_UNREADABLE)
		return 0;
	return !(acs_flags & ~provides);
}

static int acs_run_rule(struct pci_dev *dev, const struct acs_rule *rule,
			const struct acs_program *program)
{
	struct acs_fault fault;
	char text[160];
	int ret;

	ret = acs_run_program(dev, program, &fault);
	if (ret) {
		acs_format_fault(text, sizeof(text), &fault);
		pci_warn(dev, "ACS rule %s (%s:%u) failed: %s\n", rule->name,
			 acs_rule_file(rule), rule->line, text);
	}
	return ret;
}

/**
 * pci_acs_rule_enable - enable isolation by the steps of a rule
 * @dev: the device
 *
 * If a step fails, or a register does not keep what was written, the device no
 * longer counts as enabled.
 *
 * Context: May sleep.
 *
 * Return: 0 if a rule has such steps, whether or not they succeeded; -ENOTTY if
 * the ACS capability is to be enabled instead.
 */
int pci_acs_rule_enable(struct pci_dev *dev)
{
	const struct acs_rule *rule = acs_rule_of(dev);

	if (!rule || !rule->method->enable.count)
		return -ENOTTY;

	if (acs_run_rule(dev, rule, &rule->method->enable)) {
		dev->dev_flags &= ~PCI_DEV_FLAGS_ACS_ENABLED_QUIRK;
		return 0;
	}

	if (rule->answer.kind == ACS_ANSWER_WHEN_ENABLED)
		dev->dev_flags |= PCI_DEV_FLAGS_ACS_ENABLED_QUIRK;
	pci_info(dev, "ACS enabled by rule %s\n", rule->name);
	return 0;
}

/**
 * pci_acs_rule_disable_redir - disable redirection by the steps of a rule
 * @dev: the device
 *
 * Context: May sleep.
 *
 * Return: 0 if a rule has such steps, whether or not they succeeded; -ENOTTY if
 * redirection is to be disabled in the ACS capability.
 */
int pci_acs_rule_disable_redir(struct pci_dev *dev)
{
	const struct acs_rule *rule = acs_rule_of(dev);

	if (!rule || !rule->method->disable_redirect.count)
		return -ENOTTY;

	if (!acs_run_rule(dev, rule, &rule->method->disable_redirect))
		pci_info(dev, "ACS redirection disabled by rule %s\n",
			 rule->name);
	return 0;
}
