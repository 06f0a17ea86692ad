/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef ACS_PATH_H
#define ACS_PATH_H

#include "core/policy.h"

struct pci_dev;

void acs_record_path(struct acs_device *record, struct pci_dev *dev);

#endif /* ACS_PATH_H */
