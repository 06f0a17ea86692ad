// SPDX-License-Identifier: GPL-2.0-only
/*
 * Writes which rule applies to each device, for tests of the tables. The index
 * is not used: of the rules that name an id and whose conditions hold, the one
 * that beats all others applies.
 */
#include <string.h>

#include "base/arena.h"
#include "engine/engine.h"
#include "output/emit.h"
#include "rules/overlap.h"

/**
 * struct row - the answers for ids that the same rules name
 * @next: made earlier
 * @rules: these rules
 * @count: number of @rules
 * @number: of the row
 */
struct row {
	struct row *next;
	struct rule **rules;
	unsigned int count;
	unsigned int number;
};

static void emit_devices(FILE *out, const struct tree *tree)
{
	unsigned int i;

	fputs("\nconst struct acs_device acs_vector_devices[] = {\n", out);
	for (i = 0; i < kind_count(tree->acpi_table_count); i++) {
		struct kind kind = kind_at(i);

		fprintf(out,
			"\t{ .type = %u, .multifunction = %u, .root_bus = %u, .has_acs = %u, .acpi_tables = %u },\n",
			kind.type, kind.multifunction, kind.root_bus,
			kind.has_acs, kind.acpi_tables);
	}
	fprintf(out,
		"};\n\nconst unsigned int acs_vector_device_count = %u;\n", i);
}

static unsigned int register_offset(const struct reg *reg)
{
	return reg ? reg->table.offset : 0;
}

static void emit_rules(FILE *out, const struct tree *tree)
{
	const struct rule *rule;
	unsigned int count = 0;

	fputs("\nconst struct acs_vector_rule acs_vector_rules[] = {\n", out);
	for (rule = tree->rules; rule; rule = rule->next, count++)
		fprintf(out,
			"\t{ \"%s\", %d, %d, 0x%02x, 0x%02x, 0x%x, 0x%x, %u, %u },\n",
			rule->name->text, rule->name->place.line,
			rule->answer.kind, rule->answer.provides,
			rule->answer.broken, register_offset(rule->capability),
			register_offset(rule->control),
			rule->enable_count > 0,
			rule->step_count > rule->enable_count);
	fprintf(out,
		"};\n\nconst unsigned int acs_vector_rule_count = %u;\n",
		count);
}

static void emit_differences(FILE *out, const struct tree *tree)
{
	const struct difference *difference;
	const struct rule *rule;
	const struct ids *ids;

	fputs("\nconst struct acs_difference acs_differences[] = {\n", out);
	for (rule = tree->rules; rule; rule = rule->next)
		for (difference = rule->differences; difference;
		     difference = difference->next)
			for (ids = difference->ids; ids; ids = ids->next)
				fprintf(out, "\t{ \"%s\", 0x%04x, 0x%04x },\n",
					rule->name->text, ids->first,
					ids->last);
	fputs("\t{}\n};\n", out);
}

/* From the written form, not the resolved one */
static bool names_id(const struct rule *rule, u16 vendor, u16 device)
{
	const struct clause *match = find_clause(rule->block->clauses,
						 CLAUSE_MATCH);
	const struct ids *ids = find_clause(match->inner, CLAUSE_DEVICE)->ids;

	if (rule->vendor != vendor)
		return false;
	if (!ids)
		return true;
	for (; ids; ids = ids->next)
		if (device >= ids->first && device <= ids->last)
			return true;
	return false;
}

static const struct rule *find_winner(const struct row *row,
				      const struct kind *kind)
{
	const struct rule *winner = NULL;
	unsigned int i;

	for (i = 0; i < row->count; i++) {
		const struct rule *rule = row->rules[i];

		if (match_holds(&rule->match, kind) &&
		    (!winner || rule_beats(rule, winner)))
			winner = rule;
	}
	return winner;
}

static unsigned int number_of(const struct tree *tree, const struct rule *rule)
{
	const struct rule *other;
	unsigned int number = 1;

	for (other = tree->rules; other != rule; other = other->next)
		number++;
	return number;
}

static void emit_row(FILE *out, const struct tree *tree,
		     const struct row *row)
{
	unsigned int i;

	fprintf(out, "\nstatic const u16 row%u[] = {", row->number);
	for (i = 0; i < kind_count(tree->acpi_table_count); i++) {
		struct kind kind = kind_at(i);
		const struct rule *rule = find_winner(row, &kind);

		fprintf(out, "%s%u,", i % 16 ? " " : "\n\t",
			rule ? number_of(tree, rule) : 0);
	}
	fputs("\n};\n", out);
}

