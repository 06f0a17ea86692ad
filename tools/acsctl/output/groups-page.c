// SPDX-License-Identifier: GPL-2.0-only
/*
 * Groups as a page: page.html, with its {{words}} replaced. The page needs no
 * other files and no scripts: the reasons stand beside the numbers, and
 * page.css shows them.
 */
#include <stdlib.h>

#include "answer/groups.h"
#include "output/escape.h"
#include "output/groups-page.h"
#include "output/groups-summary.h"
#include "output/page.h"
#include "output/peers-page.h"
#include "output/short-reason.h"

#define print_html(out, ...)	print_escaped(out, LANGUAGE_HTML, __VA_ARGS__)

static unsigned int first_of_group(const struct analysis *analysis,
				   unsigned int function)
{
	unsigned int i;

	for (i = 0; i < function; i++)
		if (analysis_shares_group(analysis, i, function))
			return i;
	return function;
}

/* Finds an earlier policy whose group has the same members, or @policy */
static unsigned int first_alike(const struct groups_view *view,
				unsigned int policy, unsigned int function)
{
	unsigned int i;

	for (i = 0; i < policy; i++)
		if (analyses_share_group(view->analyses[i],
					 view->analyses[policy], function))
			return i;
	return policy;
}

/*
 * Counts the shared groups of all policies before this one, from the top of the
 * page. A group that has the same members under several policies counts once.
 */
static unsigned int paint_of(const struct groups_view *view,
			     unsigned int policy, unsigned int function)
{
	unsigned int f, p, paint = 0;

	function = first_of_group(view->analyses[policy], function);
	policy = first_alike(view, policy, function);
	for (f = 0; f <= function; f++) {
		for (p = 0; p < view->count; p++) {
			const struct analysis *analysis = view->analyses[p];

			if (f == function && p == policy)
				break;
			paint += analysis_group_size(analysis, f) > 1 &&
				 first_of_group(analysis, f) == f &&
				 first_alike(view, p, f) == p;
		}
	}
	return paint % PAINTS;
}

static void write_summary(const struct groups_view *view, FILE *out)
{
	unsigned int i;
	char *text;

	for (i = 0; i < view->count; i++) {
		text = summary_format(view, i);
		fputs("<p class=\"found\">", out);
		print_html(out, "%s", text);
		fputs("</p>\n", out);
		free(text);
	}
}

static void write_open_of(const struct groups_view *view, unsigned int policy,
			  FILE *out)
{
	char *lines = open_format(view, policy), *rest = lines, *line;
	char headline[VIEW_TEXT];

	view_headline(headline, sizeof(headline), view, policy);
	if (*lines) {
		fputs("<h3>", out);
		print_html(out, "%s", headline);
		fputs("</h3>\n<ul>\n", out);
	}
	while (*lines && (line = strsep(&rest, "\n")))
		if (*line)
			fprintf(out, "<li>%s</li>\n", line);
	fputs(*lines ? "</ul>\n" : "", out);
	free(lines);
}

static bool is_any_open(const struct groups_view *view)
{
	bool found = false;
	unsigned int i;

	for (i = 0; i < view->count; i++) {
		char *lines = open_format(view, i);

		found |= *lines != 0;
		free(lines);
	}
	return found;
}

static void write_open(const struct groups_view *view, FILE *out)
{
	unsigned int i;

	if (!is_any_open(view))
		return;
	fputs("<h2>Past the IOMMU in spite of groups</h2>\n"
	      "<p>Linux asks the sender's side only, so these can be reached from functions of other groups:</p>\n",
	      out);
	for (i = 0; i < view->count; i++)
		write_open_of(view, i, out);
}

static void write_source(const struct groups_view *view, FILE *out)
{
	print_html(out, "%s", view->source);
}

static void write_generator(const struct groups_view *view, FILE *out)
{
	print_html(out, "%s", view->generator);
}

/* Highlights the members of a group when the user points at one of them */
static void write_highlights(unsigned int policy,
			     const struct analysis *analysis, FILE *out)
{
	unsigned int i;

	for (i = 0; i < analysis->group_count; i++)
		fprintf(out,
			"body:has(.group-%u-%u:is(:hover, :focus)) .group-%u-%u { outline: 3px solid var(--text); outline-offset: 1px; }\n",
			policy, i, policy, i);
}

