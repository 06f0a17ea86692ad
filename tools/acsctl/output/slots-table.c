// SPDX-License-Identifier: GPL-2.0-only
/*
 * The slots of a machine as text: a table, which cards another slot would help,
 * and how to learn what is unknown.
 */
#include <stdlib.h>

#include "base/text.h"
#include "output/function-cells.h"
#include "output/remedies.h"
#include "output/slot-text.h"
#include "output/slots-table.h"
#include "output/table.h"

/* Enough to recognise a card by */
#define TITLE_TEXT	32
/* Functions that a cell names */
#define NAMED_MAX	4

static const struct function *port_of(const struct slots *slots,
				      const struct place *place)
{
	return &slots->analysis->machine->functions[place->port];
}

static void address_of(char *buf, size_t size, const struct slots *slots,
		       unsigned int function)
{
	const struct machine *machine = slots->analysis->machine;

	machine_address(buf, size, machine, &machine->functions[function]);
}

static void add_slot(struct table *table, const struct function *port)
{
	if (port->slot_number)
		table_add(table, STYLE_PLAIN, "#%u", port->slot_number);
	else if (port->slot == FACT_UNKNOWN)
		table_add(table, STYLE_DOUBT, "?");
	else
		table_add(table, STYLE_PLAIN, "%s",
			  port->slot == FACT_YES ? "yes" : "no");
}

static bool leads_to_pci(const struct function *port)
{
	return port->express == FACT_NO ||
	       (port->express == FACT_YES &&
		port->type == PCI_EXP_TYPE_PCI_BRIDGE);
}

static void add_lanes(struct table *table, const struct function *port)
{
	if (port->lanes)
		table_add(table, STYLE_PLAIN, "x%u", port->lanes);
	else
		table_add(table, STYLE_FAINT, "%s",
			  leads_to_pci(port) ? "PCI" : "?");
}

static void add_card(struct table *table, const struct slots *slots,
		     const struct place *place)
{
	const struct machine *machine = slots->analysis->machine;
	char address[ADDRESS_TEXT], title[TITLE_TEXT], more[24] = "";

	if (!place->count) {
		table_add(table, STYLE_FAINT, "%s",
			  !place->is_empty ? "?" :
			  machine->is_whole ? "nothing" : "nothing listed");
		return;
	}
	address_of(address, sizeof(address), slots, place->first);
	title[0] = 0;
	function_title(title, sizeof(title), &machine->functions[place->first]);
	if (place->count > 1)
		snprintf(more, sizeof(more), " (+%u)", place->count - 1);
	table_add(table, STYLE_PLAIN, "%s%s%s%s", address, more,
		  *title ? " " : "", title);
}

/* "00:01.0 00:01.1 and 3 more" */
static char *format_shares(const struct slots *slots, const struct place *place)
{
	unsigned int i, count = 0;
	char address[ADDRESS_TEXT];
	struct text text;
	FILE *to = text_begin(&text);

	for (i = 0; i < slots->analysis->machine->count; i++) {
		if (!place->shares[i] || ++count > NAMED_MAX)
			continue;
		address_of(address, sizeof(address), slots, i);
		fprintf(to, "%s%s", count > 1 ? " " : "", address);
	}
	if (count > NAMED_MAX)
		fprintf(to, " and %u more", count - NAMED_MAX);
	return text_end(&text);
}

static void add_outlook(struct table *table, const struct slots *slots,
			const struct place *place)
{
	char *shares = format_shares(slots, place);

	if (place->alone == FACT_YES)
		table_add(table, STYLE_GOOD, "is alone in its group");
	else if (place->alone == FACT_NO)
		table_add(table, STYLE_BAD, "shares its group with %s", shares);
	else
		table_add(table, STYLE_DOUBT, "may share its group%s%s",
			  *shares ? " with " : "", shares);
	free(shares);
}

static bool is_shown(const struct slots_view *view, const struct place *place)
{
	return view->all || place_may_be_slot(view->slots, place);
}

static void print_places(const struct slots_view *view, FILE *out)
{
	static const char *const headlines[] = {
		"port", "slot", "lanes", "in it", "a card there",
	};
	struct table *table = table_new(ARRAY_SIZE(headlines));
	const struct slots *slots = view->slots;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(headlines); i++)
		table_add(table, STYLE_HEAD, "%s", headlines[i]);
	for (i = 0; i < slots->count; i++) {
		const struct place *place = &slots->places[i];

		if (!is_shown(view, place))
			continue;
		add_address_cell(table, slots->analysis->machine, place->port);
		add_slot(table, port_of(slots, place));
		add_lanes(table, port_of(slots, place));
		add_card(table, slots, place);
		add_outlook(table, slots, place);
	}
	table_yield(table, 3, 20);
	table_print(table, view->width, view->color, out);
	table_free(table);
}

static void print_line(const struct slots_view *view, FILE *out, char *line)
{
	print_wrapped(out, line, 4, view->width);
	fputc('\n', out);
	free(line);
}

/* Another slot does for a card what an option would do */
static void print_moves(const struct slots_view *view, FILE *out,
			unsigned int from)
{
	const struct slots *slots = view->slots;
	const struct place *card = &slots->places[from];
	unsigned int i, count = 0;
	char address[ADDRESS_TEXT];
	struct text text;
	FILE *to = text_begin(&text);

	address_of(address, sizeof(address), slots, card->first);
	fprintf(to, "The card with %s shares its group; it would not behind ",
		address);
	for (i = 0; i < slots->move_count; i++) {
		if (slots->moves[i].from != from)
			continue;
		fputs(count++ ? ", " : "", to);
		print_slot(to, slots->analysis->machine,
			   slots->places[slots->moves[i].to].port);
	}
	fputc('.', to);
	if (count)
		print_line(view, out, text_end(&text));
	else
		free(text_end(&text));
}

static const char no_help[] =
	"No empty slot is known to help the cards that share their groups.";
static const char nothing_shared[] =
	"No card shares its group with anything outside of it.";

static void print_conclusion(const struct slots_view *view, FILE *out)
{
	const struct slots *slots = view->slots;
	unsigned int i, shared = 0, hidden = 0, unknown = 0;

	fputc('\n', out);
	for (i = 0; i < slots->count; i++) {
		const struct place *place = &slots->places[i];

		hidden += !is_shown(view, place);
		if (!is_shown(view, place))
			continue;
		shared += place->is_shared;
		unknown |= place->unknown;
		print_moves(view, out, i);
	}
	if (shared && !slots->move_count)
		print_line(view, out, text_copy(no_help));
	if (!shared)
		print_line(view, out, text_copy(nothing_shared));
	if (hidden)
		print_line(view, out,
			   text_format("%u %s without a slot: --all shows %s.",
				       hidden, hidden == 1 ? "port is" : "ports are",
				       hidden == 1 ? "it" : "them"));
	print_remedies(out, unknown, view->width);
}

/**
 * slots_print - print the slots of a machine
 * @view: what to show
 * @out: stream to write to
 */
void slots_print(const struct slots_view *view, FILE *out)
{
	if (!view->slots->count) {
		fputs("There is no port that a card could sit behind.\n", out);
		return;
	}
	print_places(view, out);
	print_conclusion(view, out);
}
