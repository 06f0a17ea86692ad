/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Memory allocation that never fails.
 */
#ifndef ACSCTL_BASE_MEMORY_H
#define ACSCTL_BASE_MEMORY_H

#include <stddef.h>

void *allocate(size_t count, size_t size);
void *reallocate(void *memory, size_t count, size_t size);
_Noreturn void out_of_memory(void);

#endif /* ACSCTL_BASE_MEMORY_H */
