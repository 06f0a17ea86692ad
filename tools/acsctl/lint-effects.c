// SPDX-License-Identifier: GPL-2.0-only
/*
 * Which functions an item selects, and for which it is the one that counts, in
 * all the ways in which they may be.
 */
#include "lint.h"
#include "worlds.h"

static void add_fact(enum fact *fact, bool first, bool holds)
{
	enum fact found = holds ? FACT_YES : FACT_NO;

	*fact = first || *fact == found ? found : FACT_UNKNOWN;
}

/**
 * struct asking - a function whose worlds are looked at
 * @lint: the lint
 * @function: the function
 * @begun: one of them has been looked at
 */
struct asking {
	const struct lint *lint;
	const struct function *function;
	bool begun;
};

static void ask_world(const struct world *world, void *context)
{
	struct asking *asking = context;
	const struct lint *lint = asking->lint;
	const struct machine *machine = lint->study->machine;
	unsigned int i, f = asking->function - machine->functions;
	const struct acs_item *counts;
	struct acs_device record;

	world_record(&record, machine, asking->function, world);
	counts = acs_select_item(lint->policy, &record);
	for (i = 0; i < lint->policy->item_count; i++) {
		const struct acs_item *item = &lint->policy->items[i];
		struct effect *effect = &lint->items[i].effects[f];

		add_fact(&effect->selects, !asking->begun,
			 acs_item_selects(item, &record));
		add_fact(&effect->counts, !asking->begun, item == counts);
	}
	asking->begun = true;
}

/* Whether an item asks for ids that nobody knows of the function */
static bool asks_for_unknown(const struct acs_item *item,
			     const struct function *f)
{
	return item->kind == ACS_SELECT_ID && !f->has_ids &&
	       !f->candidate_count &&
	       (!f->has_vendor || !item->vendor || item->vendor == f->vendor);
}

/* Such an item may be the one that counts, in place of any other */
static void doubt_items(const struct lint *lint, const struct function *f,
			unsigned int number)
{
	bool doubtful = false;
	unsigned int i;

	for (i = 0; i < lint->policy->item_count; i++)
		if (asks_for_unknown(&lint->policy->items[i], f))
			doubtful = true;
	for (i = 0; i < lint->policy->item_count; i++) {
		struct effect *effect = &lint->items[i].effects[number];

		if (asks_for_unknown(&lint->policy->items[i], f)) {
			effect->selects = FACT_UNKNOWN;
			effect->counts = FACT_UNKNOWN;
		} else if (doubtful && effect->counts == FACT_YES) {
			effect->counts = FACT_UNKNOWN;
		}
	}
}

static void ask_function(const struct lint *lint, unsigned int f)
{
	const struct machine *machine = lint->study->machine;
	struct asking asking = {
		.lint = lint,
		.function = &machine->functions[f],
	};
	struct worlds worlds;

	worlds_find(&worlds, machine, asking.function, lint->policy);
	worlds_walk(&worlds, ask_world, &asking);
	doubt_items(lint, asking.function, f);
}

static void find_claims(const struct lint *lint, unsigned int f)
{
	const struct verdict *verdict = &lint->study->verdicts[f];
	struct effect *effect;

	if (!verdict->decision.item)
		return;
	effect = &lint->items[verdict->decision.item - 1].effects[f];
	effect->claims = verdict->decision.claims;
	effect->refusal = verdict->decision.refusal;
	if (verdict->isolates == FACT_UNKNOWN)
		effect->unknown = verdict->unknown;
}

/**
 * lint_find_effects - find out which functions each item is for
 * @lint: of which all but the effects and the warnings is there
 */
void lint_find_effects(struct lint *lint)
{
	unsigned int f;

	for (f = 0; f < lint->study->machine->count; f++) {
		ask_function(lint, f);
		find_claims(lint, f);
	}
}
