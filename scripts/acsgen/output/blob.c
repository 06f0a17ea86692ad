// SPDX-License-Identifier: GPL-2.0-only
/*
 * Makes a blob: the database in a form that does not have to be compiled. What
 * it contains depends only on the sources and their names.
 */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "engine/blob.h"
#include "output/blob.h"

/**
 * struct writer - a blob that is being made
 * @db: what of
 * @tables: its tables so far
 * @head: its head
 * @table: the table that is being written
 */
struct writer {
	const struct database *db;
	struct text tables;
	struct acs_blob_head head;
	enum acs_blob_table table;
};

static u32 written(const struct writer *w)
{
	return sizeof(w->head) + ftell(w->tables.out);
}

static void begin_table(struct writer *w, enum acs_blob_table table)
{
	w->table = table;
	w->head.tables[table].offset = cpu_to_le32(written(w));
}

/* Records of texts are characters */
static void put(struct writer *w, const void *records, size_t count,
		size_t size)
{
	struct acs_blob_place *place = &w->head.tables[w->table];

	fwrite(records, size, count, w->tables.out);
	place->count = cpu_to_le32(le32_to_cpu(place->count) + count);
}

static void put_acpi_tables(struct writer *w)
{
	const struct acs_db *db = &w->db->index->db;
	unsigned int i;

	begin_table(w, ACS_BLOB_ACPI_TABLES);
	for (i = 0; i < db->acpi_table_count; i++) {
		struct acs_blob_acpi_table table = {};

		memcpy(table.signature, db->acpi_tables[i], 4);
		put(w, &table, 1, sizeof(table));
	}
}

/* Also numbers them, from 1 */
static void put_windows(struct writer *w)
{
	struct window *window;
	unsigned int number = 0;

	begin_table(w, ACS_BLOB_WINDOWS);
	for (window = w->db->tree.windows; window; window = window->next) {
		struct acs_blob_window table = {
			.mask = cpu_to_le32(window->table.mask),
			.enable = cpu_to_le32(window->table.enable),
			.offset = cpu_to_le16(window->table.offset),
			.devfn = window->table.devfn,
		};

		window->number = ++number;
		put(w, &table, 1, sizeof(table));
	}
}

static void put_registers(struct writer *w)
{
	struct reg *reg;
	unsigned int number = 0;

	begin_table(w, ACS_BLOB_REGISTERS);
	for (reg = w->db->tree.registers; reg; reg = reg->next) {
		struct acs_blob_register table = {
			.offset = cpu_to_le16(reg->table.offset),
			.width = reg->table.width,
			.space = reg->table.space,
		};

		if (reg->window)
			table.window = cpu_to_le16(reg->window->number);
		reg->number = ++number;
		put(w, &table, 1, sizeof(table));
	}
}

static __le16 number_of(const struct reg *reg)
{
	return cpu_to_le16(reg ? reg->number : 0);
}

static void put_terms_of(struct writer *w, const struct step *step)
{
	const struct term *term;

	for (term = step->terms; term; term = term->next) {
		struct acs_blob_term table = {
			.mask = cpu_to_le32(term->mask),
			.reg = number_of(term->reg),
			.negate = term->negate,
		};

		put(w, &table, 1, sizeof(table));
	}
}

static void put_guard_of(struct writer *w, const struct step *step)
{
	struct acs_blob_guard table = {
		.any = step->any,
		.negate = step->negate,
	};
	const struct term *term;

	if (step->op != ACS_OP_GUARD)
		return;
	for (term = step->terms; term; term = term->next)
		table.count++;
	put(w, &table, 1, sizeof(table));
}

static void put_step(struct writer *w, const struct step *step)
{
	struct acs_blob_step table = {
		.mask = cpu_to_le32(step->mask),
		.op = step->op,
		.skip = step->skip,
	};

	if (step->op == ACS_OP_LOAD)
		table.reg = number_of(step->reg);
	else if (step->where)
		table.reg = number_of(step->where);
	put(w, &table, 1, sizeof(table));
}

static void put_of_steps(struct writer *w, enum acs_blob_table table,
			 void (*put_of)(struct writer *w,
					const struct step *step))
{
	const struct step *step;
	unsigned int i;

	begin_table(w, table);
	for (i = 0; i < w->db->tree.rule_count; i++)
		for (step = w->db->sorted[i]->steps; step; step = step->next)
			put_of(w, step);
}

static void put_rules(struct writer *w)
{
	unsigned int i;

	begin_table(w, ACS_BLOB_RULES);
	for (i = 0; i < w->db->tree.rule_count; i++) {
		const struct rule *rule = w->db->sorted[i];
		struct acs_blob_rule table = {
			.line = cpu_to_le16(rule->name->place.line),
			.capability = number_of(rule->capability),
			.control = number_of(rule->control),
			.kind = rule->answer.kind,
			.provides = rule->answer.provides,
			.broken = rule->answer.broken,
			.enable = rule->enable_count,
			.disable_redirect = rule->step_count -
					    rule->enable_count,
		};

		put(w, &table, 1, sizeof(table));
	}
}

