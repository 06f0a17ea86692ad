// SPDX-License-Identifier: GPL-2.0-only
/*
 * Writes a page of the kernel's manual: each rule, its devices, and all the
 * evidence that it and its registers rest on.
 */
#include <stdio.h>
#include <string.h>

#include "../../drivers/pci/acs-policy/core.h"
#include "census.h"
#include "emit.h"

static const char head[] =
	".. SPDX-License-Identifier: GPL-2.0-only\n"
	".. Made by acsgen from quirkdb/; do not edit.\n"
	"\n"
	"====================================\n"
	"Devices in the database of ACS rules\n"
	"====================================\n"
	"\n"
	"These devices isolate, or do not, in a way that the ACS capability does not\n"
	"tell. What the kernel makes of it is described in\n"
	"Documentation/PCI/acs-policy.rst, how a rule is written in\n"
	"Documentation/PCI/acs-language.rst.\n";

/* What reStructuredText would take for markup is text here */
static void print_text(const char *text)
{
	for (; *text; text++) {
		if (strchr("\\`*_|<>[]", *text))
			putchar('\\');
		putchar(*text);
	}
}

static void print_heading(const char *title)
{
	size_t i, length = 0;
	const char *c;

	/* Escapes count, too */
	for (c = title; *c; c++)
		length += strchr("\\`*_|<>[]", *c) ? 2 : 1;
	putchar('\n');
	print_text(title);
	putchar('\n');
	for (i = 0; i < length; i++)
		putchar('=');
	puts("\n");
}

static void print_conditions(const struct tree *tree, const struct rule *rule)
{
	const char **condition = rule_conditions(tree, rule);

	if (!*condition)
		return;
	fputs("It speaks for a device that is: ", stdout);
	for (; *condition; condition++)
		printf("%s%s", *condition, condition[1] ? "; " : ".\n");
}

static void print_answer(const struct rule *rule)
{
	char bits[64];

	acs_bits_name(bits, sizeof(bits),
		      rule->answer.provides & ~rule->inapplicable);
	switch (rule->answer.kind) {
	case ACS_ANSWER_FINAL_NO:
		puts("The device provides nothing, and nobody else is asked.");
		break;
	case ACS_ANSWER_REGISTERS:
		puts("The device provides what its ACS registers say, which are not where\n"
		     "the specification puts them.");
		break;
	default:
		printf("The device provides %s%s.\n", bits,
		       rule->answer.kind == ACS_ANSWER_WHEN_ENABLED ?
		       ", once the rule's register program has succeeded" : "");
		break;
	}
	if (!rule->inapplicable)
		return;
	acs_bits_name(bits, sizeof(bits), rule->inapplicable);
	printf("%s do not apply to it.\n", bits);
}

static void print_devices(const struct rule *rule)
{
	const struct ids *ids;

	fputs("\n.. list-table::\n   :widths: 30 70\n\n", stdout);
	if (rule->any_device) {
		printf("   * - %04x, any\n     - any for which no other rule speaks\n",
		       rule->vendor);
		return;
	}
	for (ids = rule->ids; ids; ids = ids->next) {
		printf("   * - %04x:%04x", rule->vendor, ids->first);
		if (ids->last != ids->first)
			printf(" to %04x", ids->last);
		fputs("\n     -", stdout);
		if (ids->name) {
			putchar(' ');
			print_text(ids->name);
		}
		putchar('\n');
	}
}

static void print_evidence(const struct cited *cited)
{
	for (; cited; cited = cited->next) {
		const struct evidence *evidence = cited->evidence;
		const struct word *word;

		printf("\n* ``%s`` (%s) by ", evidence->name->text,
		       evidence->kind->text);
		print_text(evidence->by->text);
		fputs(":\n ", stdout);
		for (word = evidence->says; word; word = word->next) {
			putchar(' ');
			print_text(word->text);
		}
		putchar('\n');
		for (word = evidence->see; word; word = word->next)
			printf("\n  %s\n", word->text);
	}
}

static void print_rule(const struct tree *tree, const struct rule *rule)
{
	print_heading(rule->title);
	printf("Rule ``%s``, in ``quirkdb/%s``.\n", rule->name->text,
	       rule->name->place.source->name);
	print_conditions(tree, rule);
	print_answer(rule);
	print_devices(rule);
	print_evidence(rule_sources(rule));
}

/**
 * print_rst - print the rules as reStructuredText
 * @tree: the rules
 */
void print_rst(const struct tree *tree)
{
	const struct rule *rule;

	fputs(head, stdout);
	for (rule = tree->rules; rule; rule = rule->next)
		print_rule(tree, rule);
}
