// SPDX-License-Identifier: GPL-2.0-only
/*
 * Groups as a table: a row for each function, a column for each policy, and
 * below it the unknown facts that groups depend on.
 */
#include <stdlib.h>

#include "answer/groups.h"
#include "base/text.h"
#include "output/function-cells.h"
#include "output/groups-table.h"
#include "output/table.h"

/* Names are shown up to this length, on lines of at least this width */
#define TITLE_MAX	40
#define TITLE_WIDTH	128

static bool shows_names(const struct groups_view *view)
{
	unsigned int f;

	for (f = 0; f < view->machine->count; f++)
		if (view->machine->functions[f].name)
			return !view->width || view->width >= TITLE_WIDTH;
	return false;
}

static void add_headlines(struct table *table, const struct groups_view *view)
{
	unsigned int i;

	table_add(table, STYLE_HEAD, "device");
	table_add(table, STYLE_HEAD, "ids");
	if (view->named)
		table_add(table, STYLE_HEAD, "what it is");
	table_add(table, STYLE_HEAD, "port type");
	if (view->machine->shows_groups)
		table_add(table, STYLE_HEAD, "reported");
	for (i = 0; i < view->count; i++) {
		char headline[VIEW_TEXT];

		view_headline(headline, sizeof(headline), view, i);
		if (view->count == 1)
			table_add(table, STYLE_HEAD, "group");
		else
			table_add(table, STYLE_HEAD, "%s", headline);
		if (view->uncertain)
			table_add(table, STYLE_HEAD, "at best");
	}
	table_add(table, STYLE_HEAD, "why");
}

static void add_reported(struct table *table, const struct groups_view *view,
			 unsigned int f)
{
	int reported = view->machine->functions[f].reported;

	if (reported < 0)
		table_add(table, STYLE_FAINT, "-");
	else if (!groups_match_reported(view->analyses, view->count, f))
		table_add(table, STYLE_BAD, "%d !", reported);
	else
		table_add(table, STYLE_PLAIN, "%d", reported);
}

static void add_function(struct table *table, const struct groups_view *view,
			 unsigned int f)
{
	const struct function *function = &view->machine->functions[f];
	char title[TITLE_MAX + 1];

	add_address_cell(table, view->machine, f);
	add_ids_cell(table, function);
	if (view->named) {
		function_title(title, sizeof(title), function);
		table_add(table, STYLE_PLAIN, "%s", title);
	}
	add_type_cell(table, function, true);
	if (view->machine->shows_groups)
		add_reported(table, view, f);
}

static enum style style_of(const struct groups_view *view, unsigned int i,
			   unsigned int f)
{
	if (!view->analyses[i]->placements[f].certain)
		return STYLE_DOUBT;
	if (!analyses_share_group(view->analyses[0], view->analyses[i], f))
		return STYLE_BAD;
	return STYLE_GOOD;
}

static void add_groups(struct table *table, const struct groups_view *view,
		       unsigned int f)
{
	unsigned int i;

	for (i = 0; i < view->count; i++) {
		const struct analysis *analysis = view->analyses[i];
		const struct placement *place = &analysis->placements[f];
		bool same =
			analyses_share_group(view->analyses[0], analysis, f);

		table_add(table, style_of(view, i, f), "%u%s%s", place->group,
			  place->certain ? "" : "?", same ? "" : " *");
		if (!view->uncertain)
			continue;
		if (place->certain)
			table_add(table, STYLE_PLAIN, "%s", "");
		else
			table_add(table, STYLE_DOUBT, "%u", place->best);
	}
}

/* One line for each reason */
static void add_reasons(struct table *table, const struct groups_view *view,
			unsigned int f)
{
	char reason[ANALYSIS_REASON_TEXT], *reasons;
	struct text text;
	FILE *out = text_begin(&text);
	unsigned int i;

	for (i = 0; i < view->count; i++) {
		if (view_repeats_reason(view, i, f))
			continue;
		analysis_reason(reason, sizeof(reason), view->analyses[i], f);
		fprintf(out, "%s%s", i ? "\n" : "", reason);
	}
	reasons = text_end(&text);
	table_add(table, STYLE_FAINT, "%s", reasons);
	free(reasons);
}

