// SPDX-License-Identifier: GPL-2.0-only
/*
 * Describes in words what rules ask for, do and provide.
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "engine/engine.h"
#include "language/vocabulary.h"
#include "output/describe.h"

/* Types without a name can only be described by the types that are excluded */
static const char *types_text(u16 types)
{
	const char *word = "";
	size_t size = sizeof("any type but ");
	u16 unnamed = 0xffff;
	unsigned int i;
	char *text;

	for (i = 0; port_types.names[i]; i++) {
		size += strlen(port_types.names[i]) + strlen(" or ");
		unnamed &= ~port_types.values[i];
	}
	text = arena_alloc(size);
	if (types & unnamed) {
		strcat(text, "any type but ");
		types = ~types;
	}
	for (i = 0; port_types.names[i]; i++) {
		if (!(types & port_types.values[i]))
			continue;
		strcat(text, word);
		strcat(text, port_types.names[i]);
		word = " or ";
	}
	return text;
}

/**
 * match_conditions - describe what a match asks for besides ids
 * @match: what is asked
 * @acpi_tables: the signatures that its bits stand for
 * @acpi_table_count: number of @acpi_tables
 *
 * Return: what the device must be, each a few words, ended by NULL; there is
 * room for @acpi_table_count more.
 */
const char **match_conditions(const struct match *match,
			      const char *const *acpi_tables,
			      unsigned int acpi_table_count)
{
	unsigned int i, count = 0;
	const char **conditions;

	conditions = arena_alloc((5 + 2 * acpi_table_count) *
				 sizeof(*conditions));
	if (match->types != 0xffff)
		conditions[count++] = types_text(match->types);
	if (match->multifunction != IF_ANY)
		conditions[count++] = match->multifunction == IF_YES ?
				      "one of several functions" :
				      "a single function";
	if (match->root_bus != IF_ANY)
		conditions[count++] = match->root_bus == IF_YES ?
				      "on a root bus" : "behind a bridge";
	if (match->acs != IF_ANY)
		conditions[count++] = match->acs == IF_YES ?
				      "with an ACS capability" :
				      "without an ACS capability";
	for (i = 0; i < acpi_table_count; i++)
		if (match->acpi_tables & BIT(i))
			conditions[count++] =
				arena_printf("in a machine with the ACPI table %s",
					     acpi_tables[i]);
	return conditions;
}

/**
 * rule_conditions - describe what a rule asks for besides ids
 * @tree: the rules
 * @rule: the rule
 *
 * Return: what the device must be, each a few words, ended by NULL.
 */
const char **rule_conditions(const struct tree *tree, const struct rule *rule)
{
	return match_conditions(&rule->match, tree->acpi_tables,
				tree->acpi_table_count);
}

/**
 * answer_name - get the name of a kind of answer in the language
 * @rule: whose answer
 *
 * Return: the name.
 */
const char *answer_name(const struct rule *rule)
{
	static const char *const names[] = {
		[ACS_ANSWER_PROVIDES] = "provides",
		[ACS_ANSWER_WHEN_ENABLED] = "provides when enabled",
		[ACS_ANSWER_REGISTERS] = "provides capability",
		[ACS_ANSWER_CAPABILITY] = "provides acs",
		[ACS_ANSWER_FINAL_NO] = "final no",
	};

	return names[rule->answer.kind];
}

static const char *describe_capability(const struct rule *rule)
{
	char broken[64];

	if (!rule->answer.broken)
		return "what its ACS capability enables";
	acs_format_bits(broken, sizeof(broken), rule->answer.broken);
	return arena_printf("what its ACS capability enables (broken: %s)",
			    broken);
}

/**
 * describe_answer - describe what a device of a rule provides
 * @rule: the rule
 *
 * Return: the text after "it provides".
 */
const char *describe_answer(const struct rule *rule)
{
	char bits[64], inapplicable[64];
	const char *enabled = "";

	if (rule->answer.kind == ACS_ANSWER_CAPABILITY)
		return describe_capability(rule);
	if (rule->answer.kind == ACS_ANSWER_FINAL_NO)
		return "nothing, and this is final";
	if (rule->answer.kind == ACS_ANSWER_REGISTERS)
		return arena_printf("what %s enables of %s",
				    rule->control->name->text,
				    rule->capability->name->text);

	if (rule->answer.kind == ACS_ANSWER_WHEN_ENABLED)
		enabled = ", once its program has succeeded";
	acs_format_bits(bits, sizeof(bits),
			rule->answer.provides & ~rule->inapplicable);
	if (!rule->inapplicable)
		return arena_printf("%s%s", bits, enabled);
	acs_format_bits(inapplicable, sizeof(inapplicable), rule->inapplicable);
	return arena_printf("%s (%s do not apply)%s", bits, inapplicable,
			    enabled);
}

static void describe_evidence(FILE *out, const struct cited *cited)
{
	fputs(" [", out);
	for (; cited; cited = cited->next)
		fprintf(out, "%s%s", cited->evidence->name->text,
			cited->next ? ", " : "]");
}

/**
 * describe_place - describe where a register is
 * @out: where to
 * @reg: the register
 */
void describe_place(FILE *out, const struct reg *reg)
{
	const char *space = "config space";

	if (reg->window)
		space = reg->window->name->text;
	else if (reg->table.space == ACS_SPACE_CAPABILITY)
		space = "the ACS capability";
	fprintf(out, "%s (%u bits at 0x%x of %s)", reg->name->text,
		reg->table.width, reg->table.offset, space);
}

static void describe_register(FILE *out, const struct reg *reg)
{
	describe_place(out, reg);
	describe_evidence(out, reg->evidence);
}

static void describe_guard(FILE *out, const struct step *step)
{
	const struct term *term;

	fputs(step->negate ? "unless " : "if ", out);
	for (term = step->terms; term; term = term->next)
		fprintf(out, "%s%s", term->text,
			!term->next ? "" : step->any ? " or " : " and ");
	fprintf(out, " (else skip %u step%s)", step->skip,
		step->skip == 1 ? "" : "s");
}

/**
 * describe_step - describe what a step of a program does
 * @out: where to
 * @step: the step
 */
void describe_step(FILE *out, const struct step *step)
{
	switch (step->op) {
	case ACS_OP_GUARD:
		describe_guard(out, step);
		break;
	case ACS_OP_LOAD:
		fputs("read ", out);
		describe_register(out, step->reg);
		break;
	case ACS_OP_SET:
	case ACS_OP_CLEAR:
		fprintf(out, "%s 0x%08x",
			step->op == ACS_OP_SET ? "set" : "clear", step->mask);
		if (step->where)
			fprintf(out, " where %s has ones",
				step->where->name->text);
		break;
	default:
		fprintf(out, "write %s if it changed, and read it back",
			step->reg->name->text);
		break;
	}
}

/**
 * describe_window - describe where a window is
 * @out: where to
 * @window: the window
 */
void describe_window(FILE *out, const struct window *window)
{
	fprintf(out, "%s, based at 0x%x of %02x.%u", window->name->text,
		window->table.offset, window->table.devfn >> 3,
		window->table.devfn & 7);
	describe_evidence(out, window->evidence);
}
