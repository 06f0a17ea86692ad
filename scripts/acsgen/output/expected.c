// SPDX-License-Identifier: GPL-2.0-only
/*
 * Writes what the rules say as a text to review: of each rule its devices, its
 * conditions, its answer, its programs and their registers, and which rules it
 * is asked before. In which file a rule stands, and what hardware is called,
 * makes no difference.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "output/describe.h"
#include "output/emit.h"

static const char head[] =
	"# SPDX-License-Identifier: GPL-2.0-only\n"
	"#\n"
	"# What the rules say. \"make expected\" writes this file, and \"make check\" refuses\n"
	"# rules that say something else: read each line that changes.\n";

static int compare_names(const void *a, const void *b)
{
	const struct rule *x = *(const struct rule *const *)a;
	const struct rule *y = *(const struct rule *const *)b;

	return strcmp(x->name->text, y->name->text);
}

static const struct rule **sort_by_name(const struct tree *tree)
{
	const struct rule **rules = arena_alloc((tree->rule_count + 1) *
						sizeof(*rules));
	const struct rule *rule;
	unsigned int count = 0;

	for (rule = tree->rules; rule; rule = rule->next)
		rules[count++] = rule;
	qsort(rules, count, sizeof(*rules), compare_names);
	return rules;
}

/* Ranges that follow each other are one */
static void emit_ids(FILE *out, const struct rule *rule)
{
	const struct ids *ids, *last;

	for (ids = rule->ids; ids; ids = last->next) {
		for (last = ids; last->next; last = last->next)
			if (last->next->first != last->last + 1)
				break;
		fprintf(out, "\tdevice\t%04x:%04x", rule->vendor, ids->first);
		if (ids->first != last->last)
			fprintf(out, "..%04x", last->last);
		fputc('\n', out);
	}
}

static void emit_conditions(FILE *out, const struct tree *tree,
			    const struct rule *rule)
{
	const char **condition = rule_conditions(tree, rule);

	for (; *condition; condition++)
		fprintf(out, "\tif\t%s\n", *condition);
}

static void emit_programs(FILE *out, const struct rule *rule)
{
	const struct step *step;
	unsigned int count = 0;

	for (step = rule->steps; step; step = step->next) {
		fputs(count++ < rule->enable_count ? "\tenable\t" :
						     "\tredirect ", out);
		describe_step(out, step);
		fputc('\n', out);
	}
}

/**
 * struct use - what a rule does with a register
 * @reg: the register
 * @used: it uses it
 */
struct use {
	const struct reg *reg;
	bool used;
};

static void see_register(void *context, const struct reg *reg)
{
	struct use *use = context;

	use->used = use->used || reg == use->reg;
}

/* The bits that conditions of a rule test */
static u32 tested_bits(const struct rule *rule, const struct reg *reg)
{
	const struct step *step;
	const struct term *term;
	u32 mask = 0;

	for (step = rule->steps; step; step = step->next)
		for (term = step->terms; term; term = term->next)
			if (term->reg == reg)
				mask |= term->mask;
	return mask;
}

static void emit_registers_of(FILE *out, const struct tree *tree,
			      const struct rule *rule)
{
	const struct reg *reg;

	for (reg = tree->registers; reg; reg = reg->next) {
		struct use use = { .reg = reg };
		u32 tested = tested_bits(rule, reg);

		each_register(rule, see_register, &use);
		if (!use.used)
			continue;
		fputs("\tregister ", out);
		describe_place(out, reg);
		if (tested)
			fprintf(out, ", tests 0x%08x", tested);
		fputc('\n', out);
	}
}

static void emit_windows_of(FILE *out, const struct tree *tree,
			    const struct rule *rule)
{
	const struct window *window;

	for (window = tree->windows; window; window = window->next) {
		if (!rule_uses_window(rule, window))
			continue;
		fputs("\twindow\t", out);
		describe_window(out, window);
		fprintf(out, ", mask 0x%08x, enabled by 0x%08x\n",
			window->table.mask, window->table.enable);
	}
}

/**
 * struct order - a rule that is asked before another one
 * @first: the former
 * @second: the latter
 */
struct order {
	const struct rule *first;
	const struct rule *second;
};

static int compare_orders(const void *a, const void *b)
{
	const struct order *x = a, *y = b;

	return compare_names(&x->first, &y->first) ?:
	       compare_names(&x->second, &y->second);
}

/* As the rules are asked, not as they are written; the last one has no rules */
static const struct order *sort_orders(const struct tree *tree)
{
	const struct rule *rule;
	unsigned int i, count = 0;
	struct order *orders;

	for (rule = tree->rules; rule; rule = rule->next)
		count += rule->winner_count;
	orders = arena_alloc((count + 1) * sizeof(*orders));
	count = 0;
	for (rule = tree->rules; rule; rule = rule->next)
		for (i = 0; i < rule->winner_count; i++)
			orders[count++] = (struct order) {
				.first = rule->winners[i],
				.second = rule,
			};
	qsort(orders, count, sizeof(*orders), compare_orders);
	return orders;
}

/**
 * emit_expected - write what the rules say, for review
 * @out: where to
 * @db: the database
 */
void emit_expected(FILE *out, const struct database *db)
{
	const struct rule *const *rule = sort_by_name(&db->tree);
	const struct order *order = sort_orders(&db->tree);

	fputs(head, out);
	for (; *rule; rule++) {
		fprintf(out, "\nrule %s\n", (*rule)->name->text);
		emit_ids(out, *rule);
		emit_conditions(out, &db->tree, *rule);
		fprintf(out, "\tprovides %s\n", describe_answer(*rule));
		emit_programs(out, *rule);
		emit_registers_of(out, &db->tree, *rule);
		emit_windows_of(out, &db->tree, *rule);
		for (; order->first == *rule; order++)
			fprintf(out, "\tbefore\t%s\n",
				order->second->name->text);
	}
}
