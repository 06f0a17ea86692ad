// SPDX-License-Identifier: GPL-2.0-only
/*
 * SHA-256, for blobs.
 */
#include "../../../drivers/pci/acs-policy/core/sha256.c"
