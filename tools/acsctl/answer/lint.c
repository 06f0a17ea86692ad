// SPDX-License-Identifier: GPL-2.0-only
/*
 * Checks what difference each item makes. This is not predicted: the machine is
 * analysed without the item, and with items for single functions in its place.
 *
 * An item that is found useless counts as removed from then on, so that no
 * group changes if the user follows all warnings. So the order matters: items
 * that claim for many functions come before those that claim for one, and the
 * last item before the first.
 */
#include <stdarg.h>
#include <stdlib.h>

#include "answer/lint.h"
#include "base/memory.h"
#include "base/text.h"
#include "judge/policy.h"

/* No item has this number */
#define NOBODY	ACS_ITEMS_MAX

/**
 * struct linting - state of a check
 * @lint: the findings so far
 * @machine: the machine
 * @controls: options that change ACS control registers, or NULL
 * @assumptions: facts that the user states
 */
struct linting {
	struct lint *lint;
	const struct machine *machine;
	const struct controls *controls;
	const struct assumptions *assumptions;
};

static void __printf(3, 4) warn(struct lint *lint, struct item_lint *item,
				const char *format, ...)
{
	va_list args;

	va_start(args, format);
	names_add(&item->warnings, text_vformat(format, args));
	va_end(args);
	lint->warning_count++;
}

static bool best_together(const struct analysis *analysis, unsigned int a,
			  unsigned int b)
{
	return analysis->placements[a].best == analysis->placements[b].best;
}

/* Compares the groups of the worst and of the best case */
static bool same_groups(const struct analysis *a, const struct analysis *b)
{
	unsigned int f, other;

	for (f = 0; f < a->machine->count; f++) {
		if (!analyses_share_group(a, b, f) ||
		    a->placements[f].certain != b->placements[f].certain)
			return false;
		for (other = 0; other < f; other++)
			if (best_together(a, f, other) !=
			    best_together(b, f, other))
				return false;
	}
	return true;
}

/**
 * struct revised_policy - a policy with the improvements found so far
 * @policy: the policy
 * @origins: for each of its items, the number of the original item
 * @is_full: it has more items than the kernel accepts
 */
struct revised_policy {
	struct acs_policy policy;
	u16 origins[ACS_ITEMS_MAX];
	bool is_full;
};

static struct acs_item *add_item(struct revised_policy *revised,
				 unsigned int origin)
{
	u16 *count = &revised->policy.item_count;

	if (*count == ACS_ITEMS_MAX) {
		revised->is_full = true;
		(*count)--;
	}
	revised->origins[*count] = origin;
	return &revised->policy.items[(*count)++];
}

static void add_overrides(struct revised_policy *revised,
			  const struct lint *lint, unsigned int i,
			  const bool *functions)
{
	unsigned int f;

	for (f = 0; f < lint->analysis->machine->count; f++)
		if (functions[f])
			item_for_function(add_item(revised, i),
					  &lint->analysis->verdicts[f].record,
					  ACS_MODE_OVERRIDE);
}

static void add_own(struct revised_policy *revised,
		    const struct lint *lint, unsigned int i)
{
	struct acs_item *item = add_item(revised, i);

	*item = lint->policy->items[i];
	if (lint->items[i].quirk_does)
		item->mode = ACS_MODE_QUIRK;
}

/**
 * revised_policy_new - build the policy with the improvements found so far
 * @lint: the findings so far
 * @but: number of an item to leave out, or NOBODY
 * @functions: functions to override in its place, or NULL
 *
 * Return: the policy, to be freed with free().
 */
static struct revised_policy *revised_policy_new(const struct lint *lint,
						 unsigned int but,
						 const bool *functions)
{
	struct revised_policy *revised =
		allocate(1, sizeof(*revised));
	unsigned int i;

	for (i = 0; i < lint->policy->item_count; i++) {
		const struct item_lint *item = &lint->items[i];

		if (i == but && functions)
			add_overrides(revised, lint, i, functions);
		else if (i == but || item->useless)
			continue;
		else if (item->needed)
			add_overrides(revised, lint, i, item->needed);
		else
			add_own(revised, lint, i);
	}
	return revised;
}

