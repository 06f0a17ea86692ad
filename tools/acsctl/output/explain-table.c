// SPDX-License-Identifier: GPL-2.0-only
/*
 * An explanation as text.
 */
#include <stdlib.h>

#include "answer/explain-sentence.h"
#include "answer/rules.h"
#include "output/explain-table.h"
#include "output/function-cells.h"
#include "output/table.h"

/**
 * struct sheet - an explanation and where to print it
 * @explanation: the explanation
 * @out: stream to write to
 * @width: width of a line in columns; 0 for no limit
 * @color: use colours
 */
struct sheet {
	const struct explanation *explanation;
	FILE *out;
	unsigned int width;
	bool color;
};

static void print_table(const struct sheet *sheet, struct table *table)
{
	table_print(table, sheet->width, sheet->color, sheet->out);
	table_free(table);
}

static void print_heading(const struct sheet *sheet, const char *text)
{
	fputc('\n', sheet->out);
	print_wrapped(sheet->out, text, 0, sheet->width);
	fputc('\n', sheet->out);
}

static const struct function *function_of(const struct sheet *sheet,
					  unsigned int i)
{
	return &sheet->explanation->analysis->machine->functions[i];
}

static void add_address(struct table *table, const struct sheet *sheet,
			unsigned int i)
{
	add_address_cell(table, sheet->explanation->analysis->machine, i);
}

static void add_line(struct table *table, const char *label,
		     const char *text)
{
	table_add(table, STYLE_HEAD, "%s", label);
	table_add(table, STYLE_PLAIN, "%s", text);
}

static void add_policy(struct table *table, const struct acs_policy *policy)
{
	char text[ACS_ITEM_TEXT];
	unsigned int i;

	for (i = 0; i < policy->item_count; i++) {
		acs_format_item(text, sizeof(text), &policy->items[i]);
		table_add(table, STYLE_HEAD, i ? "" : "policy");
		table_add(table, STYLE_PLAIN, "item %u: %s", i + 1, text);
	}
	if (!policy->item_count)
		add_line(table, "policy", acs_mode_name(ACS_MODE_QUIRK));
}

static void add_group(struct table *table,
		      const struct explanation *explanation)
{
	const struct placement *place =
		&explanation->analysis->placements[explanation->function];
	char *others = member_count_format(explanation);

	table_add(table, STYLE_HEAD, "group");
	if (explanation->own_group == FACT_YES)
		table_add(table, STYLE_GOOD, "%u, its own", place->group);
	else if (place->certain)
		table_add(table, STYLE_BAD, "%u, with %s", place->group,
			  others);
	else
		table_add(table, STYLE_DOUBT, "%u?, with %s", place->group,
			  others);
	free(others);
}

static void print_head(const struct sheet *sheet)
{
	const struct explanation *explanation = sheet->explanation;
	const struct function *f = function_of(sheet, explanation->function);
	struct table *table = table_new(2);

	table_add(table, STYLE_HEAD, "device");
	add_address(table, sheet, explanation->function);
	if (f->name)
		add_line(table, "name", f->name);
	if (f->driver)
		add_line(table, "driver", f->driver);
	add_policy(table, explanation->policy);
	add_group(table, explanation);
	if (f->reported >= 0) {
		table_add(table, STYLE_HEAD, "reported");
		table_add(table, STYLE_PLAIN, "%d", f->reported);
	}
	if (f->running)
		add_line(table, "running", f->running);
	print_table(sheet, table);
}

static enum style style_of(enum fact isolates)
{
	return isolates == FACT_YES ? STYLE_GOOD :
	       isolates == FACT_NO ? STYLE_BAD : STYLE_DOUBT;
}

static void add_gives(struct table *table, const struct verdict *verdict)
{
	enum style style = style_of(verdict->isolates);
	char gives[40], lacks[40];
	u32 bits;

	if (!verdict_gives(verdict, &bits)) {
		table_add(table, style, "?");
		table_add(table, style, "?");
		return;
	}
	acs_format_bits(gives, sizeof(gives), bits);
	acs_format_bits(lacks, sizeof(lacks), ACS_ISOLATION & ~bits);
	table_add(table, style, "%s", gives);
	table_add(table, style, "%s", lacks);
}

static void add_headlines(struct table *table, const char *const *headlines)
{
	for (; *headlines; headlines++)
		table_add(table, STYLE_HEAD, "%s", *headlines);
}

static void print_hops(const struct sheet *sheet)
{
	static const char *const headlines[] = {
		"hop", "ids", "port type", "gives", "lacks", "group", NULL
	};
	const struct explanation *explanation = sheet->explanation;
	struct table *table = table_new(ARRAY_SIZE(headlines) - 1);
	unsigned int i;

	print_heading(sheet, "From the root bus down to it:");
	add_headlines(table, headlines);
	for (i = 0; i < explanation->hop_count; i++) {
		unsigned int hop = explanation->hops[i];
		const struct placement *place =
			&explanation->analysis->placements[hop];

		add_address(table, sheet, hop);
		add_ids_cell(table, function_of(sheet, hop));
		add_type_cell(table, function_of(sheet, hop), false);
		add_gives(table, &explanation->analysis->verdicts[hop]);
		table_add(table, STYLE_PLAIN, "%u%s", place->group,
			  place->certain ? "" : "?");
	}
	print_table(sheet, table);
}

/* In a table of its own, so that it fits on any terminal */
static void print_reasons(const struct sheet *sheet)
{
	const struct explanation *explanation = sheet->explanation;
	struct table *table = table_new(2);
	char reason[ANALYSIS_REASON_TEXT];
	unsigned int i;

	print_heading(sheet, "Why, in the kernel's words:");
	for (i = 0; i < explanation->hop_count; i++) {
		add_address(table, sheet, explanation->hops[i]);
		analysis_reason(reason, sizeof(reason), explanation->analysis,
				explanation->hops[i]);
		table_add(table, STYLE_PLAIN, "%s", reason);
	}
	print_table(sheet, table);
}

