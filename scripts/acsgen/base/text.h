/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Texts that are built by writing to a stream.
 */
#ifndef ACSGEN_TEXT_H
#define ACSGEN_TEXT_H

#include <stdio.h>

/**
 * struct text - a text that is being built
 * @out: where to write
 * @memory: what has been written
 * @size: its bytes
 */
struct text {
	FILE *out;
	char *memory;
	size_t size;
};

void begin_text(struct text *text);
const char *end_text(struct text *text);

#endif /* ACSGEN_TEXT_H */