static struct row *find_row(struct row *rows, const struct row *wanted)
{
	for (; rows; rows = rows->next)
		if (rows->count == wanted->count &&
		    !memcmp(rows->rules, wanted->rules,
			    wanted->count * sizeof(*wanted->rules)))
			return rows;
	return NULL;
}

static void collect_rules(struct row *row, const struct tree *tree, u16 vendor,
			  u16 device)
{
	struct rule *rule;

	row->count = 0;
	for (rule = tree->rules; rule; rule = rule->next)
		if (names_id(rule, vendor, device))
			row->rules[row->count++] = rule;
}

/**
 * struct vectors - the state of writing the vectors
 * @tree: the rules
 * @out: rows are written as soon as they are made
 * @rows: all rows so far
 * @row_of: of each id of the current vendor, its row
 */
struct vectors {
	const struct tree *tree;
	FILE *out;
	struct row *rows;
	const struct row *row_of[0x10000];
};

static const struct row *row_for(struct vectors *vectors, u16 vendor,
				 u16 device, struct row *scratch)
{
	struct row *row;

	collect_rules(scratch, vectors->tree, vendor, device);
	row = find_row(vectors->rows, scratch);
	if (row)
		return row;

	row = arena_alloc(sizeof(*row));
	row->rules = arena_alloc((scratch->count + 1) * sizeof(*row->rules));
	memcpy(row->rules, scratch->rules,
	       scratch->count * sizeof(*row->rules));
	row->count = scratch->count;
	row->number = vectors->rows ? vectors->rows->number + 1 : 0;
	row->next = vectors->rows;
	vectors->rows = row;
	emit_row(vectors->out, vectors->tree, row);
	return row;
}

static void make_rows(struct vectors *vectors, u16 vendor,
		      struct row *scratch)
{
	u32 id;

	for (id = 0; id <= 0xffff; id++)
		vectors->row_of[id] = row_for(vectors, vendor, id, scratch);
}

/* Return: how many there are */
static unsigned int emit_vendor(FILE *out, const struct vectors *vectors,
				u16 vendor)
{
	const struct row *const *row_of = vectors->row_of;
	unsigned int count = 0;
	u32 first, last;

	for (first = 0; first <= 0xffff; first = last + 1) {
		last = first;
		while (last < 0xffff && row_of[last + 1] == row_of[first])
			last++;
		fprintf(out, "\t{ 0x%04x, 0x%04x, 0x%04x, row%u },\n", vendor,
			first, last, row_of[first]->number);
		count++;
	}
	return count;
}

static bool is_named(const struct tree *tree, u16 vendor)
{
	const struct rule *rule;

	for (rule = tree->rules; rule; rule = rule->next)
		if (rule->vendor == vendor)
			return true;
	return false;
}

static void emit_all(FILE *out, const struct tree *tree)
{
	struct vectors *vectors = arena_alloc(sizeof(*vectors));
	struct row scratch = {};
	unsigned int count = 0;
	u32 vendor;

	vectors->tree = tree;
	vectors->out = out;
	scratch.rules = arena_alloc((tree->rule_count + 1) *
				    sizeof(*scratch.rules));

	for (vendor = 0; vendor <= 0xffff; vendor++)
		if (is_named(tree, vendor))
			make_rows(vectors, vendor, &scratch);

	fputs("\nconst struct acs_vector acs_vectors[] = {\n", out);
	for (vendor = 0; vendor <= 0xffff; vendor++) {
		if (!is_named(tree, vendor))
			continue;
		make_rows(vectors, vendor, &scratch);
		count += emit_vendor(out, vectors, vendor);
	}
	fprintf(out, "};\n\nconst unsigned int acs_vector_count = %u;\n",
		count);
}

/**
 * emit_vectors - write which rule applies to each device
 * @out: where to
 * @db: the database
 */
void emit_vectors(FILE *out, const struct database *db)
{
	emit_head(out, &db->tree, "vectors.h");
	emit_rules(out, &db->tree);
	emit_differences(out, &db->tree);
	emit_devices(out, &db->tree);
	emit_all(out, &db->tree);
}
