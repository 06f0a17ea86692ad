// SPDX-License-Identifier: GPL-2.0-only
/*
 * Changes as a table with a row for each changed function, then their causes.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "output/diff-table.h"
#include "output/table.h"

/* Number of partners that are listed */
#define PARTNERS_MAX	6

static const char *const side_names[SIDES] = { "A", "B" };

static bool is_shown(const struct change *change)
{
	return change->kinds & ~CHANGE_RENUMBERED;
}

static const struct snapshot_function *any_of(const struct change *change)
{
	return change->at[SIDE_B] ? change->at[SIDE_B] : change->at[SIDE_A];
}

/* "02:00.0", or "02:00.0 > 03:00.0" if it has another address */
static char *name_of(const struct change *change)
{
	if (change->kinds & CHANGE_RENUMBERED)
		return text_format("%s > %s", change->at[SIDE_A]->address,
				   change->at[SIDE_B]->address);
	return text_copy(any_of(change)->address);
}

static void add_group(struct table *table, const struct snapshot_function *f)
{
	if (f)
		table_add(table, f->place.certain ? STYLE_PLAIN : STYLE_DOUBT,
			  "%u%s", f->place.group,
			  f->place.certain ? "" : "?");
	else
		table_add(table, STYLE_FAINT, "-");
}

/* Prints functions that share its group on one side only */
static void print_partners(const struct changes *changes, unsigned int i,
			   enum side side, const char *what, FILE *out,
			   bool (*together)(const struct change *one,
					    const struct change *other,
					    enum side side))
{
	const struct change *change = &changes->list[i];
	unsigned int k, count = 0;

	for (k = 0; k < changes->count; k++) {
		const struct change *other = &changes->list[k];

		if (k == i || !together(change, other, side) ||
		    together(change, other, !side))
			continue;
		if (other->match == MATCH_NONE && change->match != MATCH_NONE)
			continue;
		if (count < PARTNERS_MAX)
			fprintf(out, "%s %s", count ? "" : what,
				other->at[side]->address);
		count++;
	}
	if (count > PARTNERS_MAX)
		fprintf(out, " and %u more", count - PARTNERS_MAX);
	if (count)
		fputc('\n', out);
}

static void print_ids(const struct change *change, FILE *out)
{
	const struct snapshot_function *f = change->at[SIDE_A];

	fprintf(out, "another device, %s:%s before\n",
		f->vendor ? f->vendor : "?", f->device ? f->device : "?");
}

/* The causes are printed below the table */
static void print_cause(const struct changes *changes, unsigned int i,
			FILE *out)
{
	bool *causes = allocate(changes->count, sizeof(*causes));

	if (!change_find_causes(changes, i, causes))
		fputs("no verdict has changed, but the topology has\n",
		      out);
	free(causes);
}

static void print_kinds(const struct changes *changes, unsigned int i,
			FILE *out)
{
	const struct change *change = &changes->list[i];
	unsigned int kinds = change->kinds;

	if (kinds & CHANGE_VANISHED)
		fputs("vanished\n", out);
	if (kinds & CHANGE_APPEARED)
		fputs("appeared\n", out);
	if (kinds & CHANGE_REPLACED)
		print_ids(change, out);
	print_partners(changes, i, SIDE_A,
		       kinds & CHANGE_VANISHED ? "was with" : "no longer with",
		       out, change_shares_group);
	print_partners(changes, i, SIDE_B,
		       kinds & CHANGE_APPEARED ? "with" : "now with", out,
		       change_shares_group);
	if (kinds & CHANGE_MOVED)
		print_cause(changes, i, out);
	if (kinds & CHANGE_CERTAINTY)
		fprintf(out, "%s\n", change->at[SIDE_B]->place.certain ?
			"now certain" : "no longer certain");
	if (!(kinds & CHANGE_REPORTED))
		return;
	fprintf(out, "the kernels disagree: group %d and %d\n",
		change->at[SIDE_A]->reported, change->at[SIDE_B]->reported);
	print_partners(changes, i, SIDE_A, "reported no longer with", out,
		       change_shares_reported_group);
	print_partners(changes, i, SIDE_B, "reported now with", out,
		       change_shares_reported_group);
}

static enum style style_of(const struct change *change)
{
	return change->kinds & CHANGE_APPEARED ? STYLE_GOOD : STYLE_BAD;
}

static void add_change(struct table *table, const struct changes *changes,
		       unsigned int i)
{
	const struct change *change = &changes->list[i];
	const struct snapshot_function *f = any_of(change);
	char *name = name_of(change), *text;
	struct text lines;

	print_kinds(changes, i, text_begin(&lines));
	text = text_end(&lines);
	if (lines.size)
		text[lines.size - 1] = 0;
	table_add(table, STYLE_PLAIN, "%s", name);
	table_add(table, STYLE_FAINT, "%s:%s", f->vendor ? f->vendor : "?",
		  f->device ? f->device : "?");
	add_group(table, change->at[SIDE_A]);
	add_group(table, change->at[SIDE_B]);
	table_add(table, style_of(change), "%s", text);
	free(name);
	free(text);
}

