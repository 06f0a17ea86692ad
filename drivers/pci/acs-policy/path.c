// SPDX-License-Identifier: GPL-2.0-only
/*
 * Records what only items of the boot option depend on: the subsystem ids of a
 * device, and its path from the root bus.
 */
#include <linux/pci.h>

#include "path.h"

/* ACS does not apply to the bus on one side of such a bridge */
static bool leads_to_conventional(struct pci_dev *bridge)
{
	return !pci_is_pcie(bridge) ||
	       pci_pcie_type(bridge) == PCI_EXP_TYPE_PCI_BRIDGE ||
	       pci_pcie_type(bridge) == PCI_EXP_TYPE_PCIE_BRIDGE;
}

/**
 * acs_record_path - record what only items of the boot option depend on
 * @record: its subsystem ids, segment, hops, and what it is behind are filled in
 * @dev: the device
 */
void acs_record_path(struct acs_device *record, struct pci_dev *dev)
{
	struct pci_dev *hop;

	record->subsystem_vendor = dev->subsystem_vendor;
	record->subsystem_device = dev->subsystem_device;
	record->segment = pci_domain_nr(dev->bus);
	record->hop_count = 0;
	record->behind_conventional = false;
	record->behind_external = false;
	for (hop = dev; hop; hop = pci_upstream_bridge(hop)) {
		if (record->hop_count < ACS_HOPS_MAX) {
			record->hops[record->hop_count].bus =
				hop->bus->number;
			record->hops[record->hop_count].devfn = hop->devfn;
			record->hop_count++;
		}
		if (hop == dev)
			continue;
		if (leads_to_conventional(hop))
			record->behind_conventional = true;
		if (hop->external_facing || hop->untrusted)
			record->behind_external = true;
	}
}