static struct analysis *analyse_policy(const struct linting *linting,
				       const struct acs_policy *policy)
{
	return analysis_with_controls(linting->machine, policy,
				      linting->controls, linting->assumptions);
}

static bool keeps_groups(const struct linting *linting, unsigned int i,
			 const bool *functions)
{
	struct revised_policy *revised =
		revised_policy_new(linting->lint, i, functions);
	struct analysis *analysis =
		analyse_policy(linting, &revised->policy);
	bool keeps = !revised->is_full &&
		     same_groups(linting->lint->analysis, analysis);

	analysis_free(analysis);
	free(revised);
	return keeps;
}

static bool keeps_modes(const struct linting *linting, unsigned int i)
{
	struct revised_policy *with =
		revised_policy_new(linting->lint, NOBODY, NULL);
	struct revised_policy *without =
		revised_policy_new(linting->lint, i, NULL);
	struct analysis *a = analyse_policy(linting, &with->policy);
	struct analysis *b = analyse_policy(linting, &without->policy);
	bool keeps = true;
	unsigned int f;

	for (f = 0; f < linting->machine->count; f++)
		if (a->verdicts[f].decision.mode !=
		    b->verdicts[f].decision.mode)
			keeps = false;
	analysis_free(a);
	analysis_free(b);
	free(with);
	free(without);
	return keeps;
}

/*
 * Finds and counts the functions for which an override claims something, or may
 */
static unsigned int find_claimed(const struct linting *linting, unsigned int i,
				 bool *claimed)
{
	struct revised_policy *revised =
		revised_policy_new(linting->lint, NOBODY, NULL);
	struct analysis *analysis =
		analyse_policy(linting, &revised->policy);
	unsigned int f, count = 0;

	for (f = 0; f < linting->machine->count; f++) {
		const struct verdict *verdict = &analysis->verdicts[f];
		const struct acs_decision *decision = &verdict->decision;

		claimed[f] = decision->item &&
			     revised->origins[decision->item - 1] == i &&
			     (decision->claims ||
			      (decision->refusal != ACS_REFUSED_NOT &&
			       verdict->isolates == FACT_UNKNOWN));
		count += claimed[f];
	}
	analysis_free(analysis);
	free(revised);
	return count;
}

static unsigned int count_selected(const struct lint *lint, unsigned int i)
{
	unsigned int f, count = 0;

	for (f = 0; f < lint->analysis->machine->count; f++)
		count += lint->items[i].effects[f].selects != FACT_NO;
	return count;
}

static unsigned int count_counting(const struct lint *lint, unsigned int i)
{
	unsigned int f, count = 0;

	for (f = 0; f < lint->analysis->machine->count; f++)
		count += lint->items[i].effects[f].counts != FACT_NO;
	return count;
}

static void warn_if_not_decisive(struct lint *lint, unsigned int i)
{
	struct item_lint *item = &lint->items[i];

	item->useless = !count_counting(lint, i);
	if (!item->useless)
		return;
	if (!count_selected(lint, i))
		warn(lint, item, "selects no function of this machine");
	else if (lint->policy->items[i].kind == ACS_SELECT_DEFAULT)
		warn(lint, item,
		     "has no effect: a later item without a selector decides, or other items select all functions");
	else
		warn(lint, item,
		     "has no effect: later items decide for all functions that it selects");
}

static void warn_if_refused(struct lint *lint, unsigned int i)
{
	const struct machine *machine = lint->analysis->machine;
	struct item_lint *item = &lint->items[i];
	char address[ADDRESS_TEXT], text[ACS_REASON_TEXT];
	unsigned int f;

	for (f = 0; f < machine->count; f++) {
		if (item->effects[f].refusal == ACS_REFUSED_NOT ||
		    item->effects[f].unknown)
			continue;
		machine_address(address, sizeof(address), machine,
				&machine->functions[f]);
		acs_format_reason(text, sizeof(text),
				  &lint->analysis->verdicts[f].decision);
		warn(lint, item, "is refused for %s: %s", address, text);
	}
}

