// SPDX-License-Identifier: GPL-2.0-only
/*
 * Writes the examples of the rules, for tests of the engine: devices, the
 * values of their registers, and the expected results.
 */
#include "output/emit.h"

static void emit_value(FILE *out, const struct value *value)
{
	if (value->reg)
		fprintf(out, "\t\t\t{ &registers[%u], 0x%08x }, /* %s */\n",
			value->reg->number, value->value, value->word->text);
	else
		fprintf(out, "\t\t\t{ &acs_standard_%s, 0x%08x },\n",
			value->word->text, value->value);
}

static void emit_values(FILE *out, const char *name,
			const struct value *value)
{
	unsigned int count = 0;

	if (!value)
		return;
	fprintf(out, "\t\t.%s = (const struct example_value []) {\n", name);
	for (; value; value = value->next, count++)
		emit_value(out, value);
	fprintf(out, "\t\t},\n\t\t.%s_count = %u,\n", name, count);
}

static void emit_device(FILE *out, const struct rule *rule,
			const struct example *example)
{
	fprintf(out, "\t\t.device = {\n\t\t\t.vendor = 0x%04x,\n",
		rule->vendor);
	fprintf(out, "\t\t\t.device = 0x%04x,\n", example->device);
	fprintf(out, "\t\t\t.type = %u,\n", example->type);
	fprintf(out, "\t\t\t.multifunction = %u,\n", example->multifunction);
	fprintf(out, "\t\t\t.root_bus = %u,\n", example->root_bus);
	fprintf(out, "\t\t\t.has_acs = %u,\n", example->has_acs);
	fprintf(out, "\t\t\t.acpi_tables = 0x%02x,\n\t\t},\n",
		example->acpi_tables);
}

static void emit_example(FILE *out, const struct rule *rule,
			 const struct example *example)
{
	const struct place *place = example->place;

	fprintf(out, "\t{\n\t\t.rule = \"%s\",\n", rule->name->text);
	fprintf(out, "\t\t.place = \"%s:%d\",\n", place->source->name,
		place->line);
	emit_device(out, rule, example);
	emit_values(out, "given", example->given);
	emit_values(out, "writes", example->writes);
	fprintf(out, "\t\t.provides = 0x%04x,\n", example->provides);
	fprintf(out, "\t\t.final_no = %u,\n", example->final_no);
	fprintf(out, "\t\t.no_match = %u,\n\t},\n", example->no_match);
}

static bool names_register(const struct example *example)
{
	const struct value *value;

	for (value = example->given; value; value = value->next)
		if (value->reg)
			return true;
	return false;
}

static bool has_registers(const struct tree *tree)
{
	const struct example *example;
	const struct rule *rule;

	for (rule = tree->rules; rule; rule = rule->next)
		for (example = rule->examples; example;
		     example = example->next)
			if (names_register(example))
				return true;
	return false;
}

/**
 * emit_examples - write the examples
 * @out: where to
 * @db: the database
 */
void emit_examples(FILE *out, const struct database *db)
{
	const struct tree *tree = &db->tree;
	const struct example *example;
	const struct rule *rule;

	emit_head(out, tree, "examples.h");
	if (has_registers(tree)) {
		emit_windows(out, tree);
		emit_registers(out, tree);
	}
	fputs("\nconst struct example acs_policy_examples[] = {\n", out);
	for (rule = tree->rules; rule; rule = rule->next)
		for (example = rule->examples; example;
		     example = example->next)
			emit_example(out, rule, example);
	fputs("\t{}\n};\n", out);
}
