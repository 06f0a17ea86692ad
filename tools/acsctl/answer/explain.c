// SPDX-License-Identifier: GPL-2.0-only
/*
 * Puts an explanation together.
 */
#include "answer/explain.h"
#include "answer/explain-members.h"
#include "answer/explain-pasid.h"
#include "answer/explain-registers.h"
#include "answer/explain-sentence.h"
#include "base/memory.h"

static void find_hops(struct explanation *explanation)
{
	const struct machine *machine = explanation->analysis->machine;
	const struct function *f = &machine->functions[explanation->function];
	const struct function *hop;
	unsigned int i;

	for (hop = f; hop; hop = hop->above)
		explanation->hop_count++;
	explanation->hops = allocate(explanation->hop_count,
				     sizeof(*explanation->hops));
	i = explanation->hop_count;
	for (hop = f; hop; hop = hop->above)
		explanation->hops[--i] = hop - machine->functions;
}

static enum fact has_own_group(const struct explanation *explanation)
{
	const struct placement *places = explanation->analysis->placements;

	if (!places[explanation->function].certain)
		return FACT_UNKNOWN;
	return explanation->mates.count == 1 ? FACT_YES : FACT_NO;
}

/**
 * explain - explain why a function is in its group
 * @analysis: its machine under the policy; must outlive the explanation
 * @policy: the policy; must outlive what is returned
 * @function: its number
 *
 * Return: the explanation, to be freed with explanation_free().
 */
struct explanation *explain(const struct analysis *analysis,
			    const struct acs_policy *policy,
			    unsigned int function)
{
	struct explanation *explanation = allocate(1, sizeof(*explanation));

	explanation->analysis = analysis;
	explanation->policy = policy;
	explanation->function = function;
	find_hops(explanation);
	find_mates(explanation);
	find_apart(explanation);
	find_open(explanation);
	find_names(explanation);
	find_unknown(explanation);
	find_readings(explanation);
	find_pasid(explanation);
	explanation->own_group = has_own_group(explanation);
	explanation->sentence = sentence_format(explanation);
	return explanation;
}
