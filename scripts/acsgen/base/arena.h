/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Memory that is needed until the program ends.
 */
#ifndef ACSGEN_ARENA_H
#define ACSGEN_ARENA_H

#include <stddef.h>

void *arena_alloc(size_t size);
char *arena_text(const char *text, size_t length);
char *arena_printf(const char *format, ...)
	__attribute__((format(printf, 1, 2)));
void arena_free(void);

#endif /* ACSGEN_ARENA_H */
