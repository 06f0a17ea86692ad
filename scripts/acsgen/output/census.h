/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What is in the database.
 */
#ifndef ACSGEN_CENSUS_H
#define ACSGEN_CENSUS_H

#include <stddef.h>

#include "database/database.h"

/**
 * struct stats - the size of a database
 * @rules: rules
 * @ids: device ids that a rule names, not counting "device any"
 * @vendors: vendors
 * @families: files with a rule: one holds a family
 * @table_bytes: of rules, registers and programs, as the kernel keeps them
 * @text_bytes: of the names in these
 * @index_bytes: of the lookup index
 */
struct stats {
	unsigned int rules;
	unsigned int ids;
	unsigned int vendors;
	unsigned int families;
	size_t table_bytes;
	size_t text_bytes;
	size_t index_bytes;
};

/**
 * struct entry - an id, and a rule that names it
 * @vendor: vendor id
 * @any: the rule names all ids of the vendor
 * @device: device id, unless @any
 * @name: what the hardware is called, or NULL
 * @rule: the rule
 */
struct entry {
	u16 vendor;
	bool any;
	u16 device;
	const char *name;
	const struct rule *rule;
};

typedef void (*entry_fn)(void *context, const struct entry *entry);

void count_stats(struct stats *stats, const struct database *db);
void each_entry(const struct database *db, entry_fn function, void *context);

#endif /* ACSGEN_CENSUS_H */