static void print_readings(const struct sheet *sheet)
{
	static const char *const headlines[] = {
		"hop", "register", "before", "after", "where", NULL
	};
	const struct explanation *explanation = sheet->explanation;
	struct table *table;
	unsigned int i;

	if (!explanation->reading_count)
		return;
	print_heading(sheet, "Registers, as captured and after the kernel has enabled ACS:");
	table = table_new(ARRAY_SIZE(headlines) - 1);
	add_headlines(table, headlines);
	for (i = 0; i < explanation->reading_count; i++) {
		const struct reading *reading = &explanation->readings[i];

		add_address(table, sheet, reading->function);
		table_add(table, STYLE_PLAIN, "%s", reading->name);
		table_add(table, STYLE_PLAIN, "%s",
			  reading->before ? reading->before : "?");
		table_add(table, STYLE_PLAIN, "%s",
			  reading->after ? reading->after : "?");
		table_add(table, reading->fault ? STYLE_BAD : STYLE_FAINT,
			  "%s%s%s", reading->place,
			  reading->fault ? "; " : "",
			  reading->fault ? reading->fault : "");
	}
	print_table(sheet, table);
}

static bool is_cited_before(const struct explanation *explanation,
			    unsigned int hops, const struct acs_rule *rule)
{
	const struct verdict *verdicts = explanation->analysis->verdicts;

	while (hops--)
		if (verdicts[explanation->hops[hops]].decision.rule == rule)
			return true;
	return false;
}

static void add_evidence(struct table *table, const struct acs_rule *rule)
{
	const struct rule_note *note = rule_note_of(rule);
	const struct evidence_note *const *evidence;

	for (evidence = note->evidence; *evidence; evidence++) {
		table_add(table, STYLE_PLAIN, "%s", (*evidence)->name);
		table_add(table, STYLE_PLAIN, "%s", (*evidence)->kind);
		table_add(table, STYLE_FAINT, "%s", (*evidence)->by);
	}
}

static void print_evidence(const struct sheet *sheet)
{
	const struct explanation *explanation = sheet->explanation;
	const struct acs_rule *rule;
	char text[ACS_REASON_TEXT];
	struct table *table;
	unsigned int i;

	for (i = 0; i < explanation->hop_count; i++) {
		rule = explanation->analysis->verdicts[explanation->hops[i]]
			       .decision.rule;
		if (!rule || is_cited_before(explanation, i, rule))
			continue;
		acs_format_rule(text, sizeof(text), rule);
		print_heading(sheet, text);
		table = table_new(3);
		add_evidence(table, rule);
		print_table(sheet, table);
	}
}

static void print_functions(const struct sheet *sheet, const char *heading,
			    const struct remarks *remarks)
{
	struct table *table;
	unsigned int i;

	if (!remarks->count)
		return;
	print_heading(sheet, heading);
	table = table_new(4);
	for (i = 0; i < remarks->count; i++) {
		const struct remark *remark = &remarks->list[i];

		add_address(table, sheet, remark->function);
		add_ids_cell(table, function_of(sheet, remark->function));
		add_type_cell(table, function_of(sheet, remark->function),
			      false);
		table_add(table, STYLE_FAINT, "%s", remark->text);
	}
	print_table(sheet, table);
}

static void print_names(const struct sheet *sheet)
{
	const struct remarks *names = &sheet->explanation->names;
	unsigned int i;

	print_heading(sheet, "Requester IDs of its DMA:");
	for (i = 0; i < names->count; i++) {
		fputs("  ", sheet->out);
		print_wrapped(sheet->out, names->list[i].text, 2, sheet->width);
		fputc('\n', sheet->out);
	}
}

static void print_unknown(const struct sheet *sheet)
{
	const struct remarks *unknown = &sheet->explanation->unknown;
	struct table *table;
	unsigned int i;

	if (!unknown->count)
		return;
	print_heading(sheet, "Unknown facts that its group depends on:");
	table = table_new(2);
	for (i = 0; i < unknown->count; i++) {
		add_address(table, sheet, unknown->list[i].function);
		table_add(table, STYLE_DOUBT, "%s", unknown->list[i].text);
		table_add(table, STYLE_PLAIN, "%s", "");
		table_add(table, STYLE_PLAIN, "to learn it: %s",
			  unknown->list[i].remedy);
	}
	print_table(sheet, table);
}

/**
 * explanation_print - print an explanation
 * @explanation: the explanation
 * @width: width of a line in columns; 0 for no limit
 * @color: use colours
 * @out: stream to write to
 */
void explanation_print(const struct explanation *explanation,
		       unsigned int width, bool color, FILE *out)
{
	struct sheet sheet = { explanation, out, width, color };

	print_head(&sheet);
	print_hops(&sheet);
	print_reasons(&sheet);
	print_readings(&sheet);
	print_evidence(&sheet);
	if (explanation->own_group != FACT_YES)
		print_functions(&sheet, "Who is in its group, and why:",
				&explanation->mates);
	print_functions(&sheet, "Who is in its slot, but not in its group:",
			&explanation->apart);
	print_functions(&sheet,
			"Linux asks the sender's side only. These can send past the IOMMU:",
			&explanation->open);
	print_names(&sheet);
	print_unknown(&sheet);
	print_heading(&sheet, explanation->sentence);
	if (explanation->pasid)
		print_heading(&sheet, explanation->pasid);
}
