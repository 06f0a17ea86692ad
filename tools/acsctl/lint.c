// SPDX-License-Identifier: GPL-2.0-only
/*
 * Looks at each item: what would be different without it? That is not
 * predicted: the machine is studied without it, and with items for single
 * functions in its place.
 *
 * What is found useless is taken for gone from then on, so that no group
 * changes if all warnings are heeded. So the order matters: what claims for
 * many before what claims for one, and the last before the first.
 */
#include <stdarg.h>
#include <stdlib.h>

#include "lint.h"
#include "suggest.h"

/* No item has this number */
#define NOBODY	ACS_ITEMS_MAX

/**
 * struct linting - a lint in the making
 * @lint: what it is for
 * @machine: the machine
 * @assumptions: what is assumed of its kernel
 */
struct linting {
	struct lint *lint;
	const struct machine *machine;
	const struct assumptions *assumptions;
};

static void __printf(3, 4) warn(struct lint *lint, struct item_lint *item,
				const char *format, ...)
{
	va_list args;
	int done;

	item->warnings = realloc(item->warnings, (item->warning_count + 1) *
						 sizeof(*item->warnings));
	va_start(args, format);
	done = item->warnings ?
	       vasprintf(&item->warnings[item->warning_count++], format, args) :
	       -1;
	va_end(args);
	if (done < 0) {
		fputs("acsctl: there is not enough memory\n", stderr);
		exit(3);
	}
	lint->warning_count++;
}

static bool best_together(const struct study *study, unsigned int a,
			  unsigned int b)
{
	return study->placements[a].best == study->placements[b].best;
}

