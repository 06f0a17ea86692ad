/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Functions that libFuzzer calls, and one that it provides.
 */
#ifndef ACSGEN_LIBFUZZER_H
#define ACSGEN_LIBFUZZER_H

#include "../../drivers/pci/acs-policy/core/portable.h"

size_t LLVMFuzzerMutate(u8 *data, size_t size, size_t max);
int LLVMFuzzerTestOneInput(const u8 *data, size_t size);
size_t LLVMFuzzerCustomMutator(u8 *data, size_t size, size_t max,
			       unsigned int seed);

#endif /* ACSGEN_LIBFUZZER_H */
