/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the PCI core calls of the ACS policy engine. With
 * CONFIG_PCI_ACS_POLICY=n those that return nothing, or what they get, fold
 * away; the others are not compiled, since compilers lay a function out
 * differently for one more return. So the code around them stays what it was.
 */
#ifndef ACS_POLICY_H
#define ACS_POLICY_H

#include <linux/types.h>

struct attribute_group;
struct pci_dev;

#ifdef CONFIG_PCI_ACS_POLICY
char *acs_policy_setup(char *str);
bool acs_policy_acs_enabled(struct pci_dev *dev, u16 acs_flags, int *answer);
bool acs_policy_enable_acs(struct pci_dev *dev, int *result);
bool acs_policy_disable_acs_redir(struct pci_dev *dev, int *result);
void acs_policy_restored(struct pci_dev *dev);

extern const struct attribute_group acs_policy_attr_group;
#else
static inline char *acs_policy_setup(char *str)
{
	return str;
}

static inline void acs_policy_restored(struct pci_dev *dev)
{
}
#endif

#endif /* ACS_POLICY_H */