static bool is_refused(const struct lint *lint, unsigned int i)
{
	unsigned int f;

	for (f = 0; f < lint->analysis->machine->count; f++)
		if (lint->items[i].effects[f].refusal != ACS_REFUSED_NOT)
			return true;
	return false;
}

static bool reaches_any(const struct lint *lint, unsigned int i)
{
	const struct acs_item *item = &lint->policy->items[i];
	unsigned int f;

	for (f = 0; f < lint->analysis->machine->count; f++)
		if (lint->items[i].effects[f].counts != FACT_NO &&
		    acs_item_claims(item, &lint->analysis->verdicts[f].record))
			return true;
	return false;
}

/*
 * An override that claims nothing may still make the kernel believe the
 * database
 */
static void warn_if_quirk_suffices(const struct linting *linting,
				   unsigned int i)
{
	struct item_lint *item = &linting->lint->items[i];

	item->quirk_does = true;
	if (keeps_groups(linting, NOBODY, NULL))
		warn(linting->lint, item,
		     "claims nothing, and quirk does the same");
	else
		item->quirk_does = false;
}

static void warn_if_useless(const struct linting *linting, unsigned int i)
{
	struct lint *lint = linting->lint;
	struct item_lint *item = &lint->items[i];

	item->useless = keeps_groups(linting, i, NULL);
	if (is_refused(lint, i))
		return;
	if (!item->useless)
		warn_if_quirk_suffices(linting, i);
	else if (reaches_any(lint, i))
		warn(lint, item,
		     "claims nothing, and no group changes without it");
	else
		warn(lint, item,
		     "claims nothing: functions with ACS, and those that are not PCIe, must be selected by path or ids");
}

/*
 * Reduces @claimed to the functions that the groups depend on, and counts them
 */
static unsigned int find_needed(const struct linting *linting, unsigned int i,
				bool *claimed)
{
	unsigned int f, count = 0;

	for (f = linting->machine->count; f--;) {
		if (!claimed[f])
			continue;
		claimed[f] = false;
		if (keeps_groups(linting, i, claimed))
			continue;
		claimed[f] = true;
		count++;
	}
	return count;
}

/* Whether an item also applies to functions that are added later */
static bool is_open_ended(const struct acs_item *item)
{
	return item->kind != ACS_SELECT_PATH && item->kind != ACS_SELECT_ID;
}

static void warn_if_excessive(const struct linting *linting, unsigned int i,
			      bool *functions, unsigned int claimed)
{
	struct lint *lint = linting->lint;
	struct item_lint *item = &lint->items[i];
	unsigned int needed;

	if (!keeps_groups(linting, i, functions))
		return;
	needed = find_needed(linting, i, functions);
	item->useless = !needed;
	if (needed == claimed && !is_open_ended(&lint->policy->items[i]))
		return;
	if (!needed)
		warn(lint, item,
		     "claims more than needed: no group changes without it");
	else if (needed < claimed)
		warn(lint, item,
		     "claims more than needed: for %u functions, where groups need it for %u",
		     claimed, needed);
	else
		warn(lint, item,
		     "claims more than needed: it also applies to devices that are added later");
	if (needed) {
		item->needed = allocate(linting->machine->count,
					sizeof(*item->needed));
		memcpy(item->needed, functions,
		       linting->machine->count * sizeof(*item->needed));
	}
}

static void lint_override(const struct linting *linting, unsigned int i)
{
	bool *functions = allocate(linting->machine->count,
				   sizeof(*functions));
	unsigned int claimed = find_claimed(linting, i, functions);

	warn_if_refused(linting->lint, i);
	if (claimed)
		warn_if_excessive(linting, i, functions, claimed);
	else
		warn_if_useless(linting, i);
	free(functions);
}

