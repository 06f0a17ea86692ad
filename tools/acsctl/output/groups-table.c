// SPDX-License-Identifier: GPL-2.0-only
/*
 * Groups as a table: a row for each function, a column for each policy. Below it
 * are the unknown facts that groups depend on, and in the last lines what was
 * found.
 */
#include <stdlib.h>

#include "answer/groups.h"
#include "base/memory.h"
#include "base/text.h"
#include "output/function-cells.h"
#include "output/groups-summary.h"
#include "output/groups-table.h"
#include "output/short-reason.h"
#include "output/table.h"

/* Names are shown up to this length */
#define TITLE_MAX	40

/* What is left of it where there is little room, step by step */
#define TITLE_LESS	28
#define TITLE_LITTLE	20
#define TITLE_LEAST	12

static bool has_names(const struct machine *machine)
{
	unsigned int f;

	for (f = 0; f < machine->count; f++)
		if (machine->functions[f].name)
			return true;
	return false;
}

static void add_headlines(struct table *table, const struct groups_view *view)
{
	unsigned int i;

	for (i = 0; i < view->count; i++) {
		char headline[VIEW_TEXT];

		view_headline(headline, sizeof(headline), view, i);
		table_add(table, STYLE_HEAD, "%s",
			  view->count == 1 ? "group" : headline);
	}
	if (view->machine->shows_groups)
		table_add(table, STYLE_HEAD, "reported");
	table_add(table, STYLE_HEAD, "device");
	table_add(table, STYLE_HEAD, "ids");
	if (view->named)
		table_add(table, STYLE_HEAD, "what it is");
	table_add(table, STYLE_HEAD, "port type");
	table_add(table, STYLE_HEAD, "%s", view->verbose ? "" : "why");
}

/* The type goes first where lines are too long, then the ids; never the name */
static void let_columns_yield(struct table *table,
			      const struct groups_view *view)
{
	unsigned int ids = view->count + view->machine->shows_groups + 1;
	unsigned int name = ids + 1, type = ids + 1 + view->named;

	if (view->named)
		table_yield(table, name, TITLE_LESS);
	table_yield(table, type, 0);
	if (view->named)
		table_yield(table, name, TITLE_LITTLE);
	table_yield(table, ids, 0);
	if (view->named)
		table_yield(table, name, TITLE_LEAST);
}

/*
 * Red is for what is less isolated than under the first policy, and for what
 * only override claims to be isolated
 */
static enum style style_of(const struct groups_view *view, unsigned int i,
			   unsigned int f)
{
	const struct analysis *analysis = view->analyses[i];

	if (!analysis->placements[f].certain)
		return STYLE_DOUBT;
	if (analysis->claimed[f] ||
	    groups_lose(view->analyses[0], analysis, f))
		return STYLE_BAD;
	if (analysis_group_size(analysis, f) == 1 ||
	    !analyses_share_group(view->analyses[0], analysis, f))
		return STYLE_GOOD;
	return STYLE_PLAIN;
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
	}
}

static void add_reported(struct table *table, const struct groups_view *view,
			 unsigned int f)
{
	int reported = view->machine->functions[f].reported;

	if (reported < 0)
		table_add(table, STYLE_FAINT, "-");
	else if (!groups_match_reported(view->analyses, view->count, f))
		table_add(table, STYLE_DOUBT, "%d !", reported);
	else
		table_add(table, STYLE_PLAIN, "%d", reported);
}

static void add_function(struct table *table, const struct groups_view *view,
			 unsigned int f)
{
	const struct function *function = &view->machine->functions[f];
	char title[TITLE_MAX + 1];

	if (view->machine->shows_groups)
		add_reported(table, view, f);
	add_address_cell(table, view->machine, f);
	add_ids_cell(table, function);
	if (view->named) {
		function_title(title, sizeof(title), function);
		table_add(table, STYLE_PLAIN, "%s", title);
	}
	add_type_cell(table, function, true);
}

/* Begins a line with the names of the policies that have the same reason */
static void print_policies_of(FILE *out, const struct groups_view *view,
			      char *const *reasons, unsigned int first)
{
	char headline[VIEW_TEXT];
	unsigned int i;

	for (i = first; i < view->count; i++) {
		if (strcmp(reasons[i], reasons[first]))
			continue;
		view_headline(headline, sizeof(headline), view, i);
		fprintf(out, "%s%s", i == first ? "" : ", ", headline);
	}
	fputs(": ", out);
}

