// SPDX-License-Identifier: GPL-2.0-only
/*
 * What Linux itself thinks of two functions that want to reach each other:
 * drivers/pci/p2pdma.c, the same in 6.1, 6.12 and 7.3.
 *
 * It asks each function on the way for RR, CR and EC in the ACS extended
 * capability, whether these matter for the way or not, and nothing else: no
 * register at another place, and no rule. A kernel with the policy asks its rules
 * as well: drivers/pci/acs-policy/peers.c.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "judge/p2pdma.h"

/* What the register holds at the standard place, which no program writes to */
static struct control_range standard_control(const struct analysis *analysis,
					     unsigned int i)
{
	const struct function *f = &analysis->machine->functions[i];
	const struct verdict *verdict = &analysis->verdicts[i];
	const struct acs_rule *rule = verdict->decision.rule;

	if (f->acs == FACT_NO)
		return (struct control_range) {};
	if (f->acs == FACT_UNKNOWN || !f->has_words)
		return (struct control_range) { .most = ACS_BITS };
	if (rule && rule->answer.kind == ACS_ANSWER_REGISTERS)
		return (struct control_range) {
			.least = f->words.control,
			.most = f->words.control,
		};
	return verdict->control;
}

static enum fact range_redirects(struct control_range range)
{
	return range.least & CONTROL_REDIRECTS ? FACT_YES :
	       range.most & CONTROL_REDIRECTS ? FACT_UNKNOWN : FACT_NO;
}

/* What a rule says of a port; the mode does not matter */
static enum fact rule_redirects(const struct analysis *analysis, unsigned int i)
{
	const struct verdict *verdict = &analysis->verdicts[i];
	const struct acs_rule *rule = verdict->decision.rule;

	if (!function_is_bridge(&analysis->machine->functions[i]))
		return FACT_NO;
	if (!rule)
		return verdict_may_have_rule(verdict) ? FACT_UNKNOWN : FACT_NO;
	switch (rule->answer.kind) {
	case ACS_ANSWER_PROVIDES:
		return rule->answer.provides & CONTROL_REDIRECTS ? FACT_YES :
								   FACT_NO;
	case ACS_ANSWER_WHEN_ENABLED:
		return FACT_YES;
	case ACS_ANSWER_REGISTERS:
		return range_redirects(verdict->control);
	default:
		return FACT_NO;
	}
}

/* True if either is certain */
static enum fact either(enum fact one, enum fact other)
{
	return one == FACT_YES || other == FACT_YES ? FACT_YES :
	       one == FACT_UNKNOWN ? FACT_UNKNOWN : other;
}

/* Asks a function, and returns the one above it */
static const struct function *ask(const struct analysis *analysis,
				  struct p2pdma *p2pdma,
				  const struct function *f)
{
	unsigned int i = f - analysis->machine->functions;

	p2pdma->redirects[i] = range_redirects(standard_control(analysis, i));
	p2pdma->policy_redirects[i] = either(p2pdma->redirects[i],
					     rule_redirects(analysis, i));
	return f->above;
}

static bool is_or_is_above(const struct function *f,
			   const struct function *below)
{
	return f == below || function_is_below(below, f);
}

static const struct function *find_common(const struct function *a,
					  const struct function *b)
{
	while (a && !is_or_is_above(a, b))
		a = a->above;
	return a;
}

/* Whether they reach each other below a bridge, if these redirect */
static enum fact is_direct(const struct analysis *analysis,
			   const struct p2pdma *p2pdma,
			   const enum fact *redirects)
{
	enum fact any = FACT_NO;
	unsigned int i;

	if (p2pdma->shares_bridge != FACT_YES)
		return p2pdma->shares_bridge;
	for (i = 0; i < analysis->machine->count; i++)
		any = either(any, redirects[i]);
	return any == FACT_UNKNOWN ? FACT_UNKNOWN :
	       any == FACT_YES ? FACT_NO : FACT_YES;
}

static enum fact *no_facts(unsigned int count)
{
	enum fact *facts = allocate(count, sizeof(*facts));

	while (count--)
		facts[count] = FACT_NO;
	return facts;
}

/**
 * p2pdma_judge - judge two functions as Linux does
 * @analysis: the machine under a policy
 * @provider: number of the function whose memory is to be reached
 * @client: number of the function that wants to reach it
 *
 * Return: the judgement, to be freed with p2pdma_free().
 */
struct p2pdma *p2pdma_judge(const struct analysis *analysis,
			    unsigned int provider, unsigned int client)
{
	const struct function *a = &analysis->machine->functions[provider];
	const struct function *b = &analysis->machine->functions[client];
	struct p2pdma *p2pdma = allocate(1, sizeof(*p2pdma));
	const struct function *common = find_common(a, b);

	p2pdma->redirects = no_facts(analysis->machine->count);
	p2pdma->policy_redirects = no_facts(analysis->machine->count);
	p2pdma->passage = host_bridge_passage(analysis->machine, a, b);
	p2pdma->shares_bridge = common ? FACT_YES :
				function_top(a)->orphan ||
				function_top(b)->orphan ? FACT_UNKNOWN :
								 FACT_NO;
	for (; a != common; p2pdma->distance++)
		a = ask(analysis, p2pdma, a);
	if (common)
		ask(analysis, p2pdma, common);
	for (; b != common; p2pdma->distance++)
		b = common ? ask(analysis, p2pdma, b) : b->above;
	p2pdma->direct = is_direct(analysis, p2pdma, p2pdma->redirects);
	p2pdma->policy_direct = is_direct(analysis, p2pdma,
					  p2pdma->policy_redirects);
	return p2pdma;
}

/**
 * p2pdma_free - free a judgement
 * @p2pdma: from p2pdma_judge(), or NULL
 */
void p2pdma_free(struct p2pdma *p2pdma)
{
	if (p2pdma) {
		free(p2pdma->redirects);
		free(p2pdma->policy_redirects);
	}
	free(p2pdma);
}
