// SPDX-License-Identifier: GPL-2.0-only
/*
 * Which functions an item selects, and for which it is the one that counts, in
 * all the ways in which they may be.
 */
#include "answer/lint-effects.h"
#include "base/memory.h"
#include "judge/scenario.h"

static void add_fact(enum fact *fact, bool first, bool holds)
{
	enum fact found = holds ? FACT_YES : FACT_NO;

	*fact = first || *fact == found ? found : FACT_UNKNOWN;
}

/**
 * struct asking - the effects of a policy in the making
 * @policy: the policy
 * @analysis: the machine under it
 * @effects: what was found
 * @function: number of the function whose scenarios are looked at
 * @begun: one of them has been looked at
 */
struct asking {
	const struct acs_policy *policy;
	const struct analysis *analysis;
	struct effect *effects;
	unsigned int function;
	bool begun;
};

static struct effect *effect_of(const struct asking *asking, unsigned int item)
{
	unsigned int count = asking->analysis->machine->count;

	return &asking->effects[item * count + asking->function];
}

static const struct function *function_of(const struct asking *asking)
{
	return &asking->analysis->machine->functions[asking->function];
}

static void ask_scenario(const struct scenario *scenario, void *context)
{
	struct asking *asking = context;
	const struct acs_item *counts;
	struct acs_device record;
	unsigned int i;

	scenario_record(&record, asking->analysis->machine, function_of(asking),
			scenario);
	counts = acs_policy_select(asking->policy, &record);
	for (i = 0; i < asking->policy->item_count; i++) {
		const struct acs_item *item = &asking->policy->items[i];
		struct effect *effect = effect_of(asking, i);

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
static void doubt_items(const struct asking *asking)
{
	const struct function *f = function_of(asking);
	const struct acs_policy *policy = asking->policy;
	bool doubtful = false;
	unsigned int i;

	for (i = 0; i < policy->item_count; i++)
		if (asks_for_unknown(&policy->items[i], f))
			doubtful = true;
	for (i = 0; i < policy->item_count; i++) {
		struct effect *effect = effect_of(asking, i);

		if (asks_for_unknown(&policy->items[i], f)) {
			effect->selects = FACT_UNKNOWN;
			effect->counts = FACT_UNKNOWN;
		} else if (doubtful && effect->counts == FACT_YES) {
			effect->counts = FACT_UNKNOWN;
		}
	}
}

static void ask_function(struct asking *asking)
{
	struct scenarios scenarios;

	asking->begun = false;
	scenarios_find(&scenarios, asking->analysis->machine,
		       function_of(asking), asking->policy);
	scenarios_for_each(&scenarios, ask_scenario, asking);
	doubt_items(asking);
}

static void find_claims(const struct asking *asking)
{
	const struct verdict *verdict =
		&asking->analysis->verdicts[asking->function];
	struct effect *effect;

	if (!verdict->decision.item)
		return;
	effect = effect_of(asking, verdict->decision.item - 1);
	effect->claims = verdict->decision.claims;
	effect->refusal = verdict->decision.refusal;
	if (verdict->isolates == FACT_UNKNOWN)
		effect->unknown = verdict->unknown;
}

/**
 * effects_find - find out which functions each item of a policy is for
 * @policy: the policy
 * @analysis: the machine under it
 *
 * Return: for each item one effect for each function, which free() frees.
 */
struct effect *effects_find(const struct acs_policy *policy,
			    const struct analysis *analysis)
{
	size_t count = analysis->machine->count;
	struct asking asking = {
		.policy = policy,
		.analysis = analysis,
		.effects = allocate(policy->item_count * count,
				    sizeof(struct effect)),
	};

	for (; asking.function < count; asking.function++) {
		ask_function(&asking);
		find_claims(&asking);
	}
	return asking.effects;
}
