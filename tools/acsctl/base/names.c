// SPDX-License-Identifier: GPL-2.0-only
/*
 * Lists of texts.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "base/names.h"

/**
 * names_add - add a name
 * @names: the list
 * @name: the name, which the list frees
 */
void names_add(struct names *names, char *name)
{
	names->list = reallocate(names->list, names->count + 1,
				 sizeof(*names->list));
	names->list[names->count++] = name;
}

/**
 * names_free - free a list
 * @names: the list
 */
void names_free(struct names *names)
{
	while (names->count)
		free(names->list[--names->count]);
	free(names->list);
	names->list = NULL;
}
