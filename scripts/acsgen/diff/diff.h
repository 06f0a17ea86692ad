/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Differences between two databases.
 */
#ifndef ACSGEN_DIFF_H
#define ACSGEN_DIFF_H

#include "database/database.h"
#include "rules/rule.h"

/* Signatures of both databases */
#define DIFF_ACPI_TABLES_MAX	(2 * ACS_ACPI_TABLES_MAX)

/* What two rules differ in */
#define DIFFERS_ANSWER		BIT(0)
#define DIFFERS_PROGRAM		BIT(1)
#define DIFFERS_EVIDENCE	BIT(2)

/**
 * struct box - devices that agree in all that a match can ask for
 * @match: what they are; ACPI tables are numbered as in struct diff
 * @missing_tables: ACPI tables that their machines lack
 */
struct box {
	struct match match;
	u8 missing_tables;
};

/**
 * struct run - consecutive device ids
 * @next: the next in a list
 * @first: lowest id
 * @last: highest id
 */
struct run {
	struct run *next;
	u16 first;
	u16 last;
};

/**
 * struct change - devices with the same old rule and the same new rule
 * @next: the next in a list
 * @same_hash: for find_changes()
 * @vendor: vendor id
 * @runs: device ids
 * @last_run: the last of @runs
 * @boxes: disjoint sets of devices with these ids
 * @box_count: number of @boxes
 * @rule: the rules that apply to them in the old and the new database; at most
 *	one is NULL
 * @differs: DIFFERS_* bits
 */
struct change {
	struct change *next;
	struct change *same_hash;
	u16 vendor;
	struct run *runs;
	struct run *last_run;
	struct box *boxes;
	unsigned int box_count;
	const struct rule *rule[2];
	unsigned int differs;
};

/**
 * struct diff - all differences
 * @db: the old database and the new
 * @acpi_tables: signatures that either of them asks for
 * @acpi_table_count: number of @acpi_tables
 * @changes: by vendor, then by the first id
 * @change_count: number of @changes
 * @id_count: ids with a change
 * @vendor_count: vendors with a change
 */
struct diff {
	const struct database *db[2];
	const char *acpi_tables[DIFF_ACPI_TABLES_MAX];
	unsigned int acpi_table_count;
	struct change *changes;
	unsigned int change_count;
	unsigned int id_count;
	unsigned int vendor_count;
};

void find_changes(struct diff *diff);

unsigned int rules_differ(const struct rule *a, const struct rule *b);
bool same_window(const struct window *a, const struct window *b);
bool same_step(const struct step *a, const struct step *b);
const struct cited *evidence_of(const struct rule *rule);
void index_evidence(const struct cited *list, struct table *index);
bool lists_evidence(const struct table *index, struct evidence *evidence);
bool lists_name(const struct table *index, const struct evidence *evidence);

#endif /* ACSGEN_DIFF_H */
