// SPDX-License-Identifier: GPL-2.0-only
/*
 * Prints what the database says about a device id.
 */
#include <stdio.h>

#include "engine/engine.h"
#include "output/describe.h"
#include "output/print.h"

static void print_conditions(const struct tree *tree,
			     const struct rule *rule)
{
	const char **condition = rule_conditions(tree, rule);

	for (; *condition; condition++)
		printf("  it must be     %s\n", *condition);
}

static void print_program(const struct rule *rule)
{
	const struct step *step;
	unsigned int count = 0;

	for (step = rule->steps; step; step = step->next) {
		if (count++ == rule->enable_count)
			puts("  to turn redirection off");
		printf("  step %-9u ",
		       count > rule->enable_count ?
		       count - rule->enable_count : count);
		describe_step(stdout, step);
		putchar('\n');
	}
}

static void print_windows(const struct tree *tree, const struct rule *rule)
{
	const struct window *window;

	for (window = tree->windows; window; window = window->next) {
		if (!rule_uses_window(rule, window))
			continue;
		fputs("  window         ", stdout);
		describe_window(stdout, window);
		putchar('\n');
	}
}

static void print_texts(const char *label, const struct word *texts)
{
	for (; texts; texts = texts->next) {
		printf("  %-14s %s\n", label, texts->text);
		label = "";
	}
}

static void print_evidence(const struct cited *cited)
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

static void print_rule(const struct tree *tree, const struct rule *rule,
		       u16 device)
{
	const struct difference *difference = difference_of_id(rule, device);
	const char *name = name_of_id(rule, device);

	printf("rule %s (%s:%d): %s\n", rule->name->text,
	       rule->name->place.source->path, rule->name->place.line,
	       rule->title);
	if (name)
		printf("  named          %s\n", name);
	print_conditions(tree, rule);
	printf("  it provides    %s\n", describe_answer(rule));
	print_program(rule);
	print_windows(tree, rule);
	print_texts("because", rule->because);
	if (difference)
		print_texts("not in Linux", difference->because);
	print_evidence(all_evidence(rule));
}

/**
 * print_explanation - print what the rules say about a device id
 * @db: the database
 * @vendor: vendor id
 * @device: device id
 */
void print_explanation(const struct database *db, u16 vendor, u16 device)
{
	const struct acs_link *link = acs_find_chain(&db->index->db, vendor,
						     device);

	if (!link)
		printf("No rule names %04x:%04x.\n", vendor, device);

	for (; link; link = acs_next_link(link)) {
		print_rule(&db->tree, db->sorted[link->rule], device);
		if (!link->last)
			puts("otherwise");
	}
}
