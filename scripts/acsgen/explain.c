// SPDX-License-Identifier: GPL-2.0-only
/*
 * Says in words what the database has to say of a device id.
 */
#include <stdio.h>

#include "../../drivers/pci/acs-policy/core/core.h"
#include "census.h"
#include "emit.h"
#include "overlap.h"

static void explain_conditions(const struct tree *tree,
			       const struct rule *rule)
{
	const char **condition = rule_conditions(tree, rule);

	for (; *condition; condition++)
		printf("  it must be     %s\n", *condition);
}

static void explain_sources(FILE *out, const struct cited *cited)
{
	fputs(" [", out);
	for (; cited; cited = cited->next)
		fprintf(out, "%s%s", cited->evidence->name->text,
			cited->next ? ", " : "]");
}

/**
 * explain_place - say in words where a register is
 * @out: where to
 * @reg: the register
 */
void explain_place(FILE *out, const struct reg *reg)
{
	const char *space = "config space";

	if (reg->window)
		space = reg->window->name->text;
	else if (reg->table.space == ACS_SPACE_CAPABILITY)
		space = "the ACS capability";
	fprintf(out, "%s (%u bits at 0x%x of %s)", reg->name->text,
		reg->table.width, reg->table.offset, space);
}

static void explain_register(FILE *out, const struct reg *reg)
{
	explain_place(out, reg);
	explain_sources(out, reg->evidence);
}

static void explain_guard(FILE *out, const struct step *step)
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
 * explain_step - say in words what a step of a program does
 * @out: where to
 * @step: the step
 */
void explain_step(FILE *out, const struct step *step)
{
	switch (step->op) {
	case ACS_OP_GUARD:
		explain_guard(out, step);
		break;
	case ACS_OP_LOAD:
		fputs("read ", out);
		explain_register(out, step->reg);
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
		fprintf(out, "write %s%s, and read it back",
			step->reg->name->text,
			step->always ? "" : " if it changed");
		break;
	}
}

static void explain_program(const struct rule *rule)
{
	const struct step *step;
	unsigned int count = 0;

	for (step = rule->steps; step; step = step->next) {
		if (count++ == rule->enable_count)
			puts("  to turn redirection off");
		printf("  step %-9u ",
		       count > rule->enable_count ?
		       count - rule->enable_count : count);
		explain_step(stdout, step);
		putchar('\n');
	}
}

/**
 * struct search - a window that is looked for
 * @window: which
 * @found: a register lies in it
 */
struct search {
	const struct window *window;
	bool found;
};

static void search_window(void *context, const struct reg *reg)
{
	struct search *search = context;

	if (reg->window == search->window)
		search->found = true;
}

/**
 * rule_uses_window - ask whether a register of a rule lies in a window
 * @rule: the rule
 * @window: the window
 *
 * Return: true if one does.
 */
bool rule_uses_window(const struct rule *rule, const struct window *window)
{
	struct search search = { .window = window };

	each_register(rule, search_window, &search);
	return search.found;
}

/**
 * explain_window - say in words where a window is
 * @out: where to
 * @window: the window
 */
void explain_window(FILE *out, const struct window *window)
{
	fprintf(out, "%s, based at 0x%x of %02x.%u", window->name->text,
		window->table.offset, window->table.devfn >> 3,
		window->table.devfn & 7);
	explain_sources(out, window->evidence);
}

static void explain_windows(const struct tree *tree, const struct rule *rule)
{
	const struct window *window;

	for (window = tree->windows; window; window = window->next) {
		if (!rule_uses_window(rule, window))
			continue;
		fputs("  window         ", stdout);
		explain_window(stdout, window);
		putchar('\n');
	}
}

static void explain_evidence(const struct cited *cited)
{
	for (; cited; cited = cited->next) {
		const struct evidence *evidence = cited->evidence;
		const struct word *word;

		printf("  evidence       %s: %s by %s\n", evidence->name->text,
		       evidence->kind->text, evidence->by->text);
		for (word = evidence->says; word; word = word->next)
			printf("                 %s\n", word->text);
		for (word = evidence->see; word; word = word->next)
			printf("                 %s\n", word->text);
	}
}

static void explain_rule(const struct tree *tree, const struct rule *rule,
			 u16 device)
{
	const char *name = name_of_id(rule, device);

	printf("rule %s (%s:%d): %s\n", rule->name->text,
	       rule->name->place.source->path, rule->name->place.line,
	       rule->title);
	if (name)
		printf("  named          %s\n", name);
	explain_conditions(tree, rule);
	printf("  it provides    %s\n", answer_words(rule));
	explain_program(rule);
	explain_windows(tree, rule);
	explain_evidence(rule_sources(rule));
}

/**
 * explain - print what the rules have to say of a device id
 * @tree: the rules
 * @sorted: the rules in the order in which they are asked
 * @index: the verified index
 * @vendor: vendor id
 * @device: device id
 */
void explain(const struct tree *tree, struct rule **sorted,
	     const struct index *index, u16 vendor, u16 device)
{
	const struct acs_link *link = acs_find_chain(&index->db, vendor,
						     device);

	if (!link)
		printf("No rule names %04x:%04x.\n",
		       vendor, device);

	for (; link; link = acs_next_link(link)) {
		explain_rule(tree, sorted[link->rule], device);
		if (!link->last)
			puts("otherwise");
	}
}
