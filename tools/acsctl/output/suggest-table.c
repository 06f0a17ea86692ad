// SPDX-License-Identifier: GPL-2.0-only
/*
 * A suggestion as text: a line to copy, its effect on groups, and what the user
 * has to believe. Or why there is none.
 */
#include <stdarg.h>
#include <stdlib.h>

#include "answer/suggest-obstacles.h"
#include "answer/suggest-trust.h"
#include "base/text.h"
#include "judge/policy.h"
#include "output/function-cells.h"
#include "output/remedies.h"
#include "output/slot-text.h"
#include "output/suggest-table.h"
#include "output/table.h"

#define INDENT	4

/* Prints an indented paragraph */
static void __printf(4, 5)
	print_paragraph(const struct suggest_view *view, FILE *out,
			unsigned int hang, const char *format, ...)
{
	char *text;
	va_list args;

	va_start(args, format);
	text = text_vformat(format, args);
	va_end(args);
	fprintf(out, "%*s", INDENT, "");
	print_wrapped(out, text, INDENT + hang, view->width);
	fputc('\n', out);
	free(text);
}

static void address_of(char *buf, size_t size, const struct suggestion *s,
		       unsigned int function)
{
	machine_address(buf, size, s->machine,
			&s->machine->functions[function]);
}

static void print_asked(const struct suggestion *s, FILE *out)
{
	char address[ADDRESS_TEXT];
	const char *gap = "";
	unsigned int i;

	for (i = 0; i < s->machine->count; i++) {
		if (!s->asked[i])
			continue;
		address_of(address, sizeof(address), s, i);
		fprintf(out, "%s%s", gap, address);
		gap = " ";
	}
}

static void print_option(const struct suggest_view *view, FILE *out)
{
	char *text = policy_format(&view->suggestion->policy);

	print_styled(out, view->color, STYLE_HEAD, "pci=acs_policy=");
	print_styled(out, view->color, STYLE_HEAD, text);
	fputc('\n', out);
	free(text);
}

static void add_group(struct table *table, const struct suggestion *s,
		      const struct analysis *analysis, unsigned int f)
{
	const struct placement *place = &analysis->placements[f];
	bool apart = s->asked[f] && analysis_is_apart(analysis, s->asked, f);
	enum style style = !place->certain ? STYLE_DOUBT :
			   apart ? STYLE_GOOD : STYLE_PLAIN;

	table_add(table, style, "%u%s", place->group,
		  place->certain ? "" : "?");
}

static void add_function(struct table *table, const struct suggestion *s,
			 unsigned int f)
{
	const struct function *function = &s->machine->functions[f];

	add_address_cell(table, s->machine, f);
	add_ids_cell(table, function);
	add_type_cell(table, function, false);
	add_group(table, s, s->before, f);
	add_group(table, s, s->after, f);
	table_add(table, STYLE_PLAIN, "%s",
		  s->asked[f] ? "asked for" :
		  suggestion_separates(s, f) ? "leaves the group, too" : "");
}

static void print_groups(const struct suggest_view *view, FILE *out)
{
	static const char *const headlines[] = {
		"device", "ids", "port type", "before", "after", "",
	};
	struct table *table = table_new(ARRAY_SIZE(headlines));
	const struct suggestion *s = view->suggestion;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(headlines); i++)
		table_add(table, STYLE_HEAD, "%s", headlines[i]);
	for (i = 0; i < s->machine->count; i++)
		if (suggestion_concerns(s, i))
			add_function(table, s, i);
	table_print(table, view->width, view->color, out);
	table_free(table);
}

static void print_claim(const struct suggest_view *view, FILE *out,
			const struct verdict *after, const char *address)
{
	char bits[40];
	unsigned int bit;

	acs_format_bits(bits, sizeof(bits), after->decision.claims);
	print_paragraph(view, out, 0, "claims %s without evidence; you trust that %s",
			bits, address);
	for (bit = 0; BIT(bit) <= ACS_ISOLATION; bit++) {
		const char *trust =
			trust_describe(after->record.type, BIT(bit));

		if (!(after->decision.claims & BIT(bit)) || !trust)
			continue;
		acs_format_bits(bits, sizeof(bits), BIT(bit));
		print_paragraph(view, out, 6, "  %s  %s", bits, trust);
	}
}

static void print_rule(const struct suggest_view *view, FILE *out,
		       const struct verdict *after, const char *address)
{
	char text[ACS_REASON_TEXT];

	if (!after->decision.rule)
		return;
	acs_format_rule(text, sizeof(text), after->decision.rule);
	print_paragraph(view, out, 2, "trusts the database about %s: %s", address, text);
}

static void print_before(const struct suggest_view *view, FILE *out,
			 unsigned int function, const char *address)
{
	char text[ANALYSIS_REASON_TEXT];

	analysis_reason(text, sizeof(text), view->suggestion->before, function);
	print_paragraph(view, out, 2, "without it, %s is %s", address, text);
}

