// SPDX-License-Identifier: GPL-2.0-only
/*
 * How functions reach each other, as text: hop by hop for two functions, as a
 * matrix for more, and what would make them direct.
 */
#include <stdlib.h>

#include "answer/lint-controls.h"
#include "base/text.h"
#include "output/function-cells.h"
#include "output/group-parts.h"
#include "output/peers-table.h"
#include "output/remedies.h"
#include "output/table.h"
#include "output/way-words.h"

/* Enough to recognise a function by */
#define TITLE_TEXT	48

static const struct machine *machine_of(const struct peers_view *view)
{
	return view->peers->analysis->machine;
}

static void address_of(char *buf, size_t size, const struct peers_view *view,
		       unsigned int function)
{
	machine_address(buf, size, machine_of(view),
			&machine_of(view)->functions[function]);
}

static void print_line(const struct peers_view *view, FILE *out, char *line)
{
	print_wrapped(out, line, 4, view->width);
	fputc('\n', out);
	free(line);
}

static void print_steps(const struct peers_view *view, FILE *out,
			const struct route *route)
{
	struct table *table = table_new(3);
	unsigned int i;

	for (i = 0; i < route->step_count; i++) {
		const struct route_step *step = &route->steps[i];
		char *text = step_format(route, step);

		add_address_cell(table, machine_of(view), step->function);
		add_type_cell(table,
			      &machine_of(view)->functions[step->function],
			      false);
		table_add(table, step->action == ACTION_DOUBT ? STYLE_DOUBT :
								STYLE_PLAIN,
			  "%s", text);
		free(text);
	}
	table_print(table, view->width, view->color, out);
	table_free(table);
}

static void print_route(const struct peers_view *view, FILE *out,
			const char *packets, const struct route *route,
			unsigned int from, unsigned int to)
{
	char one[ADDRESS_TEXT], other[ADDRESS_TEXT];
	char *ways = ways_format(route->ways), *line;

	address_of(one, sizeof(one), view, from);
	address_of(other, sizeof(other), view, to);
	line = text_format("%s from %s to %s: %s", packets, one, other, ways);
	print_styled(out, view->color, STYLE_HEAD, line);
	fputc('\n', out);
	free(line);
	free(ways);
	print_steps(view, out, route);
	fputc('\n', out);
}

static void print_redirects(const struct peers_view *view, FILE *to,
			    const struct p2pdma *p2pdma)
{
	char address[ADDRESS_TEXT];
	const char *gap = ", since it finds redirection at ";
	unsigned int i;

	for (i = 0; i < machine_of(view)->count; i++) {
		if (p2pdma->redirects[i] != FACT_YES)
			continue;
		address_of(address, sizeof(address), view, i);
		fprintf(to, "%s%s", gap, address);
		gap = " ";
	}
}

/* Which way p2pdma takes where the one below a bridge is not direct */
static void print_passage(FILE *to, const struct passage *passage)
{
	const struct host_note *note = passage->note;

	if (passage->passes == FACT_NO)
		fprintf(to, "none, since it does not %s",
			!note ? "know that the host bridge lets peers pass" :
			note->passes == HOST_PASSES_BELOW_ONE ?
			"trust such host bridges with peers below different ones" :
			"know this host bridge yet");
	else if (passage->passes == FACT_YES)
		fputs("through the host bridge", to);
	else if (!note)
		fputs("through the host bridge, if it knows that one", to);
	else if (passage->version)
		fprintf(to, "through the host bridge from Linux %s on, none up to %s",
			note->since, note->lacks);
	else
		fputs("through the host bridge or none, as the processor decides", to);
	if (note)
		fprintf(to, " (%s)", note->title);
}

static const char by_rules[] =
	"With the ACS policy: not direct, since a rule knows of redirection elsewhere";
static const char may_be_rules[] =
	"With the ACS policy: unknown, since a rule may know of redirection elsewhere";

