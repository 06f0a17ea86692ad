// SPDX-License-Identifier: GPL-2.0-only
/*
 * Groups as a graph for Graphviz: the topology of the machine, once for each
 * policy. A group has a colour and a number. An edge says what the function
 * below it lacks.
 */
#include "output/escape.h"
#include "output/groups-dot.h"

static void print_bus(const struct function *f, unsigned int policy, FILE *out)
{
	fprintf(out, "bus_%u_%x_%x", policy, f->domain, f->bus);
}

/* A bus without a bridge above it */
static void print_bus_node(const struct function *f, unsigned int policy,
			   FILE *out)
{
	fputs("\t", out);
	print_bus(f, policy, out);
	fprintf(out, " [shape=plaintext, style=\"\", label=\"%s %04x:%02x\"];\n",
		f->orphan ? "reached in an unknown way:\\nbus" : "root bus",
		f->domain, f->bus);
	fprintf(out, "\tpolicy_%u -> ", policy);
	print_bus(f, policy, out);
	fputs(" [dir=none];\n", out);
}

static void print_function_node(const struct groups_view *view,
				unsigned int policy, unsigned int i, FILE *out)
{
	const struct analysis *analysis = view->analyses[policy];
	const struct function *f = &view->machine->functions[i];
	const struct placement *place = &analysis->placements[i];
	const struct paint *paint = &paints[place->group % PAINTS];
	char address[ADDRESS_TEXT], device[VIEW_TEXT];
	char reason[ANALYSIS_REASON_TEXT], title[VIEW_TITLE];

	machine_address(address, sizeof(address), view->machine, f);
	view_device(device, sizeof(device), f);
	analysis_reason(reason, sizeof(reason), analysis, i);
	fprintf(out, "\tfunction_%u_%u [label=\"", policy, i);
	print_escaped(out, LANGUAGE_DOT, "%s\n%s\n", address, device);
	if (function_title(title, sizeof(title), f))
		print_escaped(out, LANGUAGE_DOT, "%s\n", title);
	print_escaped(out, LANGUAGE_DOT, "group %u%s", place->group,
		      place->certain ? "" : "?");
	if (f->reported >= 0)
		print_escaped(out, LANGUAGE_DOT, ", reported %d%s", f->reported,
			      analysis_matches_reported(analysis, i) ? "" :
								       " !");
	fputs("\", tooltip=\"", out);
	print_escaped(out, LANGUAGE_DOT, "%s", reason);
	fprintf(out, "\", fillcolor=\"%s\", fontcolor=\"%s\"%s];\n",
		paint->fill, paint->ink,
		place->certain ? "" : ", style=\"rounded,filled,dashed\"");
}

static void print_edge(const struct groups_view *view, unsigned int policy,
		       unsigned int i, FILE *out)
{
	const struct function *f = &view->machine->functions[i];
	char lack[VIEW_TEXT];

	view_lack(lack, sizeof(lack), view->analyses[policy], i);
	fputs("\t", out);
	if (f->above)
		fprintf(out, "function_%u_%u", policy,
			(unsigned int)(f->above - view->machine->functions));
	else
		print_bus(f, policy, out);
	fprintf(out, " -> function_%u_%u", policy, i);
	if (*lack)
		fprintf(out, " [label=\"%s\"]", lack);
	fputs(";\n", out);
}

static void print_policy(const struct groups_view *view, unsigned int policy,
			 FILE *out)
{
	const struct function *f = view->machine->functions;
	unsigned int i;

	fprintf(out, "\tpolicy_%u [shape=plaintext, style=\"\", label=\"", policy);
	print_escaped(out, LANGUAGE_DOT, "%s", view->texts[policy]);
	fprintf(out, "\"];\n\tsource -> policy_%u [dir=none];\n", policy);
	for (i = 0; i < view->machine->count; i++) {
		if (!f[i].above && (!i || f[i - 1].domain != f[i].domain ||
				    f[i - 1].bus != f[i].bus))
			print_bus_node(&f[i], policy, out);
		print_function_node(view, policy, i, out);
		print_edge(view, policy, i, out);
	}
}

/**
 * groups_print_dot - print groups as a graph
 * @view: what to show
 * @out: stream to write to
 */
void groups_print_dot(const struct groups_view *view, FILE *out)
{
	unsigned int i;

	fputs("digraph groups {\n"
	      "\tgraph [rankdir=LR, ordering=out];\n"
	      "\tnode [shape=box, style=\"rounded,filled\", fontname=\"sans-serif\", fontsize=11];\n"
	      "\tedge [dir=back, fontname=\"sans-serif\", fontsize=10];\n"
	      "\tsource [shape=plaintext, style=\"\", label=\"IOMMU groups of\\n",
	      out);
	print_escaped(out, LANGUAGE_DOT, "%s", view->source);
	fputs("\"];\n", out);
	for (i = 0; i < view->count; i++)
		print_policy(view, i, out);
	fputs("}\n", out);
}