/* Says what an item rests on, if it might be needless */
static void print_doubts(const struct suggest_view *view, FILE *out,
			 const struct step *step)
{
	const struct suggestion *s = view->suggestion;
	char text[UNKNOWN_TEXT], address[ADDRESS_TEXT];
	unsigned int fact, doubts, i;

	for (i = 0; i < s->machine->count; i++) {
		doubts = suggestion_doubts(s, step, i);
		address_of(address, sizeof(address), s, i);
		while ((fact = unknown_next(&doubts))) {
			unknown_format(text, sizeof(text), fact);
			print_paragraph(view, out, 2,
					"may be needless, since of %s %s; %s",
					address, text, unknown_remedy(fact));
		}
	}
}

static void format_step(char *buf, size_t size, const struct suggestion *s,
			const struct step *step)
{
	struct acs_item item;

	item_for_function(&item, &s->after->verdicts[step->function].record,
			  step->mode);
	acs_format_item(buf, size, &item);
}

static void print_step(const struct suggest_view *view, FILE *out,
		       const struct step *step)
{
	const struct suggestion *s = view->suggestion;
	const struct verdict *after = &s->after->verdicts[step->function];
	char text[ACS_ITEM_TEXT], address[ADDRESS_TEXT];

	format_step(text, sizeof(text), s, step);
	address_of(address, sizeof(address), s, step->function);
	fputc('\n', out);
	print_styled(out, view->color, STYLE_HEAD, text);
	fputc('\n', out);
	(step->mode == ACS_MODE_OVERRIDE ? print_claim :
					   print_rule)(view, out, after,
						       address);
	print_before(view, out, step->function, address);
	print_doubts(view, out, step);
}

/* Prints functions that can still send to one on the path to one asked for */
static void print_open(const struct suggest_view *view, FILE *out,
		       unsigned int function)
{
	const struct suggestion *s = view->suggestion;
	char address[ADDRESS_TEXT], *line;
	unsigned int i, count = 0, known = 0;
	struct text text;
	FILE *to = text_begin(&text);

	for (i = 0; i < s->machine->count; i++) {
		if (!suggestion_leaves_open(s, function, i))
			continue;
		known += s->after->verdicts[i].isolates == FACT_NO;
		address_of(address, sizeof(address), s, i);
		fprintf(to, "%s%s", count++ ? " " : "Still open: ", address);
	}
	address_of(address, sizeof(address), s, function);
	fprintf(to, " %s send to %s%s past the IOMMU; Linux checks the sender only.",
		known == count ? "can" : known ? "can or may" : "may", address,
		s->asked[function] ? "" : " and what is below it");
	line = text_end(&text);
	if (count) {
		fputc('\n', out);
		print_wrapped(out, line, 0, view->width);
		fputc('\n', out);
	}
	free(line);
}

/* Facts that root can read with lspci, unlike those about the firmware */
static bool tells_lspci(unsigned int facts)
{
	return facts & (BIT(UNKNOWN_TABLE_SHIFT) - 1) &
	       ~(UNKNOWN_CHIPSET | UNKNOWN_EXTERNAL);
}

static unsigned int find_doubts(const struct suggestion *s,
				const struct step *step)
{
	unsigned int i, doubts = 0;

	for (i = 0; i < s->machine->count; i++)
		doubts |= suggestion_doubts(s, step, i);
	return doubts;
}

static void print_items(const struct suggest_view *view, FILE *out,
			const char *label, bool needed)
{
	const struct suggestion *s = view->suggestion;
	char text[ACS_ITEM_TEXT];
	unsigned int i;

	fprintf(out, "%s:\n", label);
	for (i = 0; i < s->step_count; i++) {
		if (s->steps[i].needed != needed)
			continue;
		format_step(text, sizeof(text), s, &s->steps[i]);
		fprintf(out, "%*s%s\n", INDENT, "", text);
	}
}

/* Tells items that are needed from those that rest on unknown facts */
static void print_little(const struct suggest_view *view, FILE *out)
{
	const struct suggestion *s = view->suggestion;
	unsigned int i, needless = 0, doubts = 0;

	for (i = 0; i < s->step_count; i++) {
		needless += !s->steps[i].needed;
		doubts |= find_doubts(s, &s->steps[i]);
	}
	if (!needless)
		return;
	print_styled(out, view->color, STYLE_DOUBT, "Too little is known");
	fprintf(out, ": %u of %u %s may be needless.%s\n", needless,
		s->step_count, s->step_count == 1 ? "item" : "items",
		tells_lspci(doubts) ? " sudo lspci -vvnn tells more." : "");
	if (needless == s->step_count)
		return;
	print_items(view, out, "Needed in any case", true);
	print_items(view, out, "May be needless", false);
}

static const char unexplained[] =
	"the ACS in the source does not explain that, so it has an override, or is another kernel";
static const char partial[] =
	"the source is a part of the machine, so others may be in these groups";

/* Why the kernel of the source may have other groups than are computed */
static char *describe_kernel(const struct suggestion *s)
{
	const struct machine *machine = s->machine;
	char *policy, *text;

	if (machine->platform)
		return text_format("%s forms groups by other rules than ACS",
				   machine->platform);
	if (machine->disputed)
		return text_copy(unexplained);
	if (!machine->learned)
		return NULL;
	if (s->before->follows_reported)
		return text_copy(partial);
	policy = policy_format(machine->kernel_policy);
	text = text_format("its policy is %s", *policy ? policy : "quirk");
	free(policy);
	return text;
}

