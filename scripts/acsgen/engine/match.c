// SPDX-License-Identifier: GPL-2.0-only
/*
 * The engine's lookup, compiled into acsgen: what verifies the index is the
 * very code that reads it in the kernel.
 */
#include "../../../drivers/pci/acs-policy/core/match.c"
