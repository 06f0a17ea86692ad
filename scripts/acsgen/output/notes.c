// SPDX-License-Identifier: GPL-2.0-only
/*
 * Writes what the kernel does not need, for programs that explain: titles,
 * names of devices, programs in words, and evidence. The first note belongs to
 * the first rule of the tables, and so on.
 */
#include "base/text.h"
#include "output/describe.h"
#include "output/emit.h"
#include "output/host-bridges.h"

static void emit_member(FILE *out, const char *name, const char *text)
{
	fprintf(out, "\t\t.%s = ", name);
	emit_text(out, text);
	fputs(",\n", out);
}

static void begin_texts(FILE *out, const char *name)
{
	fprintf(out, "\t\t.%s = (const char *const []) {\n", name);
}

static void add_text(FILE *out, const char *text)
{
	fputs("\t\t\t", out);
	emit_text(out, text);
	fputs(",\n", out);
}

static void end_texts(FILE *out)
{
	fputs("\t\t\tNULL\n\t\t},\n", out);
}

static void emit_words(FILE *out, const char *name, const struct word *word)
{
	begin_texts(out, name);
	for (; word; word = word->next)
		add_text(out, word->text);
	end_texts(out);
}

static void emit_evidence(FILE *out, const struct tree *tree)
{
	struct evidence *evidence;
	unsigned int count = 0;

	fputs("\nstatic const struct evidence_note evidence_notes[] = {\n",
	      out);
	for (evidence = tree->evidence; evidence; evidence = evidence->next) {
		evidence->number = count++;
		fputs("\t{\n", out);
		emit_member(out, "name", evidence->name->text);
		emit_member(out, "kind", evidence->kind->text);
		emit_member(out, "by", evidence->by->text);
		emit_words(out, "see", evidence->see);
		emit_words(out, "says", evidence->says);
		fputs("\t},\n", out);
	}
	fputs("};\n", out);
}

static void emit_ids(FILE *out, const struct rule *rule)
{
	fprintf(out, "\t\t.vendor = 0x%04x,\n", rule->vendor);
	if (rule->any_device)
		return;
	emit_ids_notes(out, rule->ids);
}

static void emit_conditions(FILE *out, const struct tree *tree,
			    const struct rule *rule)
{
	const char **condition = rule_conditions(tree, rule);

	begin_texts(out, "conditions");
	for (; *condition; condition++)
		add_text(out, *condition);
	end_texts(out);
}

static const struct step *emit_steps(FILE *out, const char *name,
				     const struct step *step,
				     unsigned int count)
{
	begin_texts(out, name);
	for (; count--; step = step->next) {
		struct text text;

		begin_text(&text);
		describe_step(text.out, step);
		add_text(out, end_text(&text));
	}
	end_texts(out);
	return step;
}

static void emit_window_texts(FILE *out, const struct tree *tree,
			      const struct rule *rule)
{
	const struct window *window;

	begin_texts(out, "windows");
	for (window = tree->windows; window; window = window->next) {
		struct text text;

		if (!rule_uses_window(rule, window))
			continue;
		begin_text(&text);
		describe_window(text.out, window);
		add_text(out, end_text(&text));
	}
	end_texts(out);
}

static void emit_rule(FILE *out, const struct tree *tree,
		      const struct rule *rule)
{
	const struct step *step = rule->steps;

	fprintf(out, "\t{ /* %s */\n", rule->name->text);
	emit_member(out, "title", rule->title);
	emit_ids(out, rule);
	emit_conditions(out, tree, rule);
	emit_member(out, "provides", describe_answer(rule));
	step = emit_steps(out, "enable", step, rule->enable_count);
	emit_steps(out, "disable_redirect", step,
		   rule->step_count - rule->enable_count);
	emit_window_texts(out, tree, rule);
	emit_cited(out, all_evidence(rule));
	fputs("\t},\n", out);
}

static void emit_fields(FILE *out, const struct tree *tree)
{
	const struct field *field;
	const struct reg *reg;

	fputs("\nconst struct field_note field_notes[] = {\n", out);
	for (reg = tree->registers; reg; reg = reg->next)
		for (field = reg->fields; field; field = field->next)
			fprintf(out, "\t{ \"%s\", \"%s\", 0x%08x },\n",
				reg->name->text, field->name->text,
				field->mask);
	fputs("\t{}\n};\n", out);
}

/**
 * emit_notes - write the notes
 * @out: where to
 * @db: the database
 */
void emit_notes(FILE *out, const struct database *db)
{
	unsigned int i;

	emit_head(out, &db->tree, "notes.h");
	emit_fields(out, &db->tree);
	emit_evidence(out, &db->tree);
	emit_bridges(out, &db->tree);
	fputs("\nconst struct rule_note rule_notes[] = {\n", out);
	for (i = 0; i < db->tree.rule_count; i++)
		emit_rule(out, &db->tree, db->sorted[i]);
	fputs("};\n", out);
}
