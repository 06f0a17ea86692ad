/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * pci=acs_policy=: what is trusted about the isolation of PCI devices.
 */
#ifndef PCI_ACS_POLICY_H
#define PCI_ACS_POLICY_H

#include <linux/types.h>

struct pci_dev;

#ifdef CONFIG_PCI_QUIRKS
#include "core/policy.h"

enum acs_mode pci_acs_mode(struct pci_dev *dev);
char *pci_acs_policy_setup(char *text);
void pci_acs_policy_parse(void);
#else
static inline char *pci_acs_policy_setup(char *text)
{
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
