/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The ACS policy engine's hooks in the PCI core. With CONFIG_PCI_ACS_POLICY=n
 * three of them are stubs that compile to nothing. The others are called under
 * #ifdef, since an additional return statement changes the code that compilers
 * generate, and the object code of the PCI core has to stay as it was.
 */
#ifndef ACS_POLICY_H
#define ACS_POLICY_H

#include <linux/types.h>

struct attribute_group;
struct pci_dev;

#ifdef CONFIG_PCI_ACS_POLICY
char *acs_policy_setup(char *str);
bool acs_policy_acs_enabled(struct pci_dev *dev, u32 acs_flags, int *answer);
bool acs_policy_enable_acs(struct pci_dev *dev, int *result);
bool acs_policy_disable_acs_redir(struct pci_dev *dev, int *result);
void acs_policy_recheck(struct pci_dev *dev);
void acs_policy_acs_requested(void);
bool acs_policy_redirects(struct pci_dev *dev);

extern const struct attribute_group acs_policy_attr_group;
#else
static inline char *acs_policy_setup(char *str)
{
	return str;
}

static inline void acs_policy_recheck(struct pci_dev *dev)
{
}

static inline void acs_policy_acs_requested(void)
{
}
#endif

#endif /* ACS_POLICY_H */
