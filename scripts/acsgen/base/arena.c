// SPDX-License-Identifier: GPL-2.0-only
/*
 * One process compiles one database, so its memory is freed all at once.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

/*
 * Under AddressSanitizer each object has a block of its own, with guarded ends
 */
#ifdef __SANITIZE_ADDRESS__
#define BLOCK_SIZE	0
#else
#define BLOCK_SIZE	0x100000
#endif

struct block {
	struct block *next;
	max_align_t data[];
};

static struct block *blocks;
/* Free bytes at the start of the first block */
static size_t room;

static void begin_block(size_t size)
{
	struct block *block = calloc(1, sizeof(*block) + size);

	if (!block) {
		fputs("acsgen: out of memory\n", stderr);
		exit(1);
	}

	block->next = blocks;
	blocks = block;
	room = size;
}

/**
 * arena_alloc - allocate zeroed memory that lives until arena_free()
 * @size: bytes
 *
 * Return: the memory. The program exits if there is none.
 */
void *arena_alloc(size_t size)
{
	if (!blocks || size > room)
		begin_block(size > BLOCK_SIZE ? size : BLOCK_SIZE);

	/* Allocate from the end, where an object of any size can be aligned */
	room = (room - size) / sizeof(void *) * sizeof(void *);
	return (char *)blocks->data + room;
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
 * arena_printf - print into the arena
 * @format: the text, as for printf()
 *
 * Return: the text.
 */
char *arena_printf(const char *format, ...)
{
	va_list args;
	char *text;
	int length;

	va_start(args, format);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	text = arena_alloc(length + 1);
	va_start(args, format);
	vsnprintf(text, length + 1, format, args);
	va_end(args);
	return text;
}

/**
 * arena_free - free all memory of the arena
 */
void arena_free(void)
{
	while (blocks) {
		struct block *block = blocks;

		blocks = block->next;
		free(block);
	}
	room = 0;
}
