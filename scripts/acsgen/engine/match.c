// SPDX-License-Identifier: GPL-2.0-only
/*
 * The engine's lookup, compiled into acsgen: the same code verifies the index
 * here and reads it in the kernel.
 */
#include "../../../drivers/pci/acs-policy/core/match.c"