/* In the worst case and in the best one */
static bool same_groups(const struct study *a, const struct study *b)
{
	unsigned int f, other;

	for (f = 0; f < a->machine->count; f++) {
		if (!study_same_group(a, b, f) ||
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
 * struct draft - the policy with what it should say
 * @policy: the policy
 * @origins: for each of its items, the number of that in whose place it is
 * @is_full: it has more items than the kernel takes
 */
struct draft {
	struct acs_policy policy;
	u16 origins[ACS_ITEMS_MAX];
	bool is_full;
};

static struct acs_item *add_item(struct draft *draft, unsigned int origin)
{
	u16 *count = &draft->policy.item_count;

	if (*count == ACS_ITEMS_MAX) {
		draft->is_full = true;
		(*count)--;
	}
	draft->origins[*count] = origin;
	return &draft->policy.items[(*count)++];
}

static void add_overrides(struct draft *draft, const struct lint *lint,
			  unsigned int i, const bool *functions)
{
	unsigned int f;

	for (f = 0; f < lint->study->machine->count; f++)
		if (functions[f])
			item_for_function(add_item(draft, i),
					  &lint->study->verdicts[f].record,
					  ACS_MODE_OVERRIDE);
}

static void add_own(struct draft *draft, const struct lint *lint,
		    unsigned int i)
{
	struct acs_item *item = add_item(draft, i);

	*item = lint->policy->items[i];
	if (lint->items[i].quirk_does)
		item->mode = ACS_MODE_QUIRK;
}

/**
 * draft_new - write the policy as found to be better so far
 * @lint: the lint
 * @but: number of an item to leave out, or NOBODY
 * @functions: whom to override in its place, or NULL
 *
 * Return: the draft, which free() frees.
 */
static struct draft *draft_new(const struct lint *lint, unsigned int but,
			       const bool *functions)
{
	struct draft *draft = allocate(1, sizeof(*draft));
	unsigned int i;

	for (i = 0; i < lint->policy->item_count; i++) {
		const struct item_lint *item = &lint->items[i];

		if (i == but && functions)
			add_overrides(draft, lint, i, functions);
		else if (i == but || item->useless)
			continue;
		else if (item->needed)
			add_overrides(draft, lint, i, item->needed);
		else
			add_own(draft, lint, i);
	}
	return draft;
}

static struct study *study_policy(const struct linting *linting,
				  const struct acs_policy *policy)
{
	return study_new(linting->machine, policy, linting->assumptions);
}

static bool keeps_groups(const struct linting *linting, unsigned int i,
			 const bool *functions)
{
	struct draft *draft = draft_new(linting->lint, i, functions);
	struct study *study = study_policy(linting, &draft->policy);
	bool keeps = !draft->is_full &&
		     same_groups(linting->lint->study, study);

	study_free(study);
	free(draft);
	return keeps;
}

static bool keeps_modes(const struct linting *linting, unsigned int i)
{
	struct draft *with = draft_new(linting->lint, NOBODY, NULL);
	struct draft *without = draft_new(linting->lint, i, NULL);
	struct study *a = study_policy(linting, &with->policy);
	struct study *b = study_policy(linting, &without->policy);
	bool keeps = true;
	unsigned int f;

	for (f = 0; f < linting->machine->count; f++)
		if (a->verdicts[f].decision.mode !=
		    b->verdicts[f].decision.mode)
			keeps = false;
	study_free(a);
	study_free(b);
	free(with);
	free(without);
	return keeps;
}

/* Whoever an override claims something of, or may; returns how many */
static unsigned int find_claimed(const struct linting *linting, unsigned int i,
				 bool *claimed)
{
	struct draft *draft = draft_new(linting->lint, NOBODY, NULL);
	struct study *study = study_policy(linting, &draft->policy);
	unsigned int f, count = 0;

	for (f = 0; f < linting->machine->count; f++) {
		const struct verdict *verdict = &study->verdicts[f];
		const struct acs_decision *decision = &verdict->decision;

		claimed[f] = decision->item &&
			     draft->origins[decision->item - 1] == i &&
			     (decision->claims ||
			      (decision->refusal != ACS_REFUSED_NOT &&
			       verdict->isolates == FACT_UNKNOWN));
		count += claimed[f];
	}
	study_free(study);
	free(draft);
	return count;
}

static unsigned int count_selected(const struct lint *lint, unsigned int i)
{
	unsigned int f, count = 0;

	for (f = 0; f < lint->study->machine->count; f++)
		count += lint->items[i].effects[f].selects != FACT_NO;
	return count;
}

static unsigned int count_counting(const struct lint *lint, unsigned int i)
{
	unsigned int f, count = 0;

	for (f = 0; f < lint->study->machine->count; f++)
		count += lint->items[i].effects[f].counts != FACT_NO;
	return count;
}

static void warn_of_silence(struct lint *lint, unsigned int i)
{
	struct item_lint *item = &lint->items[i];

	item->useless = !count_counting(lint, i);
	if (!item->useless)
		return;
	if (!count_selected(lint, i))
		warn(lint, item, "selects no function of this machine");
	else if (lint->policy->items[i].kind == ACS_SELECT_DEFAULT)
		warn(lint, item,
		     "speaks for nobody: a later item without a selector does, or others select all functions");
	else
		warn(lint, item,
		     "speaks for nobody: later items speak for all that it selects");
}

static void warn_of_refusals(struct lint *lint, unsigned int i)
{
	const struct machine *machine = lint->study->machine;
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
				  &lint->study->verdicts[f].decision);
		warn(lint, item, "is refused for %s: %s", address, text);
	}
}

static bool is_refused(const struct lint *lint, unsigned int i)
{
	unsigned int f;

	for (f = 0; f < lint->study->machine->count; f++)
		if (lint->items[i].effects[f].refusal != ACS_REFUSED_NOT)
			return true;
	return false;
}

static bool reaches_any(const struct lint *lint, unsigned int i)
{
	const struct acs_item *item = &lint->policy->items[i];
	unsigned int f;

	for (f = 0; f < lint->study->machine->count; f++)
		if (lint->items[i].effects[f].counts != FACT_NO &&
		    acs_item_claims(item, &lint->study->verdicts[f].record))
			return true;
	return false;
}

/* It claims nothing, but the database is believed on its word */
static void warn_of_mode(const struct linting *linting, unsigned int i)
{
	struct item_lint *item = &linting->lint->items[i];

	item->quirk_does = true;
	if (keeps_groups(linting, NOBODY, NULL))
		warn(linting->lint, item,
		     "claims nothing, and quirk does the same");
	else
		item->quirk_does = false;
}

static void warn_of_idleness(const struct linting *linting, unsigned int i)
{
	struct lint *lint = linting->lint;
	struct item_lint *item = &lint->items[i];

	item->useless = keeps_groups(linting, i, NULL);
	if (is_refused(lint, i))
		return;
	if (!item->useless)
		warn_of_mode(linting, i);
	else if (reaches_any(lint, i))
		warn(lint, item,
		     "claims nothing, and no group changes without it");
	else
		warn(lint, item,
		     "claims nothing: functions with ACS, and those that are not PCIe, have to be named by path or ids");
}

/* Those of @claimed without whom the groups would not be the same */
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

/* It also speaks for functions that nobody knows of yet */
static bool is_open_ended(const struct acs_item *item)
{
	return item->kind != ACS_SELECT_PATH && item->kind != ACS_SELECT_ID;
}

static void warn_of_excess(const struct linting *linting, unsigned int i,
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
		     "claims more than is needed: no group changes without it");
	else if (needed < claimed)
		warn(lint, item,
		     "claims more than is needed: for %u functions, where groups need it for %u",
		     claimed, needed);
	else
		warn(lint, item,
		     "claims more than is needed: it also speaks for what is plugged in later");
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

	warn_of_refusals(linting->lint, i);
	if (claimed)
		warn_of_excess(linting, i, functions, claimed);
	else
		warn_of_idleness(linting, i);
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
 * lint_new - look at the items of a policy
 * @machine: the machine, linked; has to stay
 * @policy: the policy; has to stay
 * @assumptions: what is assumed of its kernel
 *
 * Return: what was found, which lint_free() frees.
 */
struct lint *lint_new(const struct machine *machine,
		      const struct acs_policy *policy,
		      const struct assumptions *assumptions)
{
	struct lint *lint = allocate(1, sizeof(*lint));
	struct linting linting = {
		.lint = lint,
		.machine = machine,
		.assumptions = assumptions,
	};
	unsigned int i;

	lint->policy = policy;
	lint->study = study_policy(&linting, policy);
	lint->items = allocate(policy->item_count, sizeof(*lint->items));
	for (i = 0; i < policy->item_count; i++)
		lint->items[i].effects = allocate(machine->count,
						  sizeof(struct effect));
	lint_find_effects(lint);
	for (i = 0; i < policy->item_count; i++)
		warn_of_silence(lint, i);
	lint_items(&linting, is_mode);
	lint_items(&linting, is_wide);
	lint_items(&linting, is_for_ids);
	lint_items(&linting, is_for_one);
	return lint;
}

static void free_item(struct item_lint *item)
{
	unsigned int i;

	for (i = 0; i < item->warning_count; i++)
		free(item->warnings[i]);
	free(item->warnings);
	free(item->effects);
	free(item->needed);
}

/**
 * lint_free - free what was found
 * @lint: from lint_new()
 */
void lint_free(struct lint *lint)
{
	unsigned int i;

	for (i = 0; i < lint->policy->item_count; i++)
		free_item(&lint->items[i]);
	free(lint->items);
	study_free(lint->study);
	free(lint);
}

/**
 * lint_instead - word what would do the same as an item, and claim less
 * @lint: what was found
 * @item: number of the item
 *
 * Return: the text, which free() frees, or NULL.
 */
char *lint_instead(const struct lint *lint, unsigned int item)
{
	struct draft *draft;
	char *text;

	if (!lint->items[item].needed && !lint->items[item].quirk_does)
		return NULL;
	draft = allocate(1, sizeof(*draft));
	if (lint->items[item].needed)
		add_overrides(draft, lint, item, lint->items[item].needed);
	else
		add_own(draft, lint, item);
	text = policy_text(&draft->policy);
	free(draft);
	return text;
}
