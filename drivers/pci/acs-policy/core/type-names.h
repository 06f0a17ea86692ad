/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The Device/Port types of the PCI Express capability, by their names in the
 * language of the database. The first array ends with NULL.
 */
#ifndef ACS_TYPE_NAMES_H
#define ACS_TYPE_NAMES_H

#include "table.h"

static const char *const acs_type_names[] = {
	"endpoint", "legacy-endpoint", "root-port", "upstream-port",
	"downstream-port", "pcie-to-pci-bridge", "pci-to-pcie-bridge",
	"rciep", "rcec", "conventional", NULL
};

static const u32 acs_type_bits[] = {
	BIT(PCI_EXP_TYPE_ENDPOINT), BIT(PCI_EXP_TYPE_LEG_END),
	BIT(PCI_EXP_TYPE_ROOT_PORT), BIT(PCI_EXP_TYPE_UPSTREAM),
	BIT(PCI_EXP_TYPE_DOWNSTREAM), BIT(PCI_EXP_TYPE_PCI_BRIDGE),
	BIT(PCI_EXP_TYPE_PCIE_BRIDGE), BIT(PCI_EXP_TYPE_RC_END),
	BIT(PCI_EXP_TYPE_RC_EC), BIT(ACS_TYPE_CONVENTIONAL)
};

#endif /* ACS_TYPE_NAMES_H */