static void put_links(struct writer *w)
{
	const struct index *index = w->db->index;
	unsigned int i;

	begin_table(w, ACS_BLOB_LINKS);
	for (i = 0; i < index->link_count; i++) {
		const struct acs_link *link = &index->db.links[i];
		struct acs_blob_link table = {
			.excludes = cpu_to_le32(link->excludes),
			.rule = cpu_to_le16(link->rule),
			.last = link->last,
		};

		put(w, &table, 1, sizeof(table));
	}
}

static void put_spans(struct writer *w)
{
	const struct index *index = w->db->index;
	unsigned int i;

	begin_table(w, ACS_BLOB_SPANS);
	for (i = 0; i < index->span_count; i++) {
		const struct acs_span *span = &index->db.spans[i];
		struct acs_blob_span table = {
			.first = cpu_to_le16(span->first),
			.last = cpu_to_le16(span->last),
			.link = cpu_to_le16(span->link),
		};

		put(w, &table, 1, sizeof(table));
	}
}

/* The links of a vendor end where those of the next begin */
static void put_vendors(struct writer *w)
{
	const struct index *index = w->db->index;
	unsigned int i;

	begin_table(w, ACS_BLOB_VENDORS);
	for (i = 0; i < index->vendor_count; i++) {
		const struct acs_vendor *vendor = &index->vendors[i];
		u32 end = i + 1 < index->vendor_count ? vendor[1].link
						      : index->link_count;
		struct acs_blob_vendor table = {
			.vendor = cpu_to_le16(vendor->vendor),
			.span_count = cpu_to_le16(vendor->span_count),
			.link_count = cpu_to_le16(end - vendor->link),
			.wide = vendor->wide,
		};

		put(w, &table, 1, sizeof(table));
	}
}

static void put_text(struct writer *w, const char *text)
{
	put(w, text, strlen(text) + 1, 1);
}

static void put_rule_texts(struct writer *w, const struct rule *rule)
{
	const struct cited *cited;

	put_text(w, rule->name->text);
	put_text(w, rule->name->place.source->name);
	for (cited = rule->evidence; cited; cited = cited->next) {
		const char *name = cited->evidence->name->text;

		put(w, name, strlen(name), 1);
		put(w, cited->next ? " " : "", 1, 1);
	}
}

static void put_texts(struct writer *w)
{
	const struct window *window;
	const struct reg *reg;
	unsigned int i;

	begin_table(w, ACS_BLOB_TEXTS);
	for (window = w->db->tree.windows; window; window = window->next)
		put_text(w, window->table.name);
	for (reg = w->db->tree.registers; reg; reg = reg->next)
		put_text(w, reg->table.name);
	for (i = 0; i < w->db->tree.rule_count; i++)
		put_rule_texts(w, w->db->sorted[i]);
}

static void put_tables(struct writer *w)
{
	put_acpi_tables(w);
	put_windows(w);
	put_registers(w);
	put_of_steps(w, ACS_BLOB_TERMS, put_terms_of);
	put_of_steps(w, ACS_BLOB_GUARDS, put_guard_of);
	put_of_steps(w, ACS_BLOB_STEPS, put_step);
	put_rules(w);
	put_links(w);
	put_spans(w);
	put_vendors(w);
	put_texts(w);
}

static char *join(struct writer *w, size_t size)
{
	struct acs_blob_head *head = &w->head;
	const char *tables = end_text(&w->tables);
	u8 *blob = arena_alloc(size);

	memcpy(head->magic, ACS_BLOB_MAGIC, sizeof(head->magic));
	head->version = cpu_to_le32(ACS_BLOB_VERSION);
	head->size = cpu_to_le32(size);
	memcpy(blob, head, sizeof(*head));
	memcpy(blob + sizeof(*head), tables, size - sizeof(*head));
	sha256(blob + ACS_BLOB_HASHED_FROM, size - ACS_BLOB_HASHED_FROM,
	       head->hash);
	memcpy(blob, head, sizeof(*head));
	return (char *)blob;
}

/* Whoever reads the blob refuses it too late */
static int check_blob(const char *blob, size_t size)
{
	struct acs_blob_mistake mistake;
	size_t room = acs_blob_room(blob, size, &mistake);
	struct acs_db db;

	if (room && acs_blob_read(&db, arena_alloc(room), blob, &mistake))
		return 0;
	error_at(NULL, "blob",
		 "acsgen is wrong: its blob is refused at byte %u: %s",
		 mistake.offset, mistake.what);
	return -1;
}

/**
 * make_blob - make a blob
 * @db: what of
 * @size: set to its size
 *
 * Return: the blob, or NULL after an error message.
 */
const char *make_blob(const struct database *db, size_t *size)
{
	struct writer w = { .db = db };
	const char *blob;

	begin_text(&w.tables);
	put_tables(&w);
	*size = written(&w);
	blob = join(&w, *size);
	if (*size > ACS_BLOB_SIZE_MAX) {
		error_at(NULL, "too-many",
			 "the blob would have %zu bytes: expected at most %u",
			 *size, ACS_BLOB_SIZE_MAX);
		return NULL;
	}
	return check_blob(blob, *size) ? NULL : blob;
}
