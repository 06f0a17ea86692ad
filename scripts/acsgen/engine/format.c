// SPDX-License-Identifier: GPL-2.0-only
/*
 * The engine's wording, so that bits are named alike everywhere.
 */
#include "../../../drivers/pci/acs-policy/core/format.c"
