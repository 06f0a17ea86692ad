// SPDX-License-Identifier: GPL-2.0-only
/*
 * What was found, in words, for the last lines of a table and the first ones of a
 * page.
 */
#include <stdlib.h>

#include "answer/groups.h"
#include "base/text.h"
#include "output/groups-summary.h"

static void print_headline(FILE *out, const struct groups_view *view,
			   unsigned int policy)
{
	char headline[VIEW_TEXT];

	if (view->count == 1)
		return;
	view_headline(headline, sizeof(headline), view, policy);
	fprintf(out, "%s: ", headline);
}

static void print_members(FILE *out, const struct groups_summary *s)
{
	const char *comma = ": ";

	if (s->alone == s->functions && s->functions > 1) {
		fputs(": each has one of its own", out);
		return;
	}
	if (s->alone)
		fprintf(out, "%s%u %s", comma, s->alone, s->alone == 1 ?
			"has a group of its own" : "have groups of their own");
	comma = s->alone ? ", " : comma;
	if (s->sharing)
		fprintf(out, "%s%u share%s a group", comma, s->sharing,
			s->sharing == 1 ? "s" : "");
	comma = s->alone || s->sharing ? ", " : comma;
	if (s->doubtful)
		fprintf(out, "%s%u may share one (?)", comma, s->doubtful);
}

/* Where a device tree describes the machine, the kernel asks for ACS too late */
static void print_difference(FILE *out, const struct groups_summary *s)
{
	fprintf(out, " %u %s in another group than the source reports (!).",
		s->different, s->different == 1 ? "is" : "are");
	if (s->unasked)
		fprintf(out, " ACS of %u is off there although they are in groups: %s",
			s->unasked, "with a device tree, Linux before 7.0 "
			"leaves it off, unless it has this policy.");
}

static void print_reported(FILE *out, const struct groups_summary *s, bool last)
{
	if (!s->compared && !last)
		return;
	if (!s->compared)
		fputs(" The source reports no groups to compare with.", out);
	else if (s->different)
		print_difference(out, s);
	else if (s->open)
		fputs(" Nothing contradicts the groups that the source reports.",
		      out);
	else
		fputs(" These are the groups that the source reports.", out);
}

/**
 * summary_format - say in words what was found
 * @view: what is shown
 * @policy: number of the policy
 *
 * Return: the text, to be freed with free().
 */
char *summary_format(const struct groups_view *view, unsigned int policy)
{
	struct groups_summary s = groups_summarize(view->analyses[policy]);
	struct text text;
	FILE *out = text_begin(&text);

	print_headline(out, view, policy);
	fprintf(out, "%u function%s in %u group%s", s.functions,
		s.functions == 1 ? "" : "s", s.groups,
		s.groups == 1 ? "" : "s");
	print_members(out, &s);
	fputc('.', out);
	if (s.claimed)
		fprintf(out, " For %u, that rests on what override claims without evidence.",
			s.claimed);
	print_reported(out, &s, policy + 1 == view->count);
	return text_end(&text);
}

/* The functions that can send to @to, "00:01.0 00:02.0", or an empty text */
static char *senders_format(const struct analysis *analysis, unsigned int to)
{
	const struct machine *machine = analysis->machine;
	char address[ADDRESS_TEXT];
	struct text text;
	FILE *out = text_begin(&text);
	const char *gap = "";
	unsigned int i;

	for (i = 0; i < machine->count; i++) {
		if (!analysis_leaves_open(analysis, i, to))
			continue;
		machine_address(address, sizeof(address), machine,
				&machine->functions[i]);
		fprintf(out, "%s%s", gap, address);
		gap = " ";
	}
	return text_end(&text);
}

/* Whether a function is shown, or one that is below it */
static bool is_above_shown(const struct groups_view *view, unsigned int function)
{
	const struct function *f = view->machine->functions, *hop;
	unsigned int i;

	for (i = 0; i < view->shown_count; i++)
		for (hop = &f[view->shown[i]]; hop; hop = hop->above)
			if (hop == &f[function])
				return true;
	return false;
}

/**
 * open_format - list the functions that others can reach past the IOMMU though
 *	they are in other groups
 * @view: what is shown
 * @policy: number of the policy
 *
 * Return: a line for each, to be freed with free(); an empty text if there are
 * none.
 */
char *open_format(const struct groups_view *view, unsigned int policy)
{
	const struct machine *machine = view->machine;
	char address[ADDRESS_TEXT], *senders;
	struct text text;
	FILE *out = text_begin(&text);
	unsigned int i;

	for (i = 0; i < machine->count; i++) {
		if (!is_above_shown(view, i))
			continue;
		senders = senders_format(view->analyses[policy], i);
		machine_address(address, sizeof(address), machine,
				&machine->functions[i]);
		if (*senders)
			fprintf(out, "%s%s: from %s\n", address,
				function_is_bridge(&machine->functions[i]) ?
				" and what is below it" : "", senders);
		free(senders);
	}
	return text_end(&text);
}