static void print_policies(const struct groups_view *view, FILE *out)
{
	unsigned int i;

	for (i = 0; i < view->count && view->count > 1; i++)
		if (view_is_long(view, i))
			fprintf(out, "policy %u is %s\n", i + 1,
				view->texts[i]);
}

static void print_unknown(const struct groups_view *view, FILE *out)
{
	unsigned int f, fact, unknown;

	for (f = 0; f < view->machine->count; f++) {
		char address[ADDRESS_TEXT], text[UNKNOWN_TEXT];

		unknown = groups_find_unknown(view->analyses, view->count, f);
		machine_address(address, sizeof(address), view->machine,
				&view->machine->functions[f]);
		while ((fact = unknown_next(&unknown))) {
			unknown_format(text, sizeof(text), fact);
			fprintf(out, "  %s: %s\n", address, text);
		}
	}
}

static void print_differences(const struct groups_view *view, FILE *out)
{
	unsigned int f, count = 0;

	for (f = 0; f < view->machine->count; f++)
		count += !groups_match_reported(view->analyses, view->count, f);
	if (count)
		fprintf(out, "\n! %u %s in another group than the source reports.\n",
			count, count == 1 ? "function is" : "functions are");
}

static void print_changes(const struct groups_view *view, FILE *out)
{
	unsigned int i, f, count = 0;

	for (f = 0; f < view->machine->count; f++) {
		for (i = 1; i < view->count; i++)
			if (!analyses_share_group(view->analyses[0],
						  view->analyses[i], f))
				break;
		count += i < view->count;
	}
	if (count)
		fprintf(out, "\n* %u %s in another group than under the first policy.\n",
			count, count == 1 ? "function is" : "functions are");
}

/* Says what the reported groups were good for */
static void print_evidence(const struct groups_view *view, FILE *out)
{
	const struct machine *machine = view->machine;
	unsigned int f, disputed = 0;

	for (f = 0; machine->disputed && f < machine->count; f++)
		disputed += machine->disputed[f];
	if (disputed)
		fprintf(out,
			"\nThe reported groups cannot have come about (%u %s), so nothing is learned from them:\nthey are of another kernel, it was told otherwise, or acsctl is wrong.\n",
			disputed, disputed == 1 ? "function" : "functions");
	else if (machine->learned_count)
		fprintf(out,
			"\nThe reported groups settle whether %u %s; --ignore-reported leaves that open.\n",
			machine->learned_count, machine->learned_count == 1 ?
			"function isolates" : "functions isolate");
}

/* Says so if the machine has more than the source, or forms groups otherwise */
static void print_missing(const struct groups_view *view, FILE *out)
{
	const struct machine *machine = view->machine;

	if (machine->platform)
		fprintf(out,
			"\nThis machine is of %s.\n"
			"Its kernel forms groups by other rules than ACS:\n"
			"only what it reports itself counts\n"
			"(ls /sys/kernel/iommu_groups/*/devices).\n",
			machine->platform);
	else if (!machine->is_whole && view->uncertain)
		fputs("\nThe source shows a part of the machine only.\n"
		      "sudo lspci -vvnn shows all of it.\n", out);
}

/**
 * groups_print - print groups as a table
 * @view: what to show; sets @view->named
 * @out: stream to write to
 */
void groups_print(struct groups_view *view, FILE *out)
{
	struct table *table;
	unsigned int f;

	if (!view->alone) {
		fputs(view->first ? "" : "\n", out);
		print_styled(out, view->color, STYLE_HEAD, view->source);
		fputs("\n", out);
	}
	view->named = shows_names(view);
	table = table_new(4 + view->named + view->machine->shows_groups +
			  view->count * (1 + view->uncertain));
	add_headlines(table, view);
	for (f = 0; f < view->machine->count; f++) {
		add_function(table, view, f);
		add_groups(table, view, f);
		add_reasons(table, view, f);
	}
	print_policies(view, out);
	table_print(table, view->width, view->color, out);
	table_free(table);
	print_differences(view, out);
	print_changes(view, out);
	print_evidence(view, out);
	print_missing(view, out);
	if (!view->uncertain)
		return;
	fputs("\n? The largest group that is possible. Its real size depends on:\n",
	      out);
	print_unknown(view, out);
}