static void print_changes(const struct changes_view *view, FILE *out)
{
	const struct changes *changes = view->changes;
	struct table *table = table_new(5);
	unsigned int i;

	table_add(table, STYLE_HEAD, "device");
	table_add(table, STYLE_HEAD, "ids");
	table_add(table, STYLE_HEAD, "A");
	table_add(table, STYLE_HEAD, "B");
	table_add(table, STYLE_HEAD, "what has changed");
	for (i = 0; i < changes->count; i++)
		if (is_shown(&changes->list[i]))
			add_change(table, changes, i);
	table_print(table, view->width, view->color, out);
	table_free(table);
}

static void add_answers(struct table *table, const struct change *change)
{
	char *name = name_of(change);
	enum side side;

	for (side = SIDE_A; side < SIDES; side++) {
		const struct snapshot_function *f = change->at[side];

		table_add(table, STYLE_PLAIN, "%s",
			  side == SIDE_A ? name : "");
		table_add(table, STYLE_PLAIN, "%s", side_names[side]);
		table_add(table, STYLE_FAINT, "%s", f->type ? f->type : "?");
		table_add(table, STYLE_FAINT, "%s", f->reason);
	}
	free(name);
}

/* Prints the causes of all functions that have moved */
static void print_answers(const struct changes_view *view, FILE *out)
{
	const struct changes *changes = view->changes;
	bool *all = allocate(changes->count, sizeof(*all));
	bool *some = allocate(changes->count, sizeof(*some));
	struct table *table = table_new(4);
	unsigned int i, k, count = 0;

	for (i = 0; i < changes->count; i++) {
		if (!(changes->list[i].kinds & CHANGE_MOVED))
			continue;
		change_find_causes(changes, i, some);
		for (k = 0; k < changes->count; k++)
			all[k] |= some[k];
	}
	for (i = 0; i < changes->count; i++)
		if (all[i]) {
			add_answers(table, &changes->list[i]);
			count++;
		}
	if (count) {
		fputs("\nVerdicts that make the difference:\n", out);
		table_print(table, view->width, view->color, out);
	}
	table_free(table);
	free(some);
	free(all);
}

static bool is_printed(const struct changes *changes, unsigned int i,
		       enum side side)
{
	unsigned int k;

	for (k = 0; k < i; k++)
		if (changes->list[k].kinds & CHANGE_CERTAINTY &&
		    change_shares_group(&changes->list[k], &changes->list[i],
					side))
			return true;
	return false;
}

/*
 * Prints what groups depend on that are uncertain on one side only, once for
 * each group
 */
static void print_unknown(const struct changes_view *view, FILE *out)
{
	const struct changes *changes = view->changes;
	bool headed = false;
	unsigned int i, k;
	enum side side;

	for (i = 0; i < changes->count; i++) {
		const struct change *change = &changes->list[i];
		const struct snapshot_function *f;

		if (!(change->kinds & CHANGE_CERTAINTY))
			continue;
		side = change->at[SIDE_A]->place.certain ? SIDE_B : SIDE_A;
		if (is_printed(changes, i, side))
			continue;
		f = change->at[side];
		for (k = 0; k < f->unknown_count; k++) {
			if (!headed)
				fputs("\nWhat is unknown:\n", out);
			headed = true;
			fprintf(out, "  %s in %s: %s\n", f->unknown[k].address,
				side_names[side], f->unknown[k].what);
		}
	}
}

/* Prints functions that have another address or another path */
static void print_matches(const struct changes_view *view, FILE *out)
{
	const struct changes *changes = view->changes;
	unsigned int i, renumbered = 0, elsewhere = 0;

	for (i = 0; i < changes->count; i++) {
		const struct change *change = &changes->list[i];

		if (!(change->kinds & CHANGE_RENUMBERED))
			continue;
		if (!renumbered++)
			fputs("\nMatched by path from the root bus, at other addresses:\n",
			      out);
		fprintf(out, "  %s > %s\n", change->at[SIDE_A]->address,
			change->at[SIDE_B]->address);
	}
	for (i = 0; i < changes->count; i++) {
		const struct change *change = &changes->list[i];

		if (change->match != MATCH_ADDRESS)
			continue;
		if (!elsewhere++)
			fputs("\nMatched by address and ids, with other paths from the root bus:\n",
			      out);
		fprintf(out, "  %s\n", change->at[SIDE_A]->address);
	}
}

/**
 * changes_print - print changes
 * @view: what to show
 * @out: stream to write to
 */
void changes_print(const struct changes_view *view, FILE *out)
{
	enum side side;

	for (side = SIDE_A; side < SIDES; side++)
		fprintf(out, "%s: %s, policy %s\n", side_names[side],
			view->sources[side], view->policies[side]);
	fputc('\n', out);
	if (view->changes->same) {
		fprintf(out, "No difference: %u functions, in the same groups.\n",
			view->changes->count);
	} else {
		print_changes(view, out);
		print_answers(view, out);
		print_unknown(view, out);
	}
	print_matches(view, out);
}
