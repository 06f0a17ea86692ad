// SPDX-License-Identifier: GPL-2.0-only
/*
 * Prints differences as text, to be pasted into a review.
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "engine/engine.h"
#include "output/diff-words.h"
#include "output/host-bridges.h"
#include "output/print.h"

#define LINE_WIDTH	80
/* Column of what follows "  evidence  " and the other labels */
#define LABEL_WIDTH	12

static void print_ids(const struct change *change)
{
	int column = printf("%04x:", change->vendor);
	const struct run *run;

	for (run = change->runs; run; run = run->next) {
		char text[24];
		int length;

		length = snprintf(text, sizeof(text), "%04x", run->first);
		if (run->last > run->first)
			length += snprintf(text + length,
					   sizeof(text) - length, "..%04x",
					   run->last);
		if (!run->first && run->last == 0xffff)
			length = snprintf(text, sizeof(text), "any");
		if (run != change->runs && column + length + 2 > LINE_WIDTH)
			column = printf("\n     ") - 1;
		else if (run != change->runs)
			column += printf(" ");
		column += printf("%s%s", text, run->next ? "," : "");
	}
	putchar('\n');
}

static void print_label(const char *label)
{
	printf("  %-*s", LABEL_WIDTH - 2, label);
}

static void print_line(const char *label, const char *text)
{
	print_label(label);
	puts(text);
}

static void print_conditions(const struct diff *diff,
			     const struct change *change)
{
	unsigned int i;

	for (i = 0; i < change->box_count; i++) {
		const char **condition = box_conditions(diff,
							&change->boxes[i]);

		if (!*condition)
			continue;
		print_label(i ? "or" : "if");
		for (; *condition; condition++)
			printf("%s%s", *condition, condition[1] ? ", " : "\n");
	}
}

static void print_bits(const char *label, u32 bits)
{
	char text[64];

	if (!bits)
		return;
	acs_format_bits(text, sizeof(text), bits);
	print_line(label, text);
}

static void print_answers(const struct change *change)
{
	const struct rule *const *rule = change->rule;

	if (!(change->differs & DIFFERS_ANSWER)) {
		print_line("still", answer_text(rule[1]));
		return;
	}
	if (states_bits(rule[0]) && states_bits(rule[1])) {
		print_bits("gains",
			   stated_bits(rule[1]) & ~stated_bits(rule[0]));
		print_bits("loses",
			   stated_bits(rule[0]) & ~stated_bits(rule[1]));
	}
	print_line("was", answer_text(rule[0]));
	print_line("is", answer_text(rule[1]));
}

/* Labels the first of several lines */
static void print_item(const char **label, char sign, const char *text)
{
	print_label(*label);
	printf("%c %s\n", sign, text);
	*label = "";
}

static void print_steps(const char **label, char sign, const struct step *step,
			unsigned int count)
{
	for (; count--; step = step->next)
		print_item(label, sign, step_text(step));
}

static const struct step *nth_step(const struct step *step, unsigned int n)
{
	while (n--)
		step = step->next;
	return step;
}

/* Without the steps that both begin with, and those that both end with */
static void print_program(const struct change *change, bool enable)
{
	const char *label = enable ? "enable" : "redirect";
	const struct step *step[2];
	unsigned int count[2], i;

	for (i = 0; i < 2; i++)
		step[i] = program_of(change->rule[i], enable, &count[i]);
	while (count[0] && count[1] && same_step(step[0], step[1])) {
		for (i = 0; i < 2; i++) {
			step[i] = step[i]->next;
			count[i]--;
		}
	}
	while (count[0] && count[1] &&
	       same_step(nth_step(step[0], count[0] - 1),
			 nth_step(step[1], count[1] - 1))) {
		count[0]--;
		count[1]--;
	}
	print_steps(&label, '-', step[0], count[0]);
	print_steps(&label, '+', step[1], count[1]);
}

static bool uses_such_window(const struct tree *tree, const struct rule *rule,
			     const struct window *wanted)
{
	const struct window *window;

	for (window = tree->windows; window; window = window->next)
		if (rule && rule_uses_window(rule, window) &&
		    same_window(window, wanted))
			return true;
	return false;
}

/* The windows that the rule of one side uses, and that of the other does not */
static void print_windows(const struct diff *diff, const struct change *change,
			  const char **label, unsigned int side)
{
	const struct rule *rule = change->rule[side];
	const struct window *window = diff->db[side]->tree.windows;

	for (; rule && window; window = window->next)
		if (rule_uses_window(rule, window) &&
		    !uses_such_window(&diff->db[!side]->tree,
				      change->rule[!side], window))
			print_item(label, side ? '+' : '-',
				   window_text(window));
}

static void print_evidence_line(const char **label, char sign,
				const struct evidence *evidence)
{
	print_item(label, sign,
		   arena_printf("%s: %s by %s", evidence->name->text,
				evidence->kind->text, evidence->by->text));
}

/* Evidence that kept its name, but has other contents, is marked by a '~' */
static void print_evidence(const struct change *change)
{
	const struct cited *old = evidence_of(change->rule[0]);
	const struct cited *new = evidence_of(change->rule[1]);
	struct table old_index = {}, new_index = {};
	const char *label = "evidence";
	const struct cited *cited;

	index_evidence(old, &old_index);
	index_evidence(new, &new_index);
	for (cited = old; cited; cited = cited->next)
		if (!lists_evidence(&new_index, cited->evidence) &&
		    !lists_name(&new_index, cited->evidence))
			print_evidence_line(&label, '-', cited->evidence);
	for (cited = new; cited; cited = cited->next) {
		char sign = lists_name(&old_index, cited->evidence) ? '~' : '+';

		if (!lists_evidence(&old_index, cited->evidence))
			print_evidence_line(&label, sign, cited->evidence);
	}
}

static void print_details(const struct diff *diff, const struct change *change)
{
	const char *label = "window";

	print_program(change, true);
	print_program(change, false);
	print_windows(diff, change, &label, 0);
	print_windows(diff, change, &label, 1);
	print_evidence(change);
}

/* What is no longer said needs no review */
static void print_change(const struct diff *diff, const struct change *change)
{
	print_ids(change);
	print_conditions(diff, change);
	print_answers(change);
	if (change->rule[1])
		print_details(diff, change);
	putchar('\n');
}

static void print_bridge_changes(const struct diff *diff)
{
	unsigned int count, i;
	const struct bridge_change *changes = find_bridge_changes(diff, &count);

	for (i = 0; i < count; i++) {
		printf("host-bridge %s\n", changes[i].name);
		print_line("was", changes[i].text[0] ?: "not there");
		print_line("is", changes[i].text[1] ?: "not there");
		putchar('\n');
	}
}

static const char *plural(unsigned int count)
{
	return count == 1 ? "" : "s";
}

/**
 * print_diff - print what differs, or nothing
 * @diff: from find_changes()
 */
void print_diff(const struct diff *diff)
{
	const struct change *change;

	for (change = diff->changes; change; change = change->next)
		print_change(diff, change);
	print_bridge_changes(diff);
	if (diff->changes)
		printf("%u change%s, of %u id%s of %u vendor%s\n",
		       diff->change_count, plural(diff->change_count),
		       diff->id_count, plural(diff->id_count),
		       diff->vendor_count, plural(diff->vendor_count));
}
