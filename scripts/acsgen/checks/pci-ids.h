/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The list of known ids.
 */
#ifndef ACSGEN_PCI_IDS_H
#define ACSGEN_PCI_IDS_H

#include "engine/engine.h"

void set_pci_ids(const char *path);
bool have_pci_ids(const char *name);
unsigned int count_listed_ids(u16 vendor, u32 first, u32 last);

#endif /* ACSGEN_PCI_IDS_H */
