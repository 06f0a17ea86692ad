// SPDX-License-Identifier: GPL-2.0-only
/*
 * Lists and counts what is in the database, as text.
 */
#include <stdio.h>
#include <string.h>

#include "output/census.h"
#include "output/describe.h"
#include "output/print.h"

/**
 * struct columns - widths of the columns of the list
 * @tree: the rules
 * @name: width of the longest name of a rule
 * @answer: width of the longest answer
 */
struct columns {
	const struct tree *tree;
	int name;
	int answer;
};

static void measure(struct columns *columns, struct rule **sorted)
{
	unsigned int i;

	for (i = 0; i < columns->tree->rule_count; i++) {
		int length = strlen(sorted[i]->name->text);

		if (length > columns->name)
			columns->name = length;
		length = strlen(describe_answer(sorted[i]));
		if (length > columns->answer)
			columns->answer = length;
	}
}

static void print_entry(void *context, const struct entry *entry)
{
	const struct columns *columns = context;
	const char **condition = rule_conditions(columns->tree, entry->rule);
	const struct cited *cited;
	char device[8];

	snprintf(device, sizeof(device), "%04x", entry->device);
	printf("%04x:%s  %-*s  %-*s ", entry->vendor,
	       entry->any ? "any " : device, columns->name,
	       entry->rule->name->text, columns->answer,
	       describe_answer(entry->rule));
	for (cited = entry->rule->evidence; cited; cited = cited->next)
		printf(" %s", cited->evidence->name->text);
	for (; *condition; condition++)
		printf("; if %s", *condition);
	putchar('\n');
}

/**
 * print_list - print each id with its rules
 * @db: the database
 */
void print_list(const struct database *db)
{
	struct columns columns = { .tree = &db->tree };

	measure(&columns, db->sorted);
	each_entry(db, print_entry, &columns);
}

/**
 * print_stats - print the size of a database
 * @db: the database
 */
void print_stats(const struct database *db)
{
	struct stats stats;

	count_stats(&stats, db);
	printf("rules        %8u\n", stats.rules);
	printf("ids          %8u\n", stats.ids);
	printf("vendors      %8u\n", stats.vendors);
	printf("families     %8u\n", stats.families);
	printf("table bytes  %8zu\n", stats.table_bytes);
	printf("text bytes   %8zu\n", stats.text_bytes);
	printf("index bytes  %8zu\n", stats.index_bytes);
}
