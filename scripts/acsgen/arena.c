// SPDX-License-Identifier: GPL-2.0-only
/*
 * One compilation is one process, so its memory is given back all at once.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"

struct block {
	struct block *next;
	max_align_t data[];
};

static struct block *blocks;

/**
 * arena_alloc - allocate zeroed memory that lives until arena_free()
 * @size: bytes
 *
 * Return: the memory; the program ends if there is none.
 */
void *arena_alloc(size_t size)
{
	struct block *block = calloc(1, sizeof(*block) + size);

	if (!block) {
		fputs("acsgen: out of memory\n", stderr);
		exit(1);
	}

	block->next = blocks;
	blocks = block;
	return block->data;
}

/**
 * arena_text - copy text into the arena
 * @text: the text, not necessarily ended by a NUL
 * @length: bytes in @text
 *
 * Return: the copy, ended by a NUL.
 */
char *arena_text(const char *text, size_t length)
{
	char *copy = arena_alloc(length + 1);

	memcpy(copy, text, length);
	return copy;
}

/**
 * arena_free - give all of it back
 */
void arena_free(void)
{
	while (blocks) {
		struct block *block = blocks;

		blocks = block->next;
		free(block);
	}
}
