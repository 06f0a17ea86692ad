// SPDX-License-Identifier: GPL-2.0-only
/*
 * Counts what is in the database, and iterates over its ids.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "engine/engine.h"
#include "output/census.h"

/* Of each id, the rules in the order in which they are asked */
static void each_id(const struct database *db,
		    const struct acs_vendor *vendor, entry_fn function,
		    void *context)
{
	struct entry entry = { .vendor = vendor->vendor };
	u32 id;

	for (id = 0; id <= 0xffff; id++) {
		const struct acs_link *link =
			acs_find_chain(&db->index->db, vendor->vendor, id);

		for (; link; link = acs_next_link(link)) {
			entry.rule = db->sorted[link->rule];
			if (entry.rule->any_device)
				continue;
			entry.device = id;
			entry.name = name_of_id(entry.rule, id);
			function(context, &entry);
		}
	}
}

static int compare_vendors(const void *a, const void *b)
{
	const struct rule *x = *(const struct rule *const *)a;
	const struct rule *y = *(const struct rule *const *)b;

	if (x->vendor != y->vendor)
		return x->vendor < y->vendor ? -1 : 1;
	return (x->number > y->number) - (x->number < y->number);
}

/* Rules for all ids of a vendor, by vendor; NULL comes last */
static const struct rule **collect_wide(const struct database *db)
{
	unsigned int i, count = 0;
	const struct rule **wide = arena_alloc((db->tree.rule_count + 1) *
					       sizeof(*wide));

	for (i = 0; i < db->tree.rule_count; i++)
		if (db->sorted[i]->any_device)
			wide[count++] = db->sorted[i];
	qsort(wide, count, sizeof(*wide), compare_vendors);
	return wide;
}

/**
 * each_entry - iterate over all ids, and all rules that name them
 * @db: the database
 * @function: is called for each, ordered by vendor and id; rules for all ids of
 *	a vendor come last of that vendor
 * @context: is passed to it
 */
void each_entry(const struct database *db, entry_fn function, void *context)
{
	const struct rule **wide = collect_wide(db);
	unsigned int i;

	for (i = 0; i < db->index->vendor_count; i++) {
		const struct acs_vendor *vendor = &db->index->vendors[i];

		each_id(db, vendor, function, context);
		for (; *wide && (*wide)->vendor == vendor->vendor; wide++) {
			struct entry entry = {
				.vendor = vendor->vendor,
				.any = true,
				.rule = *wide,
			};

			function(context, &entry);
		}
	}
}

static int compare_texts(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The compiler keeps equal texts once */
static size_t text_bytes(const char **texts, unsigned int count)
{
	size_t bytes = 0;
	unsigned int i;

	qsort(texts, count, sizeof(*texts), compare_texts);
	for (i = 0; i < count; i++)
		if (!i || strcmp(texts[i], texts[i - 1]))
			bytes += strlen(texts[i]) + 1;
	return bytes;
}

static size_t count_texts(const struct tree *tree)
{
	unsigned int i, count = 0;
	const struct window *window;
	const struct rule *rule;
	const struct reg *reg;
	const char **texts;
	size_t bytes = 1;

	for (window = tree->windows; window; window = window->next)
		count++;
	for (reg = tree->registers; reg; reg = reg->next)
		count++;
	texts = arena_alloc((count + tree->acpi_table_count + 1) *
			    sizeof(*texts));

	count = 0;
	for (window = tree->windows; window; window = window->next)
		texts[count++] = window->name->text;
	for (reg = tree->registers; reg; reg = reg->next)
		texts[count++] = reg->name->text;
	for (i = 0; i < tree->acpi_table_count; i++)
		texts[count++] = tree->acpi_tables[i];

	bytes += text_bytes(texts, count);
	for (rule = tree->rules; rule; rule = rule->next)
		bytes += rule_text_bytes(rule);
	return bytes;
}

static size_t count_steps(const struct rule *rule)
{
	const struct step *step;
	const struct term *term;
	size_t bytes = 0;

	for (step = rule->steps; step; step = step->next) {
		bytes += sizeof(struct acs_step);
		if (step->op == ACS_OP_GUARD)
			bytes += sizeof(struct acs_guard);
		for (term = step->terms; term; term = term->next)
			bytes += sizeof(struct acs_term);
	}
	return bytes;
}

static size_t count_table(const struct tree *tree)
{
	size_t bytes = sizeof(struct acs_db) + sizeof(struct acs_method) +
		       tree->acpi_table_count * sizeof(const char *);
	const struct window *window;
	const struct rule *rule;
	const struct reg *reg;

	for (window = tree->windows; window; window = window->next)
		bytes += sizeof(struct acs_window);
	for (reg = tree->registers; reg; reg = reg->next)
		bytes += sizeof(struct acs_register);
	for (rule = tree->rules; rule; rule = rule->next) {
		bytes += sizeof(struct acs_rule) + count_steps(rule);
		if (rule_has_method(rule))
			bytes += sizeof(struct acs_method);
	}
	return bytes;
}

static unsigned int count_families(const struct tree *tree)
{
	unsigned int i, count = 0;
	const struct rule *rule;

	for (i = 0; i < tree->source_count; i++) {
		for (rule = tree->rules; rule; rule = rule->next)
			if (rule->name->place.source == tree->sources[i])
				break;
		if (rule)
			count++;
	}
	return count;
}

/**
 * count_stats - count what there is
 * @stats: filled in
 * @db: the database
 */
void count_stats(struct stats *stats, const struct database *db)
{
	const struct index *index = db->index;
	const struct tree *tree = &db->tree;
	unsigned int i;

	stats->rules = tree->rule_count;
	stats->vendors = index->vendor_count;
	stats->families = count_families(tree);
	stats->table_bytes = count_table(tree);
	stats->text_bytes = count_texts(tree);
	stats->index_bytes =
		acs_slots(&index->db) * sizeof(struct acs_vendor) +
		index->span_count * sizeof(struct acs_span) +
		index->bucket_count * sizeof(*index->db.buckets) +
		index->link_count * sizeof(struct acs_link);

	/* Other ids have only the rules for all ids */
	stats->ids = 0;
	for (i = 0; i < index->span_count; i++)
		stats->ids += index->db.spans[i].last -
			      index->db.spans[i].first + 1;
}