static void write_style(const struct groups_view *view, FILE *out)
{
	unsigned int i;

	fwrite(_binary_page_css_start, 1,
	       _binary_page_css_end - _binary_page_css_start, out);
	for (i = 0; i < PAINTS; i++)
		fprintf(out, ".paint-%u { --fill: %s; --ink: %s; }\n", i,
			paints[i].fill, paints[i].ink);
	for (i = 0; i < view->count; i++)
		write_highlights(i, view->analyses[i], out);
}

/* Less isolated than under the first policy, or only because override says so */
static bool is_danger(const struct groups_view *view, unsigned int policy,
		      unsigned int function)
{
	const struct analysis *analysis = view->analyses[policy];

	return analysis->claimed[function] ||
	       groups_lose(view->analyses[0], analysis, function);
}

static bool has_danger(const struct groups_view *view)
{
	unsigned int i, f;

	for (i = 0; i < view->count; i++)
		for (f = 0; f < view->machine->count; f++)
			if (is_danger(view, i, f))
				return true;
	return false;
}

static void write_legend(const struct groups_view *view, FILE *out)
{
	if (has_danger(view))
		fputs("<li><span class=\"chip alone danger\">4</span> "
		      "isolated only by what override claims, or less than under the first policy</li>\n",
		      out);
	if (view->uncertain)
		fputs("<li><span class=\"chip uncertain alone\">3?</span> "
		      "uncertain: the largest group that is possible</li>\n",
		      out);
	if (view->machine->shows_groups)
		fputs("<li><span class=\"mark doubt\">!</span> "
		      "in another group than the source reports</li>\n",
		      out);
	if (view->count > 1)
		fputs("<li><span class=\"mark\">*</span> "
		      "in another group than under the first policy</li>\n",
		      out);
}

static unsigned int count_columns(const struct groups_view *view)
{
	return view->machine->shows_groups + view->count;
}

static void write_columns(const struct groups_view *view, FILE *out)
{
	fprintf(out, "%u", count_columns(view));
}

static void write_policies(const struct groups_view *view, FILE *out)
{
	unsigned int i;

	for (i = 0; i < view->count; i++) {
		if (!view_is_long(view, i))
			continue;
		fprintf(out, "<p class=\"text\">policy %u is ", i + 1);
		print_html(out, "%s", view->texts[i]);
		fputs("</p>\n", out);
	}
}

static void write_headlines(const struct groups_view *view, FILE *out)
{
	char headline[VIEW_TEXT];
	unsigned int i;

	if (view->machine->shows_groups)
		fputs("<th scope=\"col\">reported</th>\n", out);
	for (i = 0; i < view->count; i++) {
		unsigned int count = view->analyses[i]->group_count;

		view_headline(headline, sizeof(headline), view, i);
		fputs("<th scope=\"col\">", out);
		print_html(out, "%s", headline);
		fprintf(out, "<small>%u group%s</small></th>\n", count,
			count == 1 ? "" : "s");
	}
}

static bool is_last_of_bus(const struct machine *machine,
			   const struct function *f)
{
	const struct function *end = machine->functions + machine->count;

	return f + 1 == end || f[1].bus != f->bus || f[1].domain != f->domain;
}

static unsigned int depth_of(const struct function *f)
{
	unsigned int depth = 1;

	for (; f->above; f = f->above)
		depth++;
	return depth;
}

/* The lines of the tree that lead to a row or past it */
static void write_wires(const struct machine *machine,
			const struct function *f, FILE *out)
{
	const struct function *at = f;
	unsigned int level = depth_of(f);

	for (; at; at = at->above) {
		bool last = is_last_of_bus(machine, at);

		level--;
		if (last && at != f)
			continue;
		fprintf(out, "<i class=\"wire%s%s\" style=\"--at: %u\"></i>",
			at == f ? " turn" : "", last ? " last" : "", level);
	}
}

