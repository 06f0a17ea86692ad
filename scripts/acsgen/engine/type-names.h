/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The engine's names of port types. They are arrays, so one file includes them.
 */
#include "../../../drivers/pci/acs-policy/core/type-names.h"
