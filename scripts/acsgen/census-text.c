// SPDX-License-Identifier: GPL-2.0-only
/*
 * The census as text, one line an id.
 */
#include <stdio.h>
#include <string.h>

#include "../../drivers/pci/acs-policy/core.h"
#include "census.h"
#include "emit.h"

/**
 * struct columns - how wide the list is
 * @tree: the rules
 * @name: width of the longest name of a rule
 * @bits: width of the longest answer
 */
struct columns {
	const struct tree *tree;
	int name;
	int bits;
};

static void answer_text(char *buf, size_t size, const struct rule *rule)
{
	size_t length;

	if (rule->answer.kind == ACS_ANSWER_FINAL_NO) {
		snprintf(buf, size, "final no");
	} else if (rule->answer.kind == ACS_ANSWER_REGISTERS) {
		snprintf(buf, size, "as its registers say");
	} else {
		length = acs_bits_name(buf, size, rule->answer.provides);
		if (rule->answer.kind == ACS_ANSWER_WHEN_ENABLED)
			snprintf(buf + length, size - length,
				 " when enabled");
	}
}

static void measure(struct columns *columns, struct rule **sorted)
{
	unsigned int i;
	char text[64];

	for (i = 0; i < columns->tree->rule_count; i++) {
		int length = strlen(sorted[i]->name->text);

		if (length > columns->name)
			columns->name = length;
		answer_text(text, sizeof(text), sorted[i]);
		length = strlen(text);
		if (length > columns->bits)
			columns->bits = length;
	}
}

static void print_entry(void *context, const struct entry *entry)
{
	const struct columns *columns = context;
	const char **condition = rule_conditions(columns->tree, entry->rule);
	const struct cited *cited;
	char device[8], text[64];

	snprintf(device, sizeof(device), "%04x", entry->device);
	answer_text(text, sizeof(text), entry->rule);
	printf("%04x:%s  %-*s  %-*s ", entry->vendor,
	       entry->any ? "any " : device, columns->name,
	       entry->rule->name->text, columns->bits, text);
	for (cited = entry->rule->evidence; cited; cited = cited->next)
		printf(" %s", cited->evidence->name->text);
	for (; *condition; condition++)
		printf("; if %s", *condition);
	putchar('\n');
}

/**
 * print_list - print each id with its rules
 * @tree: the rules
 * @sorted: the rules in the order in which they are asked
 * @index: the verified index
 */
void print_list(const struct tree *tree, struct rule **sorted,
		const struct index *index)
{
	struct columns columns = { .tree = tree };

	measure(&columns, sorted);
	each_entry(tree, sorted, index, print_entry, &columns);
}

/**
 * print_stats - print how much there is
 * @stats: the counts
 */
void print_stats(const struct stats *stats)
{
	printf("rules        %8u\n", stats->rules);
	printf("ids          %8u\n", stats->ids);
	printf("vendors      %8u\n", stats->vendors);
	printf("families     %8u\n", stats->families);
	printf("table bytes  %8zu\n", stats->table_bytes);
	printf("text bytes   %8zu\n", stats->text_bytes);
	printf("index bytes  %8zu\n", stats->index_bytes);
}
