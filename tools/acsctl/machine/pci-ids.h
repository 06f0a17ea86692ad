/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Ids for the names that lspci prints, and names for ids.
 */
#ifndef ACSCTL_MACHINE_PCI_IDS_H
#define ACSCTL_MACHINE_PCI_IDS_H

#include "machine/machine.h"

/**
 * struct ids - ids that a name stands for
 * @has_vendor: @vendor is known
 * @candidates: possible device ids
 * @count: number of @candidates; 0 if any id is possible
 * @vendor: PCI vendor id
 */
struct ids {
	bool has_vendor;
	u16 vendor;
	u16 candidates[CANDIDATES_MAX];
	unsigned int count;
};

struct pci_ids;

struct pci_ids *pci_ids_new(const char *path);
void pci_ids_free(struct pci_ids *list);
struct ids pci_ids_find(struct pci_ids *list, const char *name);
const char *pci_ids_vendor(struct pci_ids *list, u16 vendor);
const char *pci_ids_device(struct pci_ids *list, u16 vendor, u16 device);
size_t pci_ids_firm(struct pci_ids *list, u16 vendor, const char *name);

#endif /* ACSCTL_MACHINE_PCI_IDS_H */
