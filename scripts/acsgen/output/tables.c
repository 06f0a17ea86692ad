// SPDX-License-Identifier: GPL-2.0-only
/*
 * Writes the tables of the kernel.
 */
#include <stdio.h>

#include "output/emit.h"

static bool has_steps(struct rule **sorted, unsigned int count,
		      bool guards_only)
{
	const struct step *step;
	unsigned int i;

	for (i = 0; i < count; i++)
		for (step = sorted[i]->steps; step; step = step->next)
			if (!guards_only || step->op == ACS_OP_GUARD)
				return true;
	return false;
}

static void emit_terms(FILE *out, const struct tree *tree,
		       struct rule **sorted)
{
	const struct step *step;
	const struct term *term;
	unsigned int i;

	fputs("\nstatic const struct acs_term terms[] = {\n", out);
	for (i = 0; i < tree->rule_count; i++) {
		for (step = sorted[i]->steps; step; step = step->next) {
			for (term = step->terms; term; term = term->next) {
				fputs("\t{ ", out);
				if (term->reg)
					fprintf(out, ".reg = &registers[%u], ",
						term->reg->number);
				fprintf(out, ".mask = 0x%08x, .negate = %s },\n",
					term->mask,
					term->negate ? "true" : "false");
			}
		}
	}
	fputs("};\n", out);
}

static unsigned int count_terms(const struct step *step)
{
	const struct term *term;
	unsigned int count = 0;

	for (term = step->terms; term; term = term->next)
		count++;
	return count;
}

static void emit_guards(FILE *out, const struct tree *tree,
			struct rule **sorted)
{
	const struct step *step;
	unsigned int i, terms = 0;

	fputs("\nstatic const struct acs_guard guards[] = {\n", out);
	for (i = 0; i < tree->rule_count; i++) {
		for (step = sorted[i]->steps; step; step = step->next) {
			unsigned int count = count_terms(step);

			if (step->op != ACS_OP_GUARD)
				continue;
			fprintf(out, "\t{\n\t\t.terms = &terms[%u],\n", terms);
			fprintf(out, "\t\t.count = %u,\n", count);
			fprintf(out, "\t\t.any = %s,\n",
				step->any ? "true" : "false");
			fprintf(out, "\t\t.negate = %s,\n\t},\n",
				step->negate ? "true" : "false");
			terms += count;
		}
	}
	fputs("};\n", out);
}

static void emit_step(FILE *out, const struct step *step,
		      unsigned int *guards)
{
	static const char *const names[] = {
		[ACS_OP_GUARD] = "ACS_OP_GUARD",
		[ACS_OP_LOAD] = "ACS_OP_LOAD",
		[ACS_OP_SET] = "ACS_OP_SET",
		[ACS_OP_CLEAR] = "ACS_OP_CLEAR",
		[ACS_OP_STORE] = "ACS_OP_STORE",
	};

	fprintf(out, "\t{\n\t\t.op = %s,\n", names[step->op]);
	if (step->op == ACS_OP_GUARD) {
		fprintf(out, "\t\t.skip = %u,\n", step->skip);
		fprintf(out, "\t\t.guard = &guards[%u],\n", (*guards)++);
	} else if (step->op == ACS_OP_LOAD) {
		fprintf(out, "\t\t.reg = &registers[%u],\n",
			step->reg->number);
	}
	if (step->mask)
		fprintf(out, "\t\t.mask = 0x%08x,\n", step->mask);
	if (step->where)
		fprintf(out, "\t\t.where = &registers[%u],\n",
			step->where->number);
	fputs("\t},\n", out);
}

static void emit_steps(FILE *out, const struct tree *tree,
		       struct rule **sorted)
{
	const struct step *step;
	unsigned int i, guards = 0;

	fputs("\nstatic const struct acs_step steps[] = {\n", out);
	for (i = 0; i < tree->rule_count; i++)
		for (step = sorted[i]->steps; step; step = step->next)
			emit_step(out, step, &guards);
	fputs("};\n", out);
}

static void emit_programs(FILE *out, const struct tree *tree,
			  struct rule **sorted)
{
	if (has_steps(sorted, tree->rule_count, true)) {
		emit_terms(out, tree, sorted);
		emit_guards(out, tree, sorted);
	}
	if (has_steps(sorted, tree->rule_count, false))
		emit_steps(out, tree, sorted);
}

