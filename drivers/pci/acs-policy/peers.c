// SPDX-License-Identifier: GPL-2.0-only
/*
 * Hook that p2pdma calls: whether a port sends requests between its peers
 * upstream, although the ACS extended capability does not show it.
 *
 * p2pdma looks at the control register where the specification has it. Some
 * ports have theirs elsewhere, or redirect by other registers of the chipset.
 * A transfer that p2pdma takes for direct then ends at an IOMMU that does not
 * expect it.
 */
#include <linux/pci.h>

#include "../pci.h"
#include "engine.h"
#include "kernel-rows.h"
#include "test-seam.h"

/* What p2pdma asks for as well */
#define REDIRECTS	(PCI_ACS_RR | PCI_ACS_CR | PCI_ACS_EC)

static bool registers_redirect(struct pci_dev *dev,
			       const struct acs_device *record,
			       const struct acs_rule *rule)
{
	struct acs_words words;

	acs_read_words(&words, dev, rule);
	return words.state != ACS_WORDS_READ || words.control & REDIRECTS;
}

static bool rule_redirects(struct pci_dev *dev,
			   const struct acs_device *record,
			   const struct acs_rule *rule)
{
	switch (rule->answer.kind) {
	case ACS_ANSWER_PROVIDES:
		return rule->answer.provides & REDIRECTS;
	case ACS_ANSWER_WHEN_ENABLED:
		/* Firmware may have done what the program does */
		return true;
	case ACS_ANSWER_REGISTERS:
		return registers_redirect(dev, record, rule);
	default:
		return false;
	}
}

/**
 * acs_policy_redirects - check whether a port redirects requests between peers
 * @dev: a device
 *
 * Hook at the start of pci_bridge_has_acs_redir(), which asks about devices as
 * well as ports. What a rule says of a device is about its own functions, and
 * not about what it sends to others.
 *
 * A rule tells what the hardware does, so the mode does not matter, and
 * override's claims do not either. What is unknown counts as redirection.
 *
 * Context: Any.
 *
 * Return: true if it redirects, or if nobody knows; false if only the ACS
 * extended capability can tell.
 */
bool acs_policy_redirects(struct pci_dev *dev)
{
	struct acs_device record __uninitialized;
	const struct acs_rule *rule;
	bool applies;

	if (acs_seam_bypassed() || !pci_is_bridge(dev))
		return false;
	if (pci_dev_is_disconnected(dev))
		return true;

	if (acs_kernel_row_is_new(dev->vendor, dev->device) &&
	    acs_kernel_row_provides(dev, &applies) & REDIRECTS)
		return true;

	acs_record_device(&record, dev);
	rule = acs_find_rule(&acs_policy_db, &record);
	return rule && rule_redirects(dev, &record, rule);
}
