/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The form of a blob, and the engine's reader.
 */
#ifndef ACSGEN_ENGINE_BLOB_H
#define ACSGEN_ENGINE_BLOB_H

#include "../../../drivers/pci/acs-policy/core/blob.h"
#include "../../../drivers/pci/acs-policy/core/portable-sha256.h"

#endif /* ACSGEN_ENGINE_BLOB_H */
