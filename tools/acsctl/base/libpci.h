/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * libpci beside the core. Both define types of fixed width; those of the core
 * are used.
 */
#ifndef ACSCTL_BASE_LIBPCI_H
#define ACSCTL_BASE_LIBPCI_H

#include "portable.h"

#define PCI_HAVE_Uxx_TYPES
#include <pci/pci.h>

#endif /* ACSCTL_BASE_LIBPCI_H */
