// SPDX-License-Identifier: GPL-2.0-only
/*
 * Writes a page of the kernel's manual: each rule with its devices, and all
 * evidence for it and its registers.
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "output/describe.h"
#include "output/host-bridges.h"
#include "output/print.h"

static const char head[] =
	".. SPDX-License-Identifier: GPL-2.0-only\n"
	".. Made by acsgen from quirkdb/; do not edit.\n"
	"\n"
	"====================================\n"
	"Devices in the database of ACS rules\n"
	"====================================\n"
	"\n"
	"These devices isolate, or fail to, in a way that their ACS capability does not\n"
	"show. Documentation/PCI/acs-policy.rst describes what the kernel does with this\n"
	"database, and Documentation/PCI/acs-language.rst how rules are written.\n";

static const char differences_head[] =
	"\n"
	"Devices that the kernel's own table does not have\n"
	"=================================================\n"
	"\n"
	"For these the kernel's answer differs, on purpose:\n";

/*
 * Escapes what reStructuredText would take for markup. An escaped blank before
 * the text, which is not shown, protects whatever the text begins with. Two
 * colons at the end would begin a literal block.
 */
static const char *escape(const char *text)
{
	const char *begin = text + strspn(text, " \t");
	char *escaped = arena_alloc(2 * strlen(begin) + sizeof("\\ "));
	char *to = escaped + sprintf(escaped, "\\ ");
	const char *c;

	for (c = begin; *c; c++) {
		if (strchr("\\`*_|<>[]", *c) || (*c == ':' && !c[1]))
			*to++ = '\\';
		*to++ = *c == '\t' ? ' ' : *c;
	}
	return escaped;
}

/* Names are unique, titles need not be */
static void print_heading(const char *name, const char *title)
{
	int length = printf("\n%s: %s\n", name, escape(title));

	/* Without the line ends */
	for (length -= 2; length > 0; length--)
		putchar('=');
	puts("\n");
}

static void print_conditions(const struct tree *tree, const struct rule *rule)
{
	const char **condition = rule_conditions(tree, rule);

	if (!*condition)
		return;
	fputs("It applies to a device that is: ", stdout);
	for (; *condition; condition++)
		printf("%s%s", *condition, condition[1] ? "; " : ".\n");
}

static void print_devices(const struct rule *rule)
{
	const struct ids *ids;

	fputs("\n.. list-table::\n   :widths: 30 70\n\n", stdout);
	if (rule->any_device) {
		printf("   * - %04x, any\n     -%s%s\n", rule->vendor,
		       rule->meant ? " " : "",
		       rule->meant ? escape(rule->meant) : "");
		return;
	}
	for (ids = rule->ids; ids; ids = ids->next) {
		printf("   * - %04x:%04x", rule->vendor, ids->first);
		if (ids->last != ids->first)
			printf(" to %04x", ids->last);
		printf("\n     - %s\n", ids->name ? escape(ids->name) : "");
	}
}

static void print_evidence(const struct cited *cited)
{
	for (; cited; cited = cited->next) {
		const struct evidence *evidence = cited->evidence;
		const struct word *word;

		printf("\n* ``%s`` (%s) by %s:\n", evidence->name->text,
		       evidence->kind->text, escape(evidence->by->text));
		for (word = evidence->says; word; word = word->next)
			printf("  %s\n", escape(word->text));
		for (word = evidence->see; word; word = word->next)
			printf("\n  %s\n", escape(word->text));
	}
}

static void print_rule(const struct tree *tree, const struct rule *rule)
{
	print_heading(rule->name->text, rule->title);
	printf("Rule ``%s``, in ``quirkdb/%s``.\n", rule->name->text,
	       rule->name->place.source->name);
	print_conditions(tree, rule);
	printf("The device provides %s.\n", escape(describe_answer(rule)));
	print_devices(rule);
	print_evidence(all_evidence(rule));
}

static void print_ids(u16 vendor, const struct ids *ids)
{
	for (; ids; ids = ids->next) {
		printf("%04x:%04x", vendor, ids->first);
		if (ids->last != ids->first)
			printf(" to %04x", ids->last);
		fputs(ids->next ? ", " : "", stdout);
	}
}

/* Returns whether the rule has any */
static bool print_differences_of(const struct rule *rule)
{
	const struct difference *difference;
	const struct word *word;

	for (difference = rule->differences; difference;
	     difference = difference->next) {
		fputs("\n* ", stdout);
		print_ids(rule->vendor, difference->ids);
		printf(", by the rule ``%s``:\n", rule->name->text);
		for (word = difference->because; word; word = word->next)
			printf("  %s\n", escape(word->text));
	}
	return rule->differences;
}

static void print_differences(const struct tree *tree)
{
	const struct rule *rule;
	bool any = false;

	fputs(differences_head, stdout);
	for (rule = tree->rules; rule; rule = rule->next)
		any = print_differences_of(rule) || any;
	if (!any)
		puts("\nThere are none.");
}

static void print_bridge(const struct host_bridge *bridge)
{
	const struct block *block = bridge->block;

	print_heading(block->name->text, block->title->text);
	printf("Host bridges, in ``quirkdb/%s``, as Linux (p2pdma) takes them: %s.\n",
	       block->name->place.source->name, escape(bridge_text(bridge)));
	print_evidence(bridge->evidence);
}

/**
 * print_rst - print the rules as reStructuredText
 * @db: the database
 */
void print_rst(const struct database *db)
{
	const struct host_bridge *bridge;
	const struct rule *rule;

	fputs(head, stdout);
	print_differences(&db->tree);
	for (rule = db->tree.rules; rule; rule = rule->next)
		print_rule(&db->tree, rule);
	for (bridge = db->tree.bridges; bridge; bridge = bridge->next)
		print_bridge(bridge);
}
