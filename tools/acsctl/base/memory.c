// SPDX-License-Identifier: GPL-2.0-only
/*
 * Memory allocation. Running out of memory ends the program here; everything
 * else outside cli/ returns its errors.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"

/* As EXIT_UNREADABLE of cli/status.h */
#define STATUS		3

/**
 * out_of_memory - report that there is no memory, and end the program
 *
 * Any thread may call this. It ends the program by _exit(), since exit() would
 * run exit handlers and flush streams that other threads are still using.
 */
_Noreturn void out_of_memory(void)
{
	static const char text[] = "acsctl: out of memory\n";
	ssize_t written = write(STDERR_FILENO, text, sizeof(text) - 1);

	(void)written;
	_exit(STATUS);
}

/**
 * allocate - allocate zeroed memory
 * @count: number of elements, may be 0
 * @size: size of an element
 *
 * Return: the memory, to be freed with free(). Never NULL.
 */
void *allocate(size_t count, size_t size)
{
	void *memory = calloc(count ? count : 1, size);

	if (!memory)
		out_of_memory();
	return memory;
}

/**
 * reallocate - change the size of an array
 * @memory: the array, or NULL for a new one
 * @count: number of elements that it shall hold, not 0
 * @size: size of an element
 *
 * New elements are not initialized.
 *
 * Return: the array, to be freed with free(). Never NULL.
 */
void *reallocate(void *memory, size_t count, size_t size)
{
	memory = reallocarray(memory, count, size);
	if (!memory)
		out_of_memory();
	return memory;
}