static void print_linux(const struct peers_view *view, FILE *out,
			const struct peer *peer)
{
	const struct p2pdma *p2pdma = peer->p2pdma;
	struct text text;
	FILE *to = text_begin(&text);

	fputs("Linux (p2pdma): ", to);
	if (p2pdma->direct == FACT_NO)
		print_passage(to, &p2pdma->passage);
	else
		fputs(p2pdma->direct == FACT_YES ? "direct" : "unknown", to);
	if (p2pdma->shares_bridge == FACT_YES && p2pdma->direct == FACT_NO)
		print_redirects(view, to, p2pdma);
	if (p2pdma->shares_bridge != FACT_UNKNOWN)
		fprintf(to, "; distance %u", p2pdma->distance);
	fputc('\n', out);
	print_line(view, out, text_end(&text));
	if (p2pdma->direct == FACT_YES && p2pdma->policy_direct != FACT_YES)
		print_line(view, out,
			   text_copy(p2pdma->policy_direct == FACT_NO ? by_rules :
								      may_be_rules));
}

static const char same_way[] =
	"Translated requests (ATS) take the same way.";

static void print_pair(const struct peers_view *view, FILE *out,
		       const struct peer *peer)
{
	const struct route *requests = peer->routes[PACKET_REQUEST];
	const struct route *translated = peer->routes[PACKET_TRANSLATED];

	print_route(view, out, "requests", requests, peer->from, peer->to);
	if (translated->ways == requests->ways)
		fprintf(out, "%s\n\n", same_way);
	else
		print_route(view, out, "translated requests (ATS)", translated,
			    peer->from, peer->to);
	print_route(view, out, "completions", peer->routes[PACKET_COMPLETION],
		    peer->to, peer->from);
	print_linux(view, out, peer);
}

static void add_cell(struct table *table, const struct peer *peer)
{
	char text[PEER_TEXT];

	peer_format(text, sizeof(text), peer);
	table_add(table, !peer_is_certain(peer) ? STYLE_DOUBT :
			 peer_is_direct(peer) ? STYLE_GOOD : STYLE_PLAIN,
		  "%s", text);
}

static void print_matrix(const struct peers_view *view, FILE *out)
{
	const struct peers *peers = view->peers;
	struct table *table = table_new(peers->count + 2);
	char title[TITLE_TEXT];
	unsigned int i, k;

	table_add(table, STYLE_HEAD, "from \\ to");
	for (i = 0; i < peers->count; i++)
		add_address_cell(table, machine_of(view), peers->functions[i]);
	table_add(table, STYLE_HEAD, "what it is");
	for (i = 0; i < peers->count; i++) {
		add_address_cell(table, machine_of(view), peers->functions[i]);
		for (k = 0; k < peers->count; k++)
			if (i == k)
				table_add(table, STYLE_FAINT, "-");
			else
				add_cell(table, peers_pair(peers, i, k));
		title[0] = 0;
		function_title(title, sizeof(title),
			       &machine_of(view)->functions[peers->functions[i]]);
		table_add(table, STYLE_FAINT, "%s", title);
	}
	table_print(table, view->width, view->color, out);
	table_free(table);
}

static const char *const legend[] = {
	"switch: through the switch alone; PIX or PXB of nvidia-smi",
	"root: through the root complex (PHB, NODE, SYS), or redirected to it",
	"device: inside the device",
	"bus: over a conventional bus",
	"blocked: some port refuses it",
	"*: completions take another way back",
};

/* Whether a word of the legend, or the star behind the last one, is shown */
static bool is_shown(const struct peers *peers, const char *line)
{
	unsigned int i;
	enum way way;

	for (i = 0; i < peers->peer_count; i++) {
		const struct route *route =
			peers->peers[i].routes[PACKET_REQUEST];

		if (*line == '*' && peer_is_starred(&peers->peers[i]))
			return true;
		for (way = 0; way < WAYS; way++)
			if (route->ways == BIT(way) &&
			    !strncmp(line, way_words[way],
				     strlen(way_words[way])))
				return true;
	}
	return false;
}

