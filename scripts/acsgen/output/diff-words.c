// SPDX-License-Identifier: GPL-2.0-only
/*
 * Texts for differences, printed as they are and in JSON.
 */
#include "base/arena.h"
#include "base/text.h"
#include "output/describe.h"
#include "output/diff-words.h"

static void print_place(FILE *out, const struct reg *reg)
{
	if (!reg)
		return;
	fputs("; ", out);
	describe_place(out, reg);
}

/**
 * step_text - describe what a step does, and where its registers are
 * @step: the step
 *
 * Return: the text.
 */
const char *step_text(const struct step *step)
{
	const struct reg *reg = step->where;
	const struct term *term;
	struct text text;

	begin_text(&text);
	describe_step(text.out, step);
	print_place(text.out, reg);
	for (term = step->terms; term; term = term->next) {
		if (term->reg != reg)
			print_place(text.out, term->reg);
		reg = term->reg;
	}
	return end_text(&text);
}

/**
 * window_text - describe where a window is
 * @window: the window
 *
 * Return: the text.
 */
const char *window_text(const struct window *window)
{
	struct text text;

	begin_text(&text);
	describe_window(text.out, window);
	fprintf(text.out, ", mask 0x%08x, enable 0x%08x", window->table.mask,
		window->table.enable);
	return end_text(&text);
}

/**
 * answer_text - describe what a rule answers
 * @rule: the rule, or NULL
 *
 * Return: the text, with the place of the rule.
 */
const char *answer_text(const struct rule *rule)
{
	struct text text;

	if (!rule)
		return "no rule";
	begin_text(&text);
	fputs(describe_answer(rule), text.out);
	print_place(text.out, rule->capability);
	print_place(text.out, rule->control);
	fprintf(text.out, "; rule %s (%s:%d)", rule->name->text,
		rule->name->place.source->name, rule->name->place.line);
	return end_text(&text);
}

/**
 * states_bits - check whether the database states what is provided
 * @rule: the rule, or NULL
 *
 * Return: true if it does, false if only registers of the device tell.
 */
bool states_bits(const struct rule *rule)
{
	return !rule || (rule->answer.kind != ACS_ANSWER_REGISTERS &&
			 rule->answer.kind != ACS_ANSWER_CAPABILITY);
}

/**
 * stated_bits - get what is provided
 * @rule: the rule, or NULL
 *
 * Return: PCI_ACS_* bits, without those that do not apply.
 */
u32 stated_bits(const struct rule *rule)
{
	return rule ? rule->answer.provides & ~rule->inapplicable : 0;
}

/**
 * box_conditions - describe what devices have in common
 * @diff: whose box it is
 * @box: the devices
 *
 * Return: what they are, each a few words, ended by NULL.
 */
const char **box_conditions(const struct diff *diff, const struct box *box)
{
	const char **conditions = match_conditions(&box->match,
						   diff->acpi_tables,
						   diff->acpi_table_count);
	const char **end = conditions;
	unsigned int i;

	while (*end)
		end++;
	for (i = 0; i < diff->acpi_table_count; i++)
		if (box->missing_tables & BIT(i))
			*end++ = arena_printf("in a machine without the ACPI table %s",
					      diff->acpi_tables[i]);
	return conditions;
}
