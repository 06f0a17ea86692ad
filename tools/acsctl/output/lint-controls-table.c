// SPDX-License-Identifier: GPL-2.0-only
/*
 * Findings about options that change ACS control registers, as text.
 */
#include <stdlib.h>

#include "base/text.h"
#include "output/group-parts.h"
#include "output/lint-controls-table.h"
#include "output/table.h"

static void print_bits(const struct lint_view *view, FILE *out,
		       const char *label, u32 bits, const char *how)
{
	char name[40], *line;

	if (!bits)
		return;
	acs_format_bits(name, sizeof(name), bits);
	line = text_format("%s%s", name, how);
	lint_print_line(view, out, label, STYLE_FAINT, line);
	free(line);
}

static void print_names(const struct lint_view *view, FILE *out,
			const struct control_item_lint *item)
{
	const struct machine *machine = view->lint->controls->after->machine;
	char address[ADDRESS_TEXT], *line;
	struct text text;
	FILE *list = text_begin(&text);
	const char *gap = "";
	unsigned int f;

	for (f = 0; f < machine->count; f++) {
		if (item->names[f] == FACT_NO)
			continue;
		machine_address(address, sizeof(address), machine,
				&machine->functions[f]);
		fprintf(list, "%s%s%s", gap, address,
			item->names[f] == FACT_UNKNOWN ? "?" : "");
		gap = " ";
	}
	line = text_end(&text);
	if (*line)
		lint_print_line(view, out, "selects", STYLE_FAINT, line);
	free(line);
}

static void print_findings(const struct lint_view *view, FILE *out,
			   const struct control_item_lint *item)
{
	unsigned int i;

	print_names(view, out, item);
	for (i = 0; i < item->warnings.count; i++)
		lint_print_line(view, out, "warning", STYLE_BAD,
				item->warnings.list[i]);
}

static void print_item(const struct lint_view *view, FILE *out,
		       enum control_option option, unsigned int i)
{
	const struct control_item *item =
		&view->line->controls->lists[option].items[i];
	char device[ACS_ITEM_TEXT];
	u32 changed = item->set | item->clear;

	control_item_format(device, sizeof(device), item);
	fprintf(out, "%s item %u: ", control_names[option], i + 1);
	print_styled(out, view->color, STYLE_HEAD, device);
	fputc('\n', out);
	print_bits(view, out, "sets", item->set, "");
	print_bits(view, out, "clears", item->clear, "");
	print_bits(view, out, "leaves", ACS_ISOLATION & ~changed,
		   ", as the firmware has set them");
	if (view->lint)
		print_findings(view, out,
			       &view->lint->controls->items[option][i]);
}

static void print_parts(const struct lint_view *view, FILE *out,
			const char *label, const struct analysis *from,
			const struct analysis *to, unsigned int function)
{
	bool certain;
	char *line = group_parts_format(from, to, function, &certain);

	lint_print_line(view, out, label, certain ? STYLE_HEAD : STYLE_DOUBT,
			line);
	free(line);
}

static unsigned int print_changes(const struct lint_view *view, FILE *out,
				  const char *label,
				  const struct analysis *from,
				  const struct analysis *to)
{
	unsigned int i, count = 0;

	for (i = 0; i < from->machine->count; i++) {
		if (!group_splits(from, to, i))
			continue;
		print_parts(view, out, label, from, to, i);
		count++;
	}
	return count;
}

static void print_effect(const struct lint_view *view, FILE *out)
{
	const struct control_lint *lint = view->lint->controls;
	unsigned int count;

	fputs("groups, compared with a command line without these options:\n",
	      out);
	count = print_changes(view, out, "join", lint->after, lint->before);
	count += print_changes(view, out, "split", lint->before, lint->after);
	if (!count)
		lint_print_line(view, out, "same", STYLE_FAINT,
				"no group changes");
}

/**
 * lint_controls_print - print findings about options that change ACS control
 *	registers
 * @view: what to show
 * @out: stream to write to
 */
void lint_controls_print(const struct lint_view *view, FILE *out)
{
	const struct controls *controls = view->line->controls;
	unsigned int option, i;

	for (option = 0; option < CONTROL_OPTIONS; option++)
		for (i = 0; i < controls->lists[option].count; i++)
			print_item(view, out, option, i);
	if (controls->lists[CONTROL_CONFIG].is_given)
		fputs("config_acs= is there from Linux 6.11 on.\n", out);
	if (view->lint)
		print_effect(view, out);
}
