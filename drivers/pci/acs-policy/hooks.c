// SPDX-License-Identifier: GPL-2.0-only
/*
 * Hooks that the PCI core calls: when it enables ACS; when it disables
 * redirection again; when it checks whether ACS is enabled; and after it has
 * enabled ACS on a device that may be in a group.
 *
 * The database decides about devices with quirks. The kernel's own quirks are
 * only used for rows whose ids no rule covers. A disconnected device, which is
 * about to be removed, is not accessed, provides nothing, and is not reported.
 */
#include <linux/pci.h>

#include "../pci.h"
#include "early-blob.h"
#include "engine.h"
#include "io.h"
#include "kernel-rows.h"
#include "state.h"
#include "test-seam.h"
#include "trace.h"

static bool still_holds(struct pci_dev *dev, const struct acs_program *program,
			struct acs_fault *fault)
{
	struct acs_place place = acs_device_place(dev, &acs_read_only_io);

	return !acs_program_check(&place, program, fault);
}

/* What a program has set only counts while the registers still hold it */
static void record_program(struct acs_device *record, struct pci_dev *dev,
			   const struct acs_rule *rule, struct acs_fault *fault)
{
	const struct acs_program *program = &rule->method->enable;

	if (!program->count)
		return;
	record->failed = acs_state_failed(dev);
	if (record->enabled && rule->answer.kind != ACS_ANSWER_REGISTERS &&
	    !still_holds(dev, program, fault))
		record->lost = fault;
}

/* There is no boot option, and no row for the device that no rule covers */
static __always_inline bool only_rules_count(const struct pci_dev *dev)
{
	return !acs_boot_policy->item_count &&
	       !acs_kernel_row_is_new(dev->vendor, dev->device);
}

static noinline void decide_by_record(struct pci_dev *dev,
				      const struct acs_rule *rule,
				      struct acs_decision *decision)
{
	struct acs_device record __uninitialized;
	struct acs_fault fault __uninitialized;

	acs_record_device(&record, dev);

	/*
	 * A row for this id takes precedence over a rule for all ids, and over
	 * one that leaves the answer to the ACS capability
	 */
	if (acs_kernel_row_is_new(dev->vendor, dev->device)) {
		record.kernel_provides =
			acs_kernel_row_provides(dev, &record.kernel_row);
		if (record.kernel_row)
			rule = NULL;
	}

	if (!rule && !record.kernel_row)
		record.tried = acs_find_tried_rule(&record);
	if (acs_needs_words(rule, acs_boot_policy, &record)) {
		acs_read_words(&record.words, dev, rule);
		record.unasked = acs_is_unasked(dev);
	}
	if (record.tried && record.tried->answer.kind == ACS_ANSWER_REGISTERS)
		acs_read_words(&record.tried_words, dev, record.tried);
	if (rule || record.tried)
		record_program(&record, dev, rule ?: record.tried, &fault);

	acs_decide(decision, acs_boot_policy, &record, rule,
		   acs_override_ban);
}

/**
 * acs_decide_device - decide which ACS bits a device provides
 * @dev: the device
 * @decision: filled in
 *
 * Reads the registers that the decision depends on. Takes no lock, changes
 * nothing and logs nothing. For most devices, no register says anything, and
 * the rule or the kind of function decides.
 *
 * Context: Any. IOMMU drivers of Linux 6.1 ask while they hold spinlocks.
 */
void acs_decide_device(struct pci_dev *dev, struct acs_decision *decision)
{
	const struct acs_link *link =
		acs_find_chain(&acs_policy_db, dev->vendor, dev->device);
	const struct acs_rule *rule = acs_match_dev(link, dev);
	bool no_register = rule ? acs_rule_needs_no_register(rule)
				: !dev->acs_cap;

	if (no_register && only_rules_count(dev))
		acs_decide_without_record(decision, rule, acs_type_of(dev),
					  dev->multifunction);
	else
		decide_by_record(dev, rule, decision);
}

/**
 * acs_decide_device_awake - resume a device, then decide what it provides
 * @dev: the device
 * @decision: filled in
 *
 * For callers other than the PCI core, where the device may be suspended.
 *
 * Context: May sleep.
 */
void acs_decide_device_awake(struct pci_dev *dev,
			     struct acs_decision *decision)
{
	pci_config_pm_runtime_get(dev);
	acs_decide_device(dev, decision);
	pci_config_pm_runtime_put(dev);
}

/**
 * acs_decision_to_answer - convert a decision to an answer for the PCI core
 * @decision: the decision
 * @acs_flags: PCI_ACS_* bits requested
 *
 * If the decision follows from the specification alone, with or without a rule,
 * the PCI core's own code answers, unless ACS registers were read: the PCI core
 * would read them again, and would trust registers that read as all ones.
 *
 * Return: 1 if all of @acs_flags are provided, 0 if not, and -ENOTTY to let the
 * PCI core's own code answer.
 */
