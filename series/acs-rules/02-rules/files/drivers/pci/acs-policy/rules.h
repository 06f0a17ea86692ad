/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Applies the rules for PCI devices that isolate without an ACS capability that
 * says so.
 */
#ifndef ACS_RULES_H
#define ACS_RULES_H

#include <linux/errno.h>
#include <linux/types.h>

struct pci_dev;

#ifdef CONFIG_PCI_QUIRKS
int pci_acs_rule_enabled(struct pci_dev *dev, u16 acs_flags);
int pci_acs_rule_enable(struct pci_dev *dev);
int pci_acs_rule_disable_redir(struct pci_dev *dev);
#else
static inline int pci_acs_rule_enabled(struct pci_dev *dev, u16 acs_flags)
{
	return -ENOTTY;
}

static inline int pci_acs_rule_enable(struct pci_dev *dev)
{
	return -ENOTTY;
}

static inline int pci_acs_rule_disable_redir(struct pci_dev *dev)
{
	return -ENOTTY;
}
#endif

#endif /* ACS_RULES_H */