static void write_function(const struct groups_view *view, unsigned int i,
			   FILE *out)
{
	const struct function *f = &view->machine->functions[i];
	char address[ADDRESS_TEXT], device[VIEW_TEXT], title[VIEW_TITLE];

	machine_address(address, sizeof(address), view->machine, f);
	view_device(device, sizeof(device), f);
	fprintf(out,
		"<tr id=\"%s\" style=\"--depth: %u\">\n<th scope=\"row\" class=\"function\">",
		address, depth_of(f));
	write_wires(view->machine, f, out);
	fprintf(out,
		"<span class=\"address\">%s</span> <span class=\"device\">%s</span>",
		address, device);
	if (function_title(title, sizeof(title), f)) {
		fputs(" <span class=\"name\">", out);
		print_html(out, "%s", title);
		fputs("</span>", out);
	}
	fputs("</th>\n", out);
}

static void write_reported(const struct groups_view *view, unsigned int i,
			   FILE *out)
{
	const struct function *f = &view->machine->functions[i];

	fputs("<td><div class=\"result\"><span class=\"policy\">reported</span> ",
	      out);
	if (f->reported < 0)
		fputs("none", out);
	else
		fprintf(out, "%d", f->reported);
	if (!groups_match_reported(view->analyses, view->count, i))
		fputs(" <span class=\"mark doubt\">!</span>", out);
	fputs("</div></td>\n", out);
}

static void write_why(const struct groups_view *view, unsigned int policy,
		      unsigned int i, FILE *out)
{
	const struct analysis *analysis = view->analyses[policy];
	const struct placement *place = &analysis->placements[i];
	unsigned int size = analysis_group_size(analysis, i);
	char reason[ANALYSIS_REASON_TEXT];

	analysis_reason(reason, sizeof(reason), analysis, i);
	fprintf(out,
		"<div class=\"why%s\" role=\"tooltip\" id=\"why-%u-%u\"><p class=\"about\">Group %u%s, ",
		view_repeats_reason(view, policy, i) ? " said" : "", policy, i,
		place->group, place->certain ? "" : "?");
	if (size == 1)
		fputs("of its own.</p> ", out);
	else
		fprintf(out, "with %u other%s.</p> ", size - 1,
			size == 2 ? "" : "s");
	fputs("<p class=\"reason\">", out);
	print_html(out, "%s", reason);
	fputs("</p>", out);
	if (!place->certain)
		fputs(" <p>What the group depends on is listed below.</p>", out);
	fputs("</div>", out);
}

/* In a row, a reason that stands to the left is not repeated */
static void write_short(const struct groups_view *view, unsigned int policy,
			unsigned int i, FILE *out)
{
	char *now = short_reason(view->analyses[policy], i), *before = NULL;

	if (policy)
		before = short_reason(view->analyses[policy - 1], i);
	fprintf(out, " <span class=\"short%s\">%s</span>",
		before && !strcmp(now, before) ? " repeated" : "", now);
	free(before);
	free(now);
}

static void write_result(const struct groups_view *view, unsigned int policy,
			 unsigned int i, FILE *out)
{
	const struct analysis *analysis = view->analyses[policy];
	const struct placement *place = &analysis->placements[i];
	bool shared = analysis_group_size(analysis, i) > 1;
	char headline[VIEW_TEXT];

	view_headline(headline, sizeof(headline), view, policy);
	fputs("<td data-policy=\"", out);
	print_html(out, "%s", view->texts[policy]);
	fputs("\"><div class=\"result\"><span class=\"policy\">", out);
	print_html(out, "%s", headline);
	fprintf(out,
		"</span> <span tabindex=\"0\" aria-describedby=\"why-%u-%u\" class=\"chip group-%u-%u%s%s",
		policy, i, policy, place->group,
		place->certain ? "" : " uncertain",
		is_danger(view, policy, i) ? " danger" : "");
	if (shared)
		fprintf(out, " shared paint-%u", paint_of(view, policy, i));
	fprintf(out, "%s\">%u%s</span>", shared ? "" : " alone",
		place->group, place->certain ? "" : "?");
	if (!analyses_share_group(view->analyses[0], analysis, i))
		fputs(" <span class=\"mark\">*</span>", out);
	write_short(view, policy, i, out);
	fputs("</div>", out);
	write_why(view, policy, i, out);
	fputs("</td>\n", out);
}