static void lint_mode(const struct linting *linting, unsigned int i)
{
	struct item_lint *item = &linting->lint->items[i];

	if (linting->lint->policy->items[i].kind == ACS_SELECT_DEFAULT ||
	    !keeps_modes(linting, i))
		return;
	item->useless = true;
	warn(linting->lint, item,
	     "does nothing: the mode is the same without it");
}

typedef bool (*item_fn)(const struct acs_item *item);

static bool is_mode(const struct acs_item *item)
{
	return item->mode != ACS_MODE_OVERRIDE;
}

static bool is_wide(const struct acs_item *item)
{
	return !is_mode(item) && is_open_ended(item);
}

static bool is_for_ids(const struct acs_item *item)
{
	return !is_mode(item) && item->kind == ACS_SELECT_ID;
}

static bool is_for_one(const struct acs_item *item)
{
	return !is_mode(item) && item->kind == ACS_SELECT_PATH;
}

static void lint_items(const struct linting *linting, item_fn fn)
{
	struct lint *lint = linting->lint;
	unsigned int i = lint->policy->item_count;

	while (i--) {
		const struct acs_item *item = &lint->policy->items[i];

		if (lint->items[i].useless || !fn(item))
			continue;
		if (is_mode(item))
			lint_mode(linting, i);
		else
			lint_override(linting, i);
	}
}

/**
 * lint_new - check the items of a policy, and of other options beside it
 * @machine: the machine, linked; must outlive what is returned
 * @policy: the policy; must outlive what is returned
 * @controls: options that change ACS control registers, or NULL for those that
 *	the source has; must outlive what is returned
 * @assumptions: facts that the user states
 *
 * Return: the findings, to be freed with lint_free().
 */
struct lint *lint_new(const struct machine *machine,
		      const struct acs_policy *policy,
		      const struct controls *controls,
		      const struct assumptions *assumptions)
{
	struct lint *lint = allocate(1, sizeof(*lint));
	struct linting linting = {
		.lint = lint,
		.machine = machine,
		.controls = controls ? controls : machine->controls,
		.assumptions = assumptions,
	};
	unsigned int i;

	lint->policy = policy;
	lint->analysis = analyse_policy(&linting, policy);
	if (controls) {
		lint->controls = control_lint_new(lint->analysis, policy,
						  controls, assumptions);
		lint->warning_count = lint->controls->warning_count;
	}
	lint->items = allocate(policy->item_count, sizeof(*lint->items));
	lint->effects = effects_find(policy, lint->analysis);
	for (i = 0; i < policy->item_count; i++)
		lint->items[i].effects = &lint->effects[i * machine->count];
	for (i = 0; i < policy->item_count; i++)
		warn_if_not_decisive(lint, i);
	lint_items(&linting, is_mode);
	lint_items(&linting, is_wide);
	lint_items(&linting, is_for_ids);
	lint_items(&linting, is_for_one);
	return lint;
}

static void free_item(struct item_lint *item)
{
	names_free(&item->warnings);
	free(item->needed);
}

/**
 * lint_free - free findings
 * @lint: from lint_new(), or NULL
 */
void lint_free(struct lint *lint)
{
	unsigned int i;

	if (!lint)
		return;
	for (i = 0; i < lint->policy->item_count; i++)
		free_item(&lint->items[i]);
	free(lint->items);
	free(lint->effects);
	analysis_free(lint->analysis);
	control_lint_free(lint->controls);
	free(lint);
}

/**
 * lint_alternative - format items that do the same as an item and claim less
 * @lint: the findings
 * @item: number of the item
 *
 * Return: the text, to be freed with free(), or NULL.
 */
char *lint_alternative(const struct lint *lint, unsigned int item)
{
	struct revised_policy *revised;
	char *text;

	if (!lint->items[item].needed && !lint->items[item].quirk_does)
		return NULL;
	revised = allocate(1, sizeof(*revised));
	if (lint->items[item].needed)
		add_overrides(revised, lint, item,
			      lint->items[item].needed);
	else
		add_own(revised, lint, item);
	text = policy_format(&revised->policy);
	free(revised);
	return text;
}