static bool is_said(char *const *reasons, unsigned int i)
{
	unsigned int k;

	for (k = 0; k < i; k++)
		if (!strcmp(reasons[k], reasons[i]))
			return true;
	return false;
}

/* One line for each reason; policies are named if there are several */
static void print_short(FILE *out, const struct groups_view *view,
			unsigned int f)
{
	char **reasons = allocate(view->count, sizeof(*reasons));
	bool same = true;
	unsigned int i;

	for (i = 0; i < view->count; i++) {
		reasons[i] = short_reason(view->analyses[i], f);
		same &= !strcmp(reasons[i], reasons[0]);
	}
	for (i = 0; i < view->count; i++) {
		if (is_said(reasons, i))
			continue;
		fputs(i ? "\n" : "", out);
		if (!same)
			print_policies_of(out, view, reasons, i);
		fputs(reasons[i], out);
	}
	for (i = 0; i < view->count; i++)
		free(reasons[i]);
	free(reasons);
}

/* All that is known: the kernel's words, the best case, the driver */
static void print_full(FILE *out, const struct groups_view *view,
		       unsigned int f)
{
	const struct function *function = &view->machine->functions[f];
	char reason[ANALYSIS_REASON_TEXT], headline[VIEW_TEXT];
	unsigned int i;

	for (i = 0; i < view->count; i++) {
		if (view_repeats_reason(view, i, f))
			continue;
		analysis_reason(reason, sizeof(reason), view->analyses[i], f);
		fprintf(out, "%s%s", i ? "\n" : "", reason);
	}
	for (i = 0; i < view->count; i++) {
		const struct placement *place =
			&view->analyses[i]->placements[f];

		if (place->certain)
			continue;
		view_headline(headline, sizeof(headline), view, i);
		fprintf(out, "\n%s: at best, group %u", headline, place->best);
	}
	if (function->driver)
		fprintf(out, "\ndriver %s", function->driver);
}

static void add_reasons(struct table *table, const struct groups_view *view,
			unsigned int f)
{
	struct text text;
	char *reasons;

	(view->verbose ? print_full : print_short)(text_begin(&text), view, f);
	reasons = text_end(&text);
	table_add(table, STYLE_FAINT, "%s", reasons);
	free(reasons);
}

static void print_table(const struct groups_view *view, FILE *out)
{
	struct table *table = table_new(4 + view->named +
					view->machine->shows_groups +
					view->count);
	unsigned int i;

	let_columns_yield(table, view);
	if (view->verbose)
		table_put_last_below(table);
	add_headlines(table, view);
	for (i = 0; i < view->shown_count; i++) {
		add_groups(table, view, view->shown[i]);
		add_function(table, view, view->shown[i]);
		add_reasons(table, view, view->shown[i]);
	}
	table_print(table, view->width, view->color, out);
	table_free(table);
}

static void print_policies(const struct groups_view *view, FILE *out)
{
	unsigned int i;

	for (i = 0; i < view->count && view->count > 1; i++)
		if (view_is_long(view, i))
			fprintf(out, "policy %u is %s\n", i + 1,
				view->texts[i]);
}

static void print_paragraph(const struct groups_view *view, FILE *out,
			    const char *text)
{
	fputc('\n', out);
	print_wrapped(out, text, 0, view->width);
	fputc('\n', out);
}

static void print_item(const struct groups_view *view, FILE *out,
		       const char *text)
{
	fputs("  ", out);
	print_wrapped(out, text, 4, view->width);
	fputc('\n', out);
}

/* Prints the functions of which a fact is unknown, and the fact */
static void print_fact(const struct groups_view *view, unsigned int fact,
		       const unsigned int *unknown, FILE *out)
{
	char address[ADDRESS_TEXT], what[UNKNOWN_TEXT], *line;
	struct text text;
	FILE *to = text_begin(&text);
	const char *gap = "";
	unsigned int f;

	for (f = 0; f < view->machine->count; f++) {
		if (!(unknown[f] & fact))
			continue;
		machine_address(address, sizeof(address), view->machine,
				&view->machine->functions[f]);
		fprintf(to, "%s%s", gap, address);
		gap = " ";
	}
	unknown_format(what, sizeof(what), fact);
	fprintf(to, ": %s", what);
	line = text_end(&text);
	print_item(view, out, line);
	free(line);
}

