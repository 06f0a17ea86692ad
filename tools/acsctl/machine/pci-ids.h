/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * From the names that lspci prints back to ids, and from ids to names, by
 * libpci's list of names.
 */
#ifndef ACSCTL_MACHINE_PCI_IDS_H
#define ACSCTL_MACHINE_PCI_IDS_H

#include "machine/machine.h"

/**
 * struct ids - what a name says
 * @has_vendor: @vendor is what it says
 * @candidates: device ids that it may stand for
 * @count: number of @candidates; 0 if it may be any
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

#endif /* ACSCTL_MACHINE_PCI_IDS_H */
