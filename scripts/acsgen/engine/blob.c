// SPDX-License-Identifier: GPL-2.0-only
/*
 * The engine's reader of blobs, which acsgen asks about each blob before it
 * writes it.
 */
#include "../../../drivers/pci/acs-policy/core/blob.c"
