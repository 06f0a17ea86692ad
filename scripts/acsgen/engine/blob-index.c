// SPDX-License-Identifier: GPL-2.0-only
/*
 * The part of the engine's reader of blobs that reads the index.
 */
#include "../../../drivers/pci/acs-policy/core/blob-index.c"
