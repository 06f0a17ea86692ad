/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What is in the database: counted, listed, and as pages of a manual.
 */
#ifndef ACSGEN_CENSUS_H
#define ACSGEN_CENSUS_H

#include <stddef.h>

#include "database/index.h"
#include "language/tree.h"

/**
 * struct stats - how much there is
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

void count_stats(struct stats *stats, const struct tree *tree,
		 struct rule **sorted, const struct index *index);
void each_entry(const struct tree *tree, struct rule **sorted,
		const struct index *index, entry_fn function, void *context);

const char **match_conditions(const struct match *match,
			      const char *const *acpi_tables,
			      unsigned int acpi_table_count);
const char **rule_conditions(const struct tree *tree, const struct rule *rule);
size_t rule_text_bytes(const struct rule *rule);
const char *name_of_id(const struct rule *rule, u16 device);
const char *answer_name(const struct rule *rule);
const char *answer_words(const struct rule *rule);
const struct cited *rule_sources(const struct rule *rule);

int print_list_json(const struct tree *tree, struct rule **sorted,
		    const struct index *index);
int print_stats_json(const struct stats *stats);

#endif /* ACSGEN_CENSUS_H */