/* The kernel of the source may have done without what is suggested */
static void print_reported(const struct suggest_view *view, FILE *out)
{
	char *text = suggestion_is_reported(view->suggestion) ?
		     describe_kernel(view->suggestion) : NULL;

	if (!text)
		return;
	fputs("The kernel of the source reports groups of their own for ", out);
	print_asked(view->suggestion, out);
	fputs(" already:\n", out);
	print_paragraph(view, out, 0, "%s", text);
	fputc('\n', out);
	free(text);
}

/* A card in another slot may need no option */
static void print_moves(const struct suggest_view *view, FILE *out)
{
	const struct suggestion *s = view->suggestion;
	struct text text;
	FILE *to = text_begin(&text);
	unsigned int i;
	char *line;

	fputs("Another slot would do without an option: ", to);
	for (i = 0; i < s->move_count; i++) {
		fputs(i ? ", " : "", to);
		print_slot(to, s->machine, s->moves[i]);
	}
	fputc('.', to);
	line = text_end(&text);
	if (s->move_count) {
		fputc('\n', out);
		print_wrapped(out, line, 0, view->width);
		fputc('\n', out);
	}
	free(line);
}

static void print_found(const struct suggest_view *view, FILE *out)
{
	const struct suggestion *s = view->suggestion;
	bool overrides = false;
	unsigned int i;

	print_reported(view, out);
	print_option(view, out);
	print_little(view, out);
	fputc('\n', out);
	print_groups(view, out);
	for (i = 0; i < s->step_count; i++) {
		print_step(view, out, &s->steps[i]);
		overrides |= s->steps[i].mode == ACS_MODE_OVERRIDE;
	}
	for (i = 0; i < s->machine->count; i++)
		if (suggestion_is_above(s, i))
			print_open(view, out, i);
	if (overrides)
		fputs("\nThe kernel warns about these claims and is tainted.\n",
		      out);
	if (s->policy.item_count > 1)
		fputs("\nMost boot loaders need quotes around a semicolon.\n",
		      out);
	print_moves(view, out);
}

static void print_obstacle(const struct suggest_view *view, FILE *out,
			   const struct obstacle *obstacle)
{
	char address[ADDRESS_TEXT];

	address_of(address, sizeof(address), view->suggestion,
		   obstacle->function);
	print_paragraph(view, out, 2, "%s: %s", address, obstacle->text);
}

static void print_obstacles(const struct suggest_view *view, FILE *out,
			    const struct obstacles *obstacles)
{
	const struct suggestion *s = view->suggestion;
	char address[ADDRESS_TEXT];
	unsigned int i, unknown = 0;

	for (i = 0; i < obstacles->count; i++) {
		const struct obstacle *obstacle = &obstacles->list[i];

		if (!i || obstacle->asked != obstacle[-1].asked) {
			address_of(address, sizeof(address), s,
				   obstacle->asked);
			fprintf(out, "\n%s gets no group of its own:\n",
				address);
		}
		print_obstacle(view, out, obstacle);
		unknown |= obstacle->unknown;
	}
	print_remedies(out, unknown, view->width);
}

static void print_none(const struct suggest_view *view, FILE *out)
{
	const struct suggestion *s = view->suggestion;
	struct obstacles *obstacles = obstacles_find(s);

	print_reported(view, out);
	print_styled(out, view->color, STYLE_BAD,
		     s->answer == ANSWER_NONE ?
		     "No option helps." :
		     "No option is known to help.");
	fputc('\n', out);
	if (obstacles_are_tried(obstacles)) {
		fputs("Tried: ", out);
		print_option(view, out);
	}
	print_obstacles(view, out, obstacles);
	obstacles_free(obstacles);
	print_moves(view, out);
}

static void print_needless(const struct suggestion *s, FILE *out)
{
	bool reported = false;
	unsigned int i;

	fputs("Nothing is needed. These have groups of their own: ", out);
	print_asked(s, out);
	fputc('\n', out);
	for (i = 0; i < s->machine->count; i++)
		reported |= s->asked[i] && s->before->follows_reported &&
			    s->machine->functions[i].reported >= 0;
	if (!reported)
		return;
	fputs("The kernel of the source has formed these groups; --ignore-reported\n"
	      "does without them.\n", out);
	if (!s->machine->is_whole)
		fputs("The source shows a part of the machine, so others may be in them.\n",
		      out);
}

/**
 * suggestion_print - print a suggestion
 * @view: what to show
 * @out: stream to write to
 */
void suggestion_print(const struct suggest_view *view, FILE *out)
{
	switch (view->suggestion->answer) {
	case ANSWER_NEEDLESS:
		print_needless(view->suggestion, out);
		break;
	case ANSWER_FOUND:
		print_found(view, out);
		break;
	default:
		print_none(view, out);
		break;
	}
}
