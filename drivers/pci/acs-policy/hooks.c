// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the PCI core calls: where it enables ACS, at enumeration and again at
 * resume, and where it asks for it.
 *
 * The database is the last word on the vendors that it names. Of any other
 * vendor the kernel's own quirks are asked as well, except in strict mode.
 */
#include <linux/mutex.h>
#include <linux/pci.h>
#include <linux/security.h>

#include "engine.h"

static bool is_ours(struct pci_dev *dev)
{
	return acs_find_vendor(&acs_policy_db, dev->vendor);
}

/*
 * Lockdown logs each time it refuses something, so it is asked only where its
 * answer counts and is not known. It is never lifted.
 */
static void decide(struct pci_dev *dev, struct acs_decision *decision,
		   const struct acs_device *record,
		   const struct acs_rule *rule)
{
	acs_decide(decision, &acs_boot_policy, record, rule, true);
	if (decision->refusal != ACS_REFUSED_LOCKED_DOWN ||
	    acs_report_is_told(dev, decision))
		return;
	if (!security_locked_down(LOCKDOWN_PCI_ACCESS))
		acs_decide(decision, &acs_boot_policy, record, rule, false);
}

/**
 * acs_policy_answers - answer whether a device provides ACS bits
 * @dev: the device
 * @acs_flags: PCI_ACS_* bits asked for
 * @answer: set to 1 if @dev provides all of them, to 0 if it does not, and to
 *	-ENOTTY if its ACS extended capability is to be read
 *
 * Hook at the head of pci_dev_specific_acs_enabled().
 *
 * Return: true if @answer is set, false to go on to the kernel's own quirks.
 */
bool acs_policy_answers(struct pci_dev *dev, u16 acs_flags, int *answer)
{
	struct acs_decision decision;
	const struct acs_rule *rule;
	struct acs_device record;

	acs_record_device(&record, dev);
	rule = acs_find_rule(&acs_policy_db, &record);
	acs_record_words(&record, dev, rule);
	decide(dev, &decision, &record, rule);

	*answer = (acs_flags & ~decision.provides) == 0;
	if (rule || (decision.overridden && *answer)) {
		acs_report(dev, &decision);
		return true;
	}

	/*
	 * Only the specification speaks. Leave that to the kernel's own code,
	 * but for registers that read as all ones, which it would believe.
	 */
	if (decision.basis != ACS_BASIS_UNREADABLE) {
		*answer = -ENOTTY;
		decision.deferred = decision.mode != ACS_MODE_STRICT &&
				    !is_ours(dev);
	}
	acs_report(dev, &decision);
	return !decision.deferred;
}

/*
 * Registers of a chipset are shared by its ports, which resume side by side,
 * so one program runs at a time. What a program has achieved counts until it
 * fails: another function may ask while it runs.
 */
static DEFINE_MUTEX(program_lock);

static void run_program(struct pci_dev *dev, const struct acs_device *record,
			const struct acs_rule *rule)
{
	struct acs_place place = acs_place_of(dev, record);
	struct acs_fault fault;
	char text[160];
	int ret;

	mutex_lock(&program_lock);
	ret = acs_program_run(&place, &rule->enable, &fault);
	mutex_unlock(&program_lock);

	acs_report_set_failed(dev, ret);
	if (!ret) {
		dev->dev_flags |= PCI_DEV_FLAGS_ACS_ENABLED_QUIRK;
		return;
	}

	dev->dev_flags &= ~PCI_DEV_FLAGS_ACS_ENABLED_QUIRK;
	if (record->failed)
		return;
	acs_fault_text(text, sizeof(text), &fault);
	pci_warn(dev, "rule %s (%s:%u) failed, no isolation: %s\n",
		 rule->name, rule->file, rule->line, text);
}

/**
 * acs_policy_enables - make a device isolate by its rule's register program
 * @dev: the device
 * @result: set to 0 if its rule has a program, whether or not it succeeded,
 *	and to -ENOTTY if the ACS extended capability is to be enabled
 *
 * Hook at the head of pci_dev_specific_enable_acs(), which the PCI core calls
 * at enumeration and whenever it restores a device's state, if an IOMMU driver
 * has asked for ACS. A program that fails takes back what an earlier run had
 * achieved, and warns, unless it had failed before.
 *
 * Return: true if @result is set, false to go on to the kernel's own quirks.
 */
bool acs_policy_enables(struct pci_dev *dev, int *result)
{
	const struct acs_rule *rule;
	struct acs_device record;
	enum acs_mode mode;

	acs_record_device(&record, dev);
	rule = acs_find_rule(&acs_policy_db, &record);
	mode = acs_item_mode(acs_policy_select(&acs_boot_policy, &record));

	*result = -ENOTTY;
	if (!rule)
		return mode == ACS_MODE_STRICT || is_ours(dev);

	if (rule->enable.count &&
	    (mode != ACS_MODE_STRICT || acs_rule_is_own_registers(rule))) {
		run_program(dev, &record, rule);
		*result = 0;
	}
	return true;
}
