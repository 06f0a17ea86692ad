// SPDX-License-Identifier: GPL-2.0-only
/*
 * What Linux itself thinks of two functions that want to reach each other:
 * drivers/pci/p2pdma.c, the same in 6.1, 6.12 and 7.3.
 *
 * It asks each function on the way for RR, CR and EC in the ACS extended
 * capability, whether these matter for the way or not, and nothing else: no
 * register at another place, and no rule.
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

/* Asks a function, and returns the one above it */
static const struct function *ask(const struct analysis *analysis,
				  struct p2pdma *p2pdma,
				  const struct function *f)
{
	unsigned int i = f - analysis->machine->functions;
	struct control_range range = standard_control(analysis, i);

	p2pdma->redirects[i] = range.least & CONTROL_REDIRECTS ? FACT_YES :
			       range.most & CONTROL_REDIRECTS ? FACT_UNKNOWN : FACT_NO;
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

static enum fact any_redirects(const struct analysis *analysis,
			       const struct p2pdma *p2pdma)
{
	enum fact any = FACT_NO;
	unsigned int i;

	for (i = 0; i < analysis->machine->count; i++) {
		if (p2pdma->redirects[i] == FACT_YES)
			return FACT_YES;
		if (p2pdma->redirects[i] == FACT_UNKNOWN)
			any = FACT_UNKNOWN;
	}
	return any;
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
	enum fact any;
	unsigned int i;

	p2pdma->redirects = allocate(analysis->machine->count,
				     sizeof(*p2pdma->redirects));
	for (i = 0; i < analysis->machine->count; i++)
		p2pdma->redirects[i] = FACT_NO;
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
	any = any_redirects(analysis, p2pdma);
	p2pdma->direct = p2pdma->shares_bridge != FACT_YES ?
			 p2pdma->shares_bridge :
			 any == FACT_UNKNOWN ? FACT_UNKNOWN :
			 any == FACT_YES ? FACT_NO : FACT_YES;
	return p2pdma;
}

/**
 * p2pdma_free - free a judgement
 * @p2pdma: from p2pdma_judge(), or NULL
 */
void p2pdma_free(struct p2pdma *p2pdma)
{
	if (p2pdma)
		free(p2pdma->redirects);
	free(p2pdma);
}
