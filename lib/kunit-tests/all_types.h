/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef ACS_TEST_ALL_TYPES_H
#define ACS_TEST_ALL_TYPES_H

#include "core.h"

/* Each Device/Port type that the specification assigns, and conventional PCI */
static const u8 all_types[] = {
	PCI_EXP_TYPE_ENDPOINT,
	PCI_EXP_TYPE_LEG_END,
	PCI_EXP_TYPE_ROOT_PORT,
	PCI_EXP_TYPE_UPSTREAM,
	PCI_EXP_TYPE_DOWNSTREAM,
	PCI_EXP_TYPE_PCI_BRIDGE,
	PCI_EXP_TYPE_PCIE_BRIDGE,
	PCI_EXP_TYPE_RC_END,
	PCI_EXP_TYPE_RC_EC,
	ACS_TYPE_CONVENTIONAL,
};

#endif /* ACS_TEST_ALL_TYPES_H */
