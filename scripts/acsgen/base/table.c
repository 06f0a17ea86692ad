// SPDX-License-Identifier: GPL-2.0-only
/*
 * A hash table of names. Things with the same name are told apart by their
 * owners, so one table can hold the names of all.
 */
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/table.h"

/**
 * struct table_entry - a name
 * @next: the next with the same hash value
 * @owner: whose name it is
 * @name: the name
 * @value: what has it
 */
struct table_entry {
	struct table_entry *next;
	const void *owner;
	const char *name;
	void *value;
};

/* FNV-1a; where an entry is, or would be */
static struct table_entry **find_slot(const struct table *table,
				      const void *owner, const char *name)
{
	unsigned long long hash = 0xcbf29ce484222325 ^ (uintptr_t)owner;

	for (; *name; name++)
		hash = (hash ^ (unsigned char)*name) * 0x100000001b3;
	hash *= 0x9e3779b97f4a7c15;
	return &table->slots[(hash >> 32) & (table->size - 1)];
}

static void enlarge(struct table *table)
{
	struct table old = *table;
	unsigned int i;

	table->size = old.size ? 2 * old.size : 8;
	table->slots = arena_alloc(table->size * sizeof(*table->slots));
	for (i = 0; i < old.size; i++) {
		struct table_entry *entry, *next;

		for (entry = old.slots[i]; entry; entry = next) {
			struct table_entry **slot =
				find_slot(table, entry->owner, entry->name);

			next = entry->next;
			entry->next = *slot;
			*slot = entry;
		}
	}
}

/**
 * table_find - find what has a name
 * @table: where
 * @owner: whose name it is
 * @name: the name
 *
 * Return: what was added first under this name, or NULL.
 */
void *table_find(const struct table *table, const void *owner, const char *name)
{
	const struct table_entry *entry;

	if (!table->size)
		return NULL;
	for (entry = *find_slot(table, owner, name); entry; entry = entry->next)
		if (entry->owner == owner && !strcmp(entry->name, name))
			return entry->value;
	return NULL;
}

/**
 * table_add - add a name, unless it is there
 * @table: where
 * @owner: whose name it is
 * @name: the name
 * @value: what has it
 *
 * Return: what has the name already, or NULL.
 */
void *table_add(struct table *table, const void *owner, const char *name,
		void *value)
{
	void *first = table_find(table, owner, name);
	struct table_entry *entry, **slot;

	if (first)
		return first;
	if (table->count == table->size)
		enlarge(table);
	slot = find_slot(table, owner, name);
	entry = arena_alloc(sizeof(*entry));
	*entry = (struct table_entry) { *slot, owner, name, value };
	*slot = entry;
	table->count++;
	return NULL;
}
