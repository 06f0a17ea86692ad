// SPDX-License-Identifier: GPL-2.0-only
/*
 * The engine's texts, so that bits have the same names everywhere.
 */
#include "../../../drivers/pci/acs-policy/core/text.c"