static void print_legend(const struct peers_view *view, FILE *out)
{
	unsigned int i;

	fputc('\n', out);
	for (i = 0; i < ARRAY_SIZE(legend); i++)
		if (is_shown(view->peers, legend[i]))
			print_line(view, out, text_copy(legend[i]));
}

/* Bits by which a function redirects on a way that could turn there */
static u32 redirects_on(const struct route *route, unsigned int function)
{
	u32 bits = 0;
	unsigned int i;

	for (i = 0; i < route->step_count; i++)
		if (route->steps[i].function == function &&
		    route->steps[i].action == ACTION_REDIRECT)
			bits |= route->steps[i].bit;
	return route->meets == WAY_ROOT ? 0 : bits;
}

static u32 find_redirects(const struct peers *peers, unsigned int function)
{
	u32 bits = 0;
	unsigned int i;
	enum packet packet;

	for (i = 0; i < peers->peer_count; i++)
		for (packet = 0; packet < PACKETS; packet++)
			bits |= redirects_on(peers->peers[i].routes[packet],
					     function);
	return bits;
}

static void print_in_the_way(const struct peers_view *view, FILE *out)
{
	char address[ADDRESS_TEXT], bits[24];
	const char *gap = "In the way: ";
	struct text text;
	FILE *to = text_begin(&text);
	unsigned int i;
	char *line;

	for (i = 0; i < machine_of(view)->count; i++) {
		u32 redirects = find_redirects(view->peers, i);

		if (!redirects)
			continue;
		address_of(address, sizeof(address), view, i);
		acs_format_bits(bits, sizeof(bits), redirects);
		fprintf(to, "%s%s of %s", gap, bits, address);
		gap = ", ";
	}
	line = text_end(&text);
	if (*line)
		print_line(view, out, line);
	else
		free(line);
}

static void print_reached(const struct peers_view *view, FILE *out)
{
	const struct opening *opening = view->opening;
	char address[ADDRESS_TEXT];
	struct text text;
	FILE *to = text_begin(&text);
	unsigned int i, count = 0;
	char *line;

	for (i = 0; i < machine_of(view)->count; i++) {
		if (!opening->reached[i])
			continue;
		address_of(address, sizeof(address), view, i);
		fprintf(to, "%s%s", count++ ? " " : "", address);
	}
	line = text_end(&text);
	print_line(view, out,
		   count ?
		   text_format("Then also reachable past the IOMMU, in either direction: %s",
			       line) :
		   text_copy("No other device comes into reach of them."));
	free(line);
}

static void print_groups(const struct peers_view *view, FILE *out)
{
	const struct analysis *from = view->opening->after_analysis;
	const struct analysis *to = view->peers->analysis;
	unsigned int i, count = 0;

	for (i = 0; i < from->machine->count; i++) {
		bool certain;
		char *parts;

		if (!group_splits(from, to, i))
			continue;
		parts = group_parts_format(from, to, i, &certain);
		print_line(view, out,
			   text_format("These groups become one: %s", parts));
		free(parts);
		count++;
	}
	if (!count)
		print_line(view, out, text_copy("No group changes."));
}

static void print_contradictions(const struct peers_view *view, FILE *out)
{
	const struct opening *opening = view->opening;
	char address[ADDRESS_TEXT];
	unsigned int i;

	for (i = 0; i < machine_of(view)->count; i++) {
		bool before = analysis_is_apart(view->peers->analysis,
						opening->sets, i);

		if (!opening->contradicts[i])
			continue;
		address_of(address, sizeof(address), view, i);
		print_line(view, out,
			   text_format("%s has no group of its own, as --isolate asks, with %s",
				       address, before ? "it" :
						"it or without"));
	}
}

