// SPDX-License-Identifier: GPL-2.0-only
/*
 * The part of the engine's reader of blobs that reads rules.
 */
#include "../../../drivers/pci/acs-policy/core/blob-rules.c"
