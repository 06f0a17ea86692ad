/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Finds which of the possible words a misspelt one stands for.
 */
#ifndef ACSGEN_NEAREST_H
#define ACSGEN_NEAREST_H

#include <stdbool.h>
#include <stddef.h>

/**
 * struct nearest - a search for the nearest word
 * @word: the misspelt one, not necessarily ended by a NUL
 * @length: its bytes
 * @found: the nearest so far, or NULL
 * @distance: mistakes between the two
 * @tie: another word is as near
 */
struct nearest {
	const char *word;
	size_t length;
	const char *found;
	unsigned int distance;
	bool tie;
};

void nearest_begin(struct nearest *nearest, const char *word, size_t length);
void nearest_try(struct nearest *nearest, const char *candidate);
void nearest_try_all(struct nearest *nearest, const char *const *candidates);
const char *nearest_end(const struct nearest *nearest);
const char *did_you_mean(const struct nearest *nearest);

#endif /* ACSGEN_NEAREST_H */