static void write_row(const struct groups_view *view, unsigned int i,
		      FILE *out)
{
	unsigned int policy;

	write_function(view, i, out);
	if (view->machine->shows_groups)
		write_reported(view, i, out);
	for (policy = 0; policy < view->count; policy++)
		write_result(view, policy, i, out);
	fputs("</tr>\n", out);
}

static void write_rows_behind(const struct groups_view *view,
			      const struct function *bridge, FILE *out)
{
	const struct function *f = view->machine->functions;
	unsigned int i;

	for (i = 0; i < view->machine->count; i++) {
		if (f[i].above != bridge)
			continue;
		write_row(view, i, out);
		write_rows_behind(view, &f[i], out);
	}
}

/* A bus without a bridge above it */
static void write_bus(const struct groups_view *view, const struct function *f,
		      FILE *out)
{
	fprintf(out, "<tr class=\"bus\"><th colspan=\"%u\">%s %04x:%02x</th></tr>\n",
		1 + count_columns(view),
		f->orphan ? "reached in an unknown way: bus" : "root bus",
		f->domain, f->bus);
}

static void write_rows(const struct groups_view *view, FILE *out)
{
	const struct function *f = view->machine->functions;
	unsigned int i;

	for (i = 0; i < view->machine->count; i++) {
		if (f[i].above)
			continue;
		if (!i || is_last_of_bus(view->machine, &f[i - 1]))
			write_bus(view, &f[i], out);
		write_row(view, i, out);
		write_rows_behind(view, &f[i], out);
	}
}

static void write_unknown_of(const struct groups_view *view, unsigned int i,
			     FILE *out)
{
	unsigned int fact, unknown = groups_find_unknown(view->analyses,
							 view->count,
							 view->shown,
							 view->shown_count, i);
	char address[ADDRESS_TEXT], text[UNKNOWN_TEXT];

	machine_address(address, sizeof(address), view->machine,
			&view->machine->functions[i]);
	while ((fact = unknown_next(&unknown))) {
		unknown_format(text, sizeof(text), fact);
		fprintf(out, "<li>%s: %s</li>\n", address, text);
	}
}

static void write_unknown(const struct groups_view *view, FILE *out)
{
	unsigned int i;

	if (!view->uncertain)
		return;
	fputs("<h2>What uncertain groups depend on</h2>\n<ul id=\"unknown\">\n",
	      out);
	for (i = 0; i < view->machine->count; i++)
		write_unknown_of(view, i, out);
	fputs("</ul>\n", out);
}

/* Override changes no way, so the last policy is as good as any */
static void write_peers(const struct groups_view *view, FILE *out)
{
	peers_write_matrix(view->analyses[view->count - 1], out);
}

static const struct {
	const char *name;
	void (*write)(const struct groups_view *view, FILE *out);
} words[] = {
	{ "source", write_source },
	{ "generator", write_generator },
	{ "style", write_style },
	{ "legend", write_legend },
	{ "policies", write_policies },
	{ "columns", write_columns },
	{ "headlines", write_headlines },
	{ "summary", write_summary },
	{ "rows", write_rows },
	{ "unknown", write_unknown },
	{ "open", write_open },
	{ "peers", write_peers },
};

/* An unknown word is kept, so that it is noticed */
static void write_word(const struct groups_view *view, const char *word,
		       size_t length, FILE *out)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(words); i++)
		if (length == strlen(words[i].name) &&
		    !strncmp(word, words[i].name, length))
			break;
	if (i < ARRAY_SIZE(words))
		words[i].write(view, out);
	else
		fprintf(out, "{{%.*s}}", (int)length, word);
}

/**
 * groups_print_page - print groups as an HTML page
 * @view: what to show
 * @out: stream to write to
 */
void groups_print_page(const struct groups_view *view, FILE *out)
{
	const char *at = _binary_page_html_start;
	const char *end = _binary_page_html_end;
	const char *word, *stop;

	while ((word = memmem(at, end - at, "{{", 2))) {
		stop = memmem(word, end - word, "}}", 2);
		fwrite(at, 1, word - at, out);
		write_word(view, word + 2, stop - word - 2, out);
		at = stop + 2;
	}
	fwrite(at, 1, end - at, out);
}
