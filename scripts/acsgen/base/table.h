/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Finds things by their names.
 */
#ifndef ACSGEN_TABLE_H
#define ACSGEN_TABLE_H

/**
 * struct table - a hash table of names
 * @slots: for each hash value, the first of the entries with it
 * @size: number of @slots, a power of two
 * @count: number of entries
 */
struct table {
	struct table_entry **slots;
	unsigned int size;
	unsigned int count;
};

void *table_find(const struct table *table, const void *owner,
		 const char *name);
void *table_add(struct table *table, const void *owner, const char *name,
		void *value);

#endif /* ACSGEN_TABLE_H */