static void emit_program(FILE *out, const char *name, unsigned int begin,
			 unsigned int count)
{
	if (count)
		fprintf(out, "\t\t.%s = { .steps = &steps[%u], .count = %u },\n",
			name, begin, count);
}

/* The first is for rules that use no registers */
static void emit_methods(FILE *out, const struct tree *tree,
			 struct rule **sorted)
{
	unsigned int i, steps = 0;

	fputs("\nstatic const struct acs_method methods[] = {\n\t{},\n", out);
	for (i = 0; i < tree->rule_count; i++) {
		const struct rule *rule = sorted[i];

		if (!rule_has_method(rule))
			continue;
		fputs("\t{\n", out);
		if (rule->control) {
			fprintf(out, "\t\t.capability = &registers[%u],\n",
				rule->capability->number);
			fprintf(out, "\t\t.control = &registers[%u],\n",
				rule->control->number);
		}
		emit_program(out, "enable", steps, rule->enable_count);
		emit_program(out, "disable_redirect",
			     steps + rule->enable_count,
			     rule->step_count - rule->enable_count);
		fputs("\t},\n", out);
		steps += rule->step_count;
	}
	fputs("};\n", out);
}

static void emit_answer(FILE *out, const struct rule *rule)
{
	static const char *const kinds[] = {
		[ACS_ANSWER_PROVIDES] = "ACS_ANSWER_PROVIDES",
		[ACS_ANSWER_WHEN_ENABLED] = "ACS_ANSWER_WHEN_ENABLED",
		[ACS_ANSWER_REGISTERS] = "ACS_ANSWER_REGISTERS",
		[ACS_ANSWER_CAPABILITY] = "ACS_ANSWER_CAPABILITY",
		[ACS_ANSWER_FINAL_NO] = "ACS_ANSWER_FINAL_NO",
	};

	fprintf(out, "\t\t.answer = {\n\t\t\t.kind = %s,\n",
		kinds[rule->answer.kind]);
	if (rule->answer.provides)
		fprintf(out, "\t\t\t.provides = 0x%02x,\n",
			rule->answer.provides);
	if (rule->answer.broken)
		fprintf(out, "\t\t\t.broken = 0x%02x,\n",
			rule->answer.broken);
	fputs("\t\t},\n", out);
}

/*
 * Behind a rule's name there are the texts that acs_rule_file() and
 * acs_rule_evidence() return. All rules share one array, because compilers
 * would align each text that contains a NUL.
 */
static void emit_texts(FILE *out, const struct tree *tree, struct rule **sorted)
{
	const struct cited *cited;
	unsigned int i;

	fputs("\nstatic const char texts[] =\n", out);
	for (i = 0; i < tree->rule_count; i++) {
		fprintf(out, "\t\"%s\\0\" \"%s\\0\" \"",
			sorted[i]->name->text,
			sorted[i]->name->place.source->name);
		for (cited = sorted[i]->evidence; cited; cited = cited->next)
			fprintf(out, "%s%s", cited->evidence->name->text,
				cited->next ? " " : "\\0\"\n");
	}
	fputs("\t\"\";\n", out);
}

static void emit_rules(FILE *out, const struct tree *tree,
		       struct rule **sorted)
{
	unsigned int i, methods = 1;
	size_t text = 0;

	fputs("\nstatic const struct acs_rule rules[] = {\n", out);
	for (i = 0; i < tree->rule_count; i++) {
		const struct rule *rule = sorted[i];

		fprintf(out, "\t{\n\t\t.name = &texts[%zu], /* %s */\n", text,
			rule->name->text);
		text += rule_text_bytes(rule);
		fprintf(out, "\t\t.method = &methods[%u],\n",
			rule_has_method(rule) ? methods++ : 0);
		fprintf(out, "\t\t.line = %d,\n", rule->name->place.line);
		emit_answer(out, rule);
		fputs("\t},\n", out);
	}
	fputs("};\n", out);
}

static void emit_vendors(FILE *out, const struct acs_db *db)
{
	unsigned int i;

	fputs("\nstatic const struct acs_vendor vendors[] = {\n", out);
	for (i = 0; i < acs_slots(db); i++) {
		const struct acs_vendor *vendor = &db->vendors[i];

		if (vendor->vendor == ACS_NO_VENDOR)
			fputs("\t{ .vendor = ACS_NO_VENDOR },\n", out);
		else
			fprintf(out, "\t{ 0x%04x, %u, %u, %u, %s, %u, %u },\n",
				vendor->vendor, vendor->span_count,
				vendor->span, vendor->shift,
				vendor->wide ? "true" : "false", vendor->link,
				vendor->depth);
	}
	fputs("};\n", out);
}