static const char fixed[] =
	"%s: its rule says that it redirects (%s), and no option changes that";
static const char opens[] =
	"%s: without %s, what comes from below goes to its peers past the IOMMU";

static void print_gate(const struct peers_view *view, FILE *out,
		       const struct gate *gate)
{
	char address[ADDRESS_TEXT], bits[24], *setpci;

	if (gate->for_linux)
		return;
	setpci = gate_setpci_format(view->opening, gate);
	address_of(address, sizeof(address), view, gate->function);
	acs_format_bits(bits, sizeof(bits), gate->clear);
	print_line(view, out,
		   text_format(gate->is_fixed ? fixed : opens, address, bits));
	if (setpci)
		print_line(view, out,
			   text_format("    to try it now: %s", setpci));
	free(setpci);
}

static void print_for_linux(const struct peers_view *view, FILE *out)
{
	const struct opening *opening = view->opening;
	unsigned int i;

	for (i = 0; i < opening->gate_count; i++) {
		const struct gate *gate = &opening->gates[i];
		enum control_option option = gate->is_known ? CONTROL_CONFIG :
							      CONTROL_REDIRECT;
		char address[ADDRESS_TEXT], *item;

		if (!gate->for_linux)
			continue;
		address_of(address, sizeof(address), view, gate->function);
		item = gate_item_format(opening, gate, option);
		print_line(view, out,
			   text_format("Linux (p2pdma) checks %s, though nothing turns there%s%s%s",
				       address, item ? "; for it, add to " : "",
				       item ? control_names[option] : "",
				       item ?: ""));
		free(item);
	}
}

static const char is_apart[] =
	"Some of them meet in the root complex only; no option makes these direct.";
static const char not_enough[] =
	"With what can be done, not all of them are certainly direct.";
static const char before_config[] =
	"Or, for kernels before 6.11 (later ones then leave SV and UF to the firmware):";

static void print_option(const struct peers_view *view, FILE *out,
			 enum control_option option)
{
	char *line;

	if (!view->opening->options[option])
		return;
	line = text_format("pci=%s", view->opening->options[option]);
	print_styled(out, view->color, STYLE_GOOD, line);
	fputc('\n', out);
	free(line);
}

static void print_opening(const struct peers_view *view, FILE *out)
{
	const struct opening *opening = view->opening;
	unsigned int i;

	if (opening->needless) {
		fputs("They already reach each other directly.\n", out);
		print_for_linux(view, out);
		return;
	}
	if (opening->options[CONTROL_CONFIG]) {
		print_option(view, out, CONTROL_CONFIG);
		print_line(view, out, text_copy(before_config));
	}
	print_option(view, out, CONTROL_REDIRECT);
	if (opening->controls)
		fputc('\n', out);
	for (i = 0; i < opening->gate_count; i++)
		print_gate(view, out, &opening->gates[i]);
	if (opening->controls) {
		print_groups(view, out);
		print_reached(view, out);
		print_contradictions(view, out);
	}
	print_for_linux(view, out);
	if (opening->is_apart)
		print_line(view, out, text_copy(is_apart));
	if (!opening_helps(opening))
		print_line(view, out, text_copy(not_enough));
}

/**
 * peers_print - print how functions reach each other
 * @view: what to show
 * @out: stream to write to
 */
void peers_print(const struct peers_view *view, FILE *out)
{
	const struct peers *peers = view->peers;
	unsigned int packets = BIT(PACKET_REQUEST) | BIT(PACKET_COMPLETION);

	if (view->opening) {
		print_opening(view, out);
	} else if (peers->count == 2) {
		print_pair(view, out, &peers->peers[0]);
		print_pair(view, out, &peers->peers[1]);
		packets |= BIT(PACKET_TRANSLATED);
	} else {
		print_matrix(view, out);
		print_legend(view, out);
		print_in_the_way(view, out);
	}
	print_remedies(out, peers_unknown(peers, packets), view->width);
}