int acs_decision_to_answer(const struct acs_decision *decision, u32 acs_flags)
{
	if ((decision->rule && !acs_rule_reads_capability(decision->rule)) ||
	    decision->disbelieved ||
	    decision->basis == ACS_BASIS_KERNEL_ROW ||
	    decision->basis == ACS_BASIS_CAPABILITY ||
	    decision->basis == ACS_BASIS_UNREADABLE)
		return acs_decision_grants(decision, acs_flags);
	if (decision->claims && acs_decision_grants(decision, acs_flags))
		return 1;
	return -ENOTTY;
}

/**
 * acs_policy_acs_enabled - check whether a device provides ACS bits
 * @dev: the device
 * @acs_flags: PCI_ACS_* bits requested
 * @answer: set to what acs_decision_to_answer() returns
 *
 * Hook at the start of pci_dev_specific_acs_enabled().
 *
 * Return: true if @answer is set; false, in tests only, to continue with the
 * kernel's own quirks.
 */
bool acs_policy_acs_enabled(struct pci_dev *dev, u32 acs_flags, int *answer)
{
	struct acs_decision decision __uninitialized;

	if (acs_seam_bypassed())
		return false;
	if (pci_dev_is_disconnected(dev)) {
		*answer = 0;
		return true;
	}

	acs_decide_device(dev, &decision);
	acs_report_decision(dev, &decision);
	*answer = acs_decision_to_answer(&decision, acs_flags);
	trace_acs_answer(dev, &decision, acs_flags, *answer);
	return true;
}

/**
 * acs_policy_recheck - check whether a device still provides what it did
 * @dev: the device
 *
 * Hook wherever the PCI core may have enabled ACS again, so that groups may
 * depend on it already: in pci_restore_state(), after a resume or a reset, and
 * from Linux 7.0 on in pci_dma_configure(), when a driver is bound. Logs the
 * decision if it has changed.
 *
 * Context: Any. Some drivers restore a device's state under a spinlock.
 */
void acs_policy_recheck(struct pci_dev *dev)
{
	struct acs_decision decision __uninitialized;
	struct acs_last_answer last;

	if (acs_seam_bypassed() || pci_dev_is_disconnected(dev) ||
	    !acs_state_last_answer(dev, &last))
		return;

	acs_decide_device(dev, &decision);
	acs_report_decision(dev, &decision);
}

/* Who is to be asked about the rule that acts */
static const char *origin(const struct acs_device *record)
{
	return ACS_HAS_BLOB && record->tried ? "blob: " : "";
}

static noinline void warn_of_failure(struct pci_dev *dev,
				     const struct acs_device *record,
				     const struct acs_rule *rule,
				     const char *what,
				     const struct acs_fault *fault)
{
	char text[160];

	acs_format_fault(text, sizeof(text), fault);
	pci_warn(dev, "%srule %s (%s:%u) failed%s: %s\n", origin(record),
		 rule->name, acs_rule_file(rule), rule->line, what, text);
}

static int enable(struct pci_dev *dev, const struct acs_device *record,
		  const struct acs_rule *rule)
{
	struct acs_fault fault __uninitialized;
	bool news;
	int ret;

	if (!rule->method->enable.count)
		return -ENOTTY;

	ret = acs_run_program(dev, &rule->method->enable, &fault);
	news = acs_state_note(dev, ACS_ACT_ENABLE, ret);
	if (!ret) {
		dev->dev_flags |= PCI_DEV_FLAGS_ACS_ENABLED_QUIRK;
		return 0;
	}

	dev->dev_flags &= ~PCI_DEV_FLAGS_ACS_ENABLED_QUIRK;
	if (news)
		warn_of_failure(dev, record, rule, ", no isolation", &fault);
	return 0;
}

static int disable_redirect(struct pci_dev *dev,
			    const struct acs_device *record,
			    const struct acs_rule *rule)
{
	struct acs_fault fault __uninitialized;
	int ret;

	if (!rule->method->disable_redirect.count)
		return -ENOTTY;

	ret = acs_run_program(dev, &rule->method->disable_redirect, &fault);
	if (!acs_state_note(dev, ACS_ACT_DISABLE_REDIRECT, ret))
		return 0;

	if (ret)
		warn_of_failure(dev, record, rule, " to turn redirection off",
				&fault);
	else
		pci_warn(dev, "%srule %s (%s:%u) turned redirection off, since a pci= option names the device\n",
			 origin(record), rule->name, acs_rule_file(rule),
			 rule->line);
	return 0;
}

