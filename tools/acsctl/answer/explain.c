// SPDX-License-Identifier: GPL-2.0-only
/*
 * Puts an explanation together.
 */
#include <stdarg.h>
#include <stdlib.h>

#include "answer/explain.h"

/**
 * remarks_add - add a remark
 * @remarks: the list
 * @function: number of the function that it is about
 * @format: as for printf()
 */
void remarks_add(struct remarks *remarks, unsigned int function,
		 const char *format, ...)
{
	struct remark remark = { .function = function };
	struct remark *list = realloc(remarks->list, (remarks->count + 1) *
						     sizeof(*list));
	va_list args;

	va_start(args, format);
	if (!list || vasprintf(&remark.text, format, args) < 0) {
		fputs("acsctl: there is not enough memory\n", stderr);
		exit(3);
	}
	va_end(args);
	remarks->list = list;
	remarks->list[remarks->count++] = remark;
}

static void find_hops(struct explanation *explanation)
{
	const struct machine *machine = explanation->study->machine;
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
	const struct placement *places = explanation->study->placements;

	if (!places[explanation->function].certain)
		return FACT_UNKNOWN;
	return explanation->mates.count == 1 ? FACT_YES : FACT_NO;
}

/**
 * explain - find out why a function is where it is
 * @study: its machine under a policy; has to stay
 * @policy: the policy; has to stay
 * @function: its number
 *
 * Return: the explanation, which explanation_free() frees.
 */
struct explanation *explain(const struct study *study,
			    const struct acs_policy *policy,
			    unsigned int function)
{
	struct explanation *explanation = allocate(1, sizeof(*explanation));

	explanation->study = study;
	explanation->policy = policy;
	explanation->function = function;
	find_hops(explanation);
	find_mates(explanation);
	find_apart(explanation);
	find_names(explanation);
	find_unknown(explanation);
	find_readings(explanation);
	explanation->own_group = has_own_group(explanation);
	explanation->sentence = find_sentence(explanation);
	return explanation;
}

static void remarks_free(struct remarks *remarks)
{
	unsigned int i;

	for (i = 0; i < remarks->count; i++) {
		free(remarks->list[i].text);
		free(remarks->list[i].remedy);
	}
	free(remarks->list);
}

/**
 * explanation_free - free an explanation
 * @explanation: from explain()
 */
void explanation_free(struct explanation *explanation)
{
	unsigned int i;

	for (i = 0; i < explanation->reading_count; i++) {
		free(explanation->readings[i].name);
		free(explanation->readings[i].place);
		free(explanation->readings[i].before);
		free(explanation->readings[i].after);
		free(explanation->readings[i].fault);
	}
	free(explanation->readings);
	remarks_free(&explanation->mates);
	remarks_free(&explanation->apart);
	remarks_free(&explanation->names);
	remarks_free(&explanation->unknown);
	free(explanation->hops);
	free(explanation->sentence);
	free(explanation);
}
