// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the PCI core calls: where it enables ACS, at enumeration and again at
 * resume, where it turns redirection off again, and where it asks for ACS.
 *
 * The database is the last word on devices with registers or ways of their
 * own; the kernel's own quirks are not asked.
 */
#include <linux/mutex.h>
#include <linux/pci.h>
#include <linux/security.h>

#include "engine.h"

#ifdef CONFIG_PCI_ACS_POLICY_KUNIT_TEST
bool acs_policy_aside;
#endif

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
 * acs_policy_decide - decide which ACS bits a device provides
 * @dev: the device
 * @decision: filled in
 *
 * Reads the device's ACS registers, and changes and reports nothing.
 */
void acs_policy_decide(struct pci_dev *dev, struct acs_decision *decision)
{
	const struct acs_rule *rule;
	struct acs_device record;

	acs_record_device(&record, dev);
	rule = acs_find_rule(&acs_policy_db, &record);
	acs_record_words(&record, dev, rule);
	decide(dev, decision, &record, rule);
}

/**
 * acs_policy_answer - word a decision as an answer for the PCI core
 * @decision: the decision
 * @acs_flags: PCI_ACS_* bits asked for
 *
 * Where only the specification speaks, that is left to the kernel's own code,
 * but for registers that read as all ones, which it would believe.
 *
 * Return: 1 if all of @acs_flags are provided, 0 if not, and -ENOTTY if the
 * ACS extended capability is to be read.
 */
int acs_policy_answer(const struct acs_decision *decision, u16 acs_flags)
{
	bool granted = acs_decision_grants(decision, acs_flags);

	if (decision->rule || (decision->overridden && granted) ||
	    decision->basis == ACS_BASIS_UNREADABLE)
		return granted;
	return -ENOTTY;
}

/**
 * acs_policy_answers - answer whether a device provides ACS bits
 * @dev: the device
 * @acs_flags: PCI_ACS_* bits asked for
 * @answer: set to what acs_policy_answer() returns
 *
 * Hook at the head of pci_dev_specific_acs_enabled().
 *
 * Return: true if @answer is set; false, in tests only, to go on to the
 * kernel's own quirks.
 */
bool acs_policy_answers(struct pci_dev *dev, u16 acs_flags, int *answer)
{
	struct acs_decision decision;

	if (acs_policy_aside)
		return false;

	acs_policy_decide(dev, &decision);
	acs_report(dev, &decision);
	*answer = acs_policy_answer(&decision, acs_flags);
	return true;
}

/* The rule that speaks for a device, if its programs are to be run */
static const struct acs_rule *find_believed(const struct acs_device *record)
{
	const struct acs_rule *rule = acs_find_rule(&acs_policy_db, record);
	const struct acs_item *item = acs_policy_select(&acs_boot_policy,
							record);

	if (rule && acs_item_mode(item) == ACS_MODE_STRICT &&
	    !acs_rule_is_own_registers(rule))
		return NULL;
	return rule;
}

/*
 * Registers of a chipset are shared by its ports, which resume side by side,
 * so one program runs at a time. What a program has achieved counts until it
 * fails: another function may ask while it runs.
 */
static DEFINE_MUTEX(program_lock);

static int run_program(struct pci_dev *dev, const struct acs_device *record,
		       const struct acs_program *program, char *text,
		       size_t size)
{
	struct acs_place place = acs_place_of(dev, record);
	struct acs_fault fault;
	int ret;

	mutex_lock(&program_lock);
	ret = acs_program_run(&place, program, &fault);
	mutex_unlock(&program_lock);

	if (ret)
		acs_fault_text(text, size, &fault);
	return ret;
}

static int enable(struct pci_dev *dev, const struct acs_device *record,
		  const struct acs_rule *rule)
{
	char text[160];
	int ret;

	if (!rule->enable.count)
		return -ENOTTY;

	ret = run_program(dev, record, &rule->enable, text, sizeof(text));
	acs_report_set_failed(dev, ret);
	if (!ret) {
		dev->dev_flags |= PCI_DEV_FLAGS_ACS_ENABLED_QUIRK;
		return 0;
	}

	dev->dev_flags &= ~PCI_DEV_FLAGS_ACS_ENABLED_QUIRK;
	if (!record->failed)
		pci_warn(dev, "rule %s (%s:%u) failed, no isolation: %s\n",
			 rule->name, rule->file, rule->line, text);
	return 0;
}

static int disable_redirect(struct pci_dev *dev,
			    const struct acs_device *record,
			    const struct acs_rule *rule)
{
	char text[160];

	if (!rule->disable_redirect.count)
		return -ENOTTY;

	if (run_program(dev, record, &rule->disable_redirect, text,
			sizeof(text)))
		pci_warn(dev, "rule %s (%s:%u) failed to turn redirection off: %s\n",
			 rule->name, rule->file, rule->line, text);
	else
		pci_warn(dev, "rule %s (%s:%u) turned redirection off, since a pci= option names the device\n",
			 rule->name, rule->file, rule->line);
	return 0;
}

/* Lets @act run a program of the device's rule, if that is believed */
static bool act_by_rule(struct pci_dev *dev, int *result,
			int (*act)(struct pci_dev *dev,
				   const struct acs_device *record,
				   const struct acs_rule *rule))
{
	const struct acs_rule *rule;
	struct acs_device record;

	if (acs_policy_aside)
		return false;

	acs_record_device(&record, dev);
	rule = find_believed(&record);
	*result = rule ? act(dev, &record, rule) : -ENOTTY;
	return true;
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
 * Return: true if @result is set; false, in tests only, to go on to the
 * kernel's own quirks.
 */
bool acs_policy_enables(struct pci_dev *dev, int *result)
{
	return act_by_rule(dev, result, enable);
}

/**
 * acs_policy_disables_redirect - turn redirection off by a register program
 * @dev: the device, which the command line names
 * @result: set to 0 if its rule has such a program, whether or not it
 *	succeeded, and to -ENOTTY if the ACS extended capability is to be
 *	written
 *
 * Hook at the head of pci_dev_specific_disable_acs_redir(), which the PCI core
 * calls after enabling. Only rules whose answer reads the registers have such
 * a program, so nothing goes on being claimed.
 *
 * Return: true if @result is set; false, in tests only, to go on to the
 * kernel's own quirks.
 */
bool acs_policy_disables_redirect(struct pci_dev *dev, int *result)
{
	return act_by_rule(dev, result, disable_redirect);
}