static noinline int act_on_record(struct pci_dev *dev,
				  const struct acs_link *link,
				  int (*act)(struct pci_dev *dev,
					     const struct acs_device *record,
					     const struct acs_rule *rule))
{
	const struct acs_rule *rule = acs_match_dev(link, dev);
	struct acs_device record __uninitialized;

	acs_record_device(&record, dev);
	if (rule)
		return acs_rule_applies(rule, acs_boot_policy, &record) ?
			act(dev, &record, rule) : -ENOTTY;

	record.tried = acs_find_tried_rule(&record);
	return acs_tried_may_run(acs_boot_policy, &record, acs_override_ban) ?
		act(dev, &record, record.tried) : -ENOTTY;
}

static bool has_program(const struct acs_db *db, const struct acs_link *link)
{
	for (; link; link = acs_next_link(link)) {
		const struct acs_method *method = db->rules[link->rule].method;

		if (method->enable.count || method->disable_redirect.count)
			return true;
	}
	return false;
}

/* Rules of a blob only count if there is a boot option */
static bool blob_has_program(struct pci_dev *dev)
{
	const struct acs_db *blob = acs_get_blob();

	return blob && acs_boot_policy->item_count &&
	       has_program(blob, acs_find_chain(blob, dev->vendor,
						dev->device));
}

/* Strict mode does not trust the rows of the kernel's own table */
static bool is_left_to_kernel(struct pci_dev *dev)
{
	struct acs_device record __uninitialized;

	if (!acs_kernel_row_is_new(dev->vendor, dev->device))
		return false;
	acs_record_device(&record, dev);
	return acs_item_mode(acs_select_item(acs_boot_policy, &record)) !=
	       ACS_MODE_STRICT;
}

static noinline bool act_by_ids(struct pci_dev *dev,
				int (*act)(struct pci_dev *dev,
					   const struct acs_device *record,
					   const struct acs_rule *rule),
				int *result)
{
	const struct acs_link *link =
		acs_find_chain(&acs_policy_db, dev->vendor, dev->device);
	bool gone = pci_dev_is_disconnected(dev);

	if (!gone && is_left_to_kernel(dev))
		return false;

	if (!gone && (has_program(&acs_policy_db, link) ||
		      blob_has_program(dev)))
		*result = act_on_record(dev, link, act);
	return true;
}

/*
 * Calls @act, which runs a program, if the device has a rule that applies. For
 * most devices, the type of function alone shows that there is no program, and
 * for most others the ids, so that no record has to be filled in. Returns false
 * to leave the device to the kernel's own quirks.
 */
static __always_inline bool
act_by_rule(struct pci_dev *dev,
	    int (*act)(struct pci_dev *dev, const struct acs_device *record,
		       const struct acs_rule *rule), int *result)
{
	*result = -ENOTTY;
	if (BIT(acs_type_of(dev)) & acs_policy_db.no_program &&
	    only_rules_count(dev))
		return true;
	return act_by_ids(dev, act, result);
}

/**
 * acs_policy_enable_acs - enable isolation by the register program of a rule
 * @dev: the device
 * @result: set to 0 if the device's rule has a program, whether or not the
 *	program succeeded; set to -ENOTTY if the PCI core is to enable the ACS
 *	extended capability
 *
 * Hook at the start of pci_dev_specific_enable_acs(). If an IOMMU driver has
 * requested ACS, the PCI core calls that at enumeration, whenever it restores a
 * device's state and, from Linux 7.0 on, whenever a driver is bound. A program
 * writes only what has to change. If it fails, the device no longer counts as
 * enabled, and a warning is logged unless the program had failed before.
 *
 * Return: true if @result is set; false to continue with the kernel's own
 * quirks.
 */
bool acs_policy_enable_acs(struct pci_dev *dev, int *result)
{
	if (acs_seam_bypassed())
		return false;
	acs_state_note_asked(dev);
	return act_by_rule(dev, enable, result);
}

/**
 * acs_policy_disable_acs_redir - disable redirection by a register program
 * @dev: the device, which the command line names
 * @result: set to 0 if the device's rule has such a program, whether or not the
 *	program succeeded; set to -ENOTTY if the PCI core is to write the ACS
 *	extended capability
 *
 * Hook at the start of pci_dev_specific_disable_acs_redir(), which the PCI core
 * calls after it has enabled ACS. Only rules that answer from registers have
 * such a program, so the answer reflects what it changed.
 *
 * Return: true if @result is set; false to continue with the kernel's own
 * quirks.
 */
bool acs_policy_disable_acs_redir(struct pci_dev *dev, int *result)
{
	if (acs_seam_bypassed())
		return false;
	return act_by_rule(dev, disable_redirect, result);
}