/* Prints each unknown fact once, with the functions that it concerns */
static void print_unknown(const struct groups_view *view, FILE *out)
{
	unsigned int *unknown = allocate(view->machine->count,
					 sizeof(*unknown));
	unsigned int f, fact, all = 0;

	for (f = 0; f < view->machine->count; f++) {
		unknown[f] = groups_find_unknown(view->analyses, view->count,
						 view->shown,
						 view->shown_count, f);
		all |= unknown[f];
	}
	if (all)
		print_paragraph(view, out,
				"? The largest group that is possible. Its real size depends on:");
	while ((fact = unknown_next(&all)))
		print_fact(view, fact, unknown, out);
	free(unknown);
}

static void print_changes(const struct groups_view *view, FILE *out)
{
	unsigned int i, f, count = 0;
	char *text;

	for (f = 0; f < view->machine->count; f++) {
		for (i = 1; i < view->count; i++)
			if (!analyses_share_group(view->analyses[0],
						  view->analyses[i], f))
				break;
		count += i < view->count;
	}
	if (!count)
		return;
	text = text_format("* %u %s in another group than under the first policy.",
			   count, count == 1 ? "function is" : "functions are");
	print_paragraph(view, out, text);
	free(text);
}

/* Says what the reported groups were good for */
static void print_evidence(const struct groups_view *view, FILE *out)
{
	const struct machine *machine = view->machine;
	unsigned int f, disputed = 0;
	char *text;

	for (f = 0; machine->disputed && f < machine->count; f++)
		disputed += machine->disputed[f];
	if (disputed)
		text = text_format("The reported groups cannot have come about (%u %s),\n"
				   "so nothing is learned from them:\n"
				   "they are of another kernel, it was told otherwise, or acsctl is wrong.",
				   disputed,
				   disputed == 1 ? "function" : "functions");
	else if (machine->learned_count)
		text = text_format("The reported groups settle whether %u %s;\n"
				   "--ignore-reported leaves that open.",
				   machine->learned_count,
				   machine->learned_count == 1 ?
				   "function isolates" : "functions isolate");
	else
		return;
	print_paragraph(view, out, text);
	free(text);
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

static void print_lines(const struct groups_view *view, FILE *out, char *lines)
{
	char *line;

	while ((line = strsep(&lines, "\n")))
		if (*line)
			print_item(view, out, line);
}

/* Prints what others can reach past the IOMMU, once for all policies alike */
static void print_open(const struct groups_view *view, FILE *out)
{
	char *now, *before = text_copy(""), *head;
	char headline[VIEW_TEXT];
	unsigned int i;

	for (i = 0; i < view->count; i++) {
		now = open_format(view, i);
		if (*now && strcmp(now, before)) {
			view_headline(headline, sizeof(headline), view, i);
			head = text_format("Linux asks the sender's side only%s%s:\n"
					   "past the IOMMU, in spite of their groups, these can be reached",
					   view->count > 1 ? ", under " : "",
					   view->count > 1 ? headline : "");
			print_paragraph(view, out, head);
			free(head);
			free(before);
			before = text_copy(now);
			print_lines(view, out, now);
		}
		free(now);
	}
	free(before);
}

static void print_summary(const struct groups_view *view, FILE *out)
{
	unsigned int i;
	char *text;

	fputc('\n', out);
	if (view->shown_count < view->machine->count)
		fprintf(out, "%u of %u functions %s shown. Of all:\n",
			view->shown_count, view->machine->count,
			view->shown_count == 1 ? "is" : "are");
	for (i = 0; i < view->count; i++) {
		text = summary_format(view, i);
		print_wrapped(out, text, 0, view->width);
		fputc('\n', out);
		free(text);
	}
}

/**
 * groups_print - print groups as a table
 * @view: what to show; sets @view->named
 * @out: stream to write to
 */
void groups_print(struct groups_view *view, FILE *out)
{
	if (!view->alone) {
		fputs(view->first ? "" : "\n", out);
		print_styled(out, view->color, STYLE_HEAD, view->source);
		fputs("\n", out);
	}
	view->named = has_names(view->machine);
	print_policies(view, out);
	print_table(view, out);
	print_changes(view, out);
	print_evidence(view, out);
	print_missing(view, out);
	print_unknown(view, out);
	print_open(view, out);
	print_summary(view, out);
}
