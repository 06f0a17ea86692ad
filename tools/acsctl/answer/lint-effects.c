// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finds the functions that an item selects, and those for which it decides, in
 * all scenarios.
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
 * struct asking - state of the search for effects
 * @policy: the policy
 * @analysis: the machine under @policy
 * @effects: the effects so far
 * @function: number of the current function
 * @begun: one of its scenarios has been evaluated
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
	counts = acs_select_item(asking->policy, &record);
	for (i = 0; i < asking->policy->item_count; i++) {
		const struct acs_item *item = &asking->policy->items[i];
		struct effect *effect = effect_of(asking, i);

		add_fact(&effect->selects, !asking->begun,
			 acs_item_selects(item, &record));
		add_fact(&effect->counts, !asking->begun, item == counts);
	}
	asking->begun = true;
}

/* Such an item may decide in place of any other */
static void doubt_items(const struct asking *asking)
{
	const struct function *f = function_of(asking);
	const struct acs_policy *policy = asking->policy;
	bool doubtful = false;
	unsigned int i;

	for (i = 0; i < policy->item_count; i++)
		if (item_asks_for_unknown(&policy->items[i], f))
			doubtful = true;
	for (i = 0; i < policy->item_count; i++) {
		struct effect *effect = effect_of(asking, i);

		if (item_asks_for_unknown(&policy->items[i], f)) {
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
 * effects_find - find the effects of each item of a policy
 * @policy: the policy
 * @analysis: the machine under @policy
 *
 * Return: an array with an effect for each item and each function, to be freed
 * with free().
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