static void emit_spans(FILE *out, const struct index *index)
{
	unsigned int i;

	if (!index->span_count)
		return;
	fputs("\nstatic const struct acs_span spans[] = {\n", out);
	for (i = 0; i < index->span_count; i++) {
		const struct acs_span *span = &index->db.spans[i];

		fprintf(out, "\t{ 0x%04x, 0x%04x, %u },\n", span->first,
			span->last, span->link);
	}
	fputs("};\n", out);
}

static void emit_buckets(FILE *out, const struct index *index)
{
	unsigned int i;

	if (!index->bucket_count)
		return;
	fputs("\nstatic const u16 buckets[] = {", out);
	for (i = 0; i < index->bucket_count; i++)
		fprintf(out, "%s%u,", i % 12 ? " " : "\n\t",
			index->db.buckets[i]);
	fputs("\n};\n", out);
}

static void emit_links(FILE *out, const struct index *index,
		       struct rule **sorted)
{
	unsigned int i;

	if (!index->link_count)
		return;
	fputs("\n/* Traits excluded, rule, whether it is the last to be asked */\n"
	      "static const struct acs_link links[] = {\n", out);
	for (i = 0; i < index->link_count; i++) {
		const struct acs_link *link = &index->db.links[i];

		fprintf(out, "\t{ 0x%08x, %u, %s }, /* %s */\n",
			link->excludes, link->rule,
			link->last ? "true" : "false",
			sorted[link->rule]->name->text);
	}
	fputs("};\n", out);
}

static void emit_index(FILE *out, const struct index *index,
		       struct rule **sorted)
{
	emit_vendors(out, &index->db);
	emit_spans(out, index);
	emit_buckets(out, index);
	emit_links(out, index, sorted);
}

static void emit_acpi_tables(FILE *out, const struct acs_db *db)
{
	unsigned int i;

	if (!db->acpi_table_count)
		return;
	fputs("\nstatic const char *const acpi_tables[] = {", out);
	for (i = 0; i < db->acpi_table_count; i++)
		fprintf(out, "%s \"%s\"", i ? "," : "", db->acpi_tables[i]);
	fputs(" };\n", out);
}

static void emit_db(FILE *out, const struct index *index)
{
	emit_acpi_tables(out, &index->db);

	/* Each lookup begins here: let it be in one cache line */
	fputs("\nconst struct acs_db acs_policy_db __aligned(64) = {\n"
	      "\t.rules = rules,\n"
	      "\t.vendors = vendors,\n", out);
	if (index->span_count)
		fputs("\t.spans = spans,\n", out);
	if (index->link_count)
		fputs("\t.links = links,\n", out);
	if (index->bucket_count)
		fputs("\t.buckets = buckets,\n", out);
	fprintf(out, "\t.multiplier = 0x%08x,\n", index->db.multiplier);
	fprintf(out, "\t.slot_count = %u,\n", index->db.slot_count);
	fprintf(out, "\t.no_program = 0x%08x,\n", index->db.no_program);
	fprintf(out, "\t.reach = %u,\n", index->db.reach);
	fprintf(out, "\t.rule_count = %u,\n", index->db.rule_count);
	if (index->db.acpi_table_count)
		fprintf(out,
			"\t.acpi_tables = acpi_tables,\n\t.acpi_table_count = %u,\n",
			index->db.acpi_table_count);
	fputs("};\n", out);
}

/**
 * emit_tables - write the tables of the kernel
 * @out: where to
 * @db: the database
 */
void emit_tables(FILE *out, const struct database *db)
{
	const struct tree *tree = &db->tree;

	emit_head(out, tree, "table.h");
	emit_windows(out, tree);
	emit_registers(out, tree);
	emit_programs(out, tree, db->sorted);
	emit_methods(out, tree, db->sorted);
	emit_texts(out, tree, db->sorted);
	emit_rules(out, tree, db->sorted);
	emit_index(out, db->index, db->sorted);
	emit_db(out, db->index);
}
