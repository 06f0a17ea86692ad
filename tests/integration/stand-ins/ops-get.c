// SPDX-License-Identifier: GPL-2.0-only
/*
 * Stands in for a kernel that looks a device's row up in one place: the loops
 * over pci_dev_acs_ops[] are in pci_dev_acs_ops_get().
 */
static const struct pci_dev_acs_ops *pci_dev_acs_ops_get(struct pci_dev *dev)
{
	unsigned int n;

	for (n = 0; n < ARRAY_SIZE(pci_dev_acs_ops); n++)
		if (pci_dev_acs_ops[n].vendor == dev->vendor)
			return &pci_dev_acs_ops[n];
	return NULL;
}

int pci_dev_specific_enable_acs(struct pci_dev *dev)
{
	const struct pci_dev_acs_ops *ops = pci_dev_acs_ops_get(dev);

	if (!ops || !ops->enable_acs)
		return -ENOTTY;
	return ops->enable_acs(dev);
}

int pci_dev_specific_disable_acs_redir(struct pci_dev *dev)
{
	const struct pci_dev_acs_ops *ops;

	ops = pci_dev_acs_ops_get(dev);
	if (ops && ops->disable_acs_redir)
		return ops->disable_acs_redir(dev);
	return -ENOTTY;
}
