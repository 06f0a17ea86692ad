// SPDX-License-Identifier: GPL-2.0-only
/*
 * Stands in for a kernel that forms groups by what can be reached: its flags
 * have 32 bits, and pci_bus_isolated() asks about a whole bus.
 */
int pci_dev_specific_acs_enabled(struct pci_dev *dev, u32 acs_flags)
{
	const struct pci_dev_acs_enabled *row;

	for (row = pci_dev_acs_enabled; row->acs_enabled; row++) {
		int ret;

		if (row->vendor != dev->vendor || row->device != dev->device)
			continue;
		ret = row->acs_enabled(dev, acs_flags);
		if (ret >= 0)
			return ret;
	}
	return -ENOTTY;
}

enum pci_bus_isolation pci_bus_isolated(struct pci_bus *bus)
{
	if (!bus->self || pci_acs_enabled(bus->self, PCI_ACS_ISOLATED))
		return PCIE_ISOLATED;
	return PCIE_NON_ISOLATED;
}
