/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * pci=acs_policy=: what is trusted about the isolation of PCI devices.
 */
#ifndef PCI_ACS_POLICY_H
#define PCI_ACS_POLICY_H

#include <linux/init.h>
#include <linux/printk.h>
#include <linux/types.h>

struct pci_dev;

#ifdef CONFIG_PCI_QUIRKS
#include "core/policy.h"

enum acs_mode pci_acs_mode(struct pci_dev *dev);
char *pci_acs_policy_setup(char *text);
void pci_acs_policy_parse(void);
#else
static inline char * __init pci_acs_policy_setup(char *text)
{
	pr_warn("PCI: acs_policy= needs CONFIG_PCI_QUIRKS\n");
	return NULL;
}
#endif

#ifdef SINCE_override
#ifdef CONFIG_PCI_ACS_OVERRIDE
bool pci_acs_override(struct pci_dev *dev, u16 acs_flags);
#else
static inline bool pci_acs_override(struct pci_dev *dev, u16 acs_flags)
{
	return false;
}
#endif

#endif /* SINCE_override */
#endif /* PCI_ACS_POLICY_H */
