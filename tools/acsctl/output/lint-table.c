// SPDX-License-Identifier: GPL-2.0-only
/*
 * Findings about a policy as text: mistakes, then each item with its effects.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "judge/policy.h"
#include "output/lint-controls-table.h"
#include "output/lint-table.h"
#include "output/mistake.h"
#include "output/table.h"

static void print_mistakes(const struct lint_view *view, FILE *out)
{
	unsigned int i;
	char *text;

	for (i = 0; i < view->line->mistake_count; i++) {
		const struct boot_mistake *boot_mistake =
			&view->line->mistakes[i];

		print_styled(out, view->color, STYLE_BAD, "mistake");
		fputs(": ", out);
		text = text_format("character %u: %s",
				   boot_mistake->place.offset + 1,
				   boot_mistake->place.what);
		print_wrapped(out, text, strlen("mistake: "), view->width);
		free(text);
		fputc('\n', out);
		mistake_print(out, boot_mistake->name, boot_mistake->text,
			      &boot_mistake->place);
	}
}

static void add_address(FILE *out, const struct lint *lint, unsigned int f,
			bool doubtful)
{
	char address[ADDRESS_TEXT];

	machine_address(address, sizeof(address), lint->analysis->machine,
			&lint->analysis->machine->functions[f]);
	fprintf(out, "%s%s%s", ftell(out) ? " " : "", address,
		doubtful ? "?" : "");
}

typedef bool (*effect_fn)(const struct effect *effect, u32 bits);

static bool is_selected(const struct effect *effect, u32 bits)
{
	return effect->selects != FACT_NO;
}

static bool is_spoken_for(const struct effect *effect, u32 bits)
{
	return effect->counts != FACT_NO;
}

static bool is_claimed(const struct effect *effect, u32 bits)
{
	return effect->claims == bits;
}

static bool is_doubtful(const struct effect *effect, effect_fn fn)
{
	return (fn == is_selected && effect->selects == FACT_UNKNOWN) ||
	       (fn == is_spoken_for && effect->counts == FACT_UNKNOWN);
}

/*
 * Prints all functions with a property in one line, or nothing if there are
 * none
 */
static void print_functions(const struct lint_view *view, FILE *out,
			    unsigned int item, const char *label, effect_fn fn,
			    u32 bits)
{
	const struct lint *lint = view->lint;
	struct text text;
	FILE *list = text_begin(&text);
	unsigned int f;
	char *line;

	for (f = 0; f < lint->analysis->machine->count; f++) {
		const struct effect *effect = &lint->items[item].effects[f];

		if (fn(effect, bits))
			add_address(list, lint, f, is_doubtful(effect, fn));
	}
	if (bits && ftell(list)) {
		char name[40];

		acs_format_bits(name, sizeof(name), bits);
		fprintf(list, ": %s", name);
	}
	line = text_end(&text);
	if (*line)
		lint_print_line(view, out, label, STYLE_FAINT, line);
	free(line);
}

static void print_claims(const struct lint_view *view, FILE *out,
			 unsigned int item)
{
	u32 bits;

	for (bits = 1; bits <= ACS_ISOLATION; bits++)
		if (!(bits & ~ACS_ISOLATION))
			print_functions(view, out, item, "claims for",
					is_claimed, bits);
}

static void print_unknown(const struct lint_view *view, FILE *out,
			  unsigned int item)
{
	const struct machine *machine = view->lint->analysis->machine;
	char address[ADDRESS_TEXT], text[UNKNOWN_TEXT], *line;
	unsigned int f, fact;

	for (f = 0; f < machine->count; f++) {
		unsigned int unknown =
			view->lint->items[item].effects[f].unknown;

		machine_address(address, sizeof(address), machine,
				&machine->functions[f]);
		while ((fact = unknown_next(&unknown))) {
			unknown_format(text, sizeof(text), fact);
			line = text_format("%s: %s", address, text);
			lint_print_line(view, out, "unknown", STYLE_DOUBT,
					line);
			free(line);
		}
	}
}

static void print_effects(const struct lint_view *view, FILE *out,
			  unsigned int i)
{
	const struct item_lint *item = &view->lint->items[i];
	char *instead = lint_alternative(view->lint, i);
	unsigned int k;

	if (view->lint->policy->items[i].kind != ACS_SELECT_DEFAULT)
		print_functions(view, out, i, "selects", is_selected, 0);
	print_functions(view, out, i, "decides for", is_spoken_for, 0);
	print_claims(view, out, i);
	print_unknown(view, out, i);
	for (k = 0; k < item->warnings.count; k++)
		lint_print_line(view, out, "warning", STYLE_BAD,
				item->warnings.list[k]);
	if (instead)
		lint_print_line(view, out, "instead", STYLE_GOOD, instead);
	free(instead);
}

static void print_item(const struct lint_view *view, FILE *out, unsigned int i)
{
	char text[ACS_ITEM_TEXT];

	acs_format_item(text, sizeof(text), &view->line->policy.items[i]);
	fprintf(out, "item %u: ", i + 1);
	print_styled(out, view->color, STYLE_HEAD, text);
	fputc('\n', out);
	if (view->lint)
		print_effects(view, out, i);
}

static void print_equivalent(const struct lint_view *view, FILE *out)
{
	char *text = policy_format(&view->line->policy);

	print_styled(out, view->color, STYLE_BAD, "warning");
	fputs(": pcie_acs_override= is deprecated", out);
	if (*text)
		fprintf(out, ", write instead:\n    pci=acs_policy=%s", text);
	fputc('\n', out);
	free(text);
}

/**
 * lint_print - print findings about a policy
 * @view: what to show
 * @out: stream to write to
 */
void lint_print(const struct lint_view *view, FILE *out)
{
	unsigned int i, warnings = view->line->legacy;

	print_mistakes(view, out);
	for (i = 0; i < view->line->policy.item_count; i++)
		print_item(view, out, i);
	if (view->line->controls)
		lint_controls_print(view, out);
	if (view->line->legacy)
		print_equivalent(view, out);
	if (view->lint)
		warnings += view->lint->warning_count;
	fprintf(out, "%u mistake%s, %u warning%s\n", view->line->mistake_count,
		view->line->mistake_count == 1 ? "" : "s", warnings,
		warnings == 1 ? "" : "s");
}
