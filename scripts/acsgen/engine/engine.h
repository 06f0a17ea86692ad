/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The engine's own tables and lookup. This folder alone knows where the engine
 * keeps them.
 */
#ifndef ACSGEN_ENGINE_H
#define ACSGEN_ENGINE_H

#include "../../../drivers/pci/acs-policy/core/match.h"
#include "../../../drivers/pci/acs-policy/core/text.h"

#endif /* ACSGEN_ENGINE_H */
