// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finds out why functions get no groups of their own, whatever the option.
 * Either they would not even if everything isolated, or something cannot be
 * made to isolate.
 */
#include <stdarg.h>
#include <stdlib.h>

#include "answer/suggest-obstacles.h"
#include "base/memory.h"
#include "base/text.h"

/**
 * struct finding - state of the search for obstacles
 * @suggestion: suggestion that has tried everything
 * @ideal: groups if everything isolated
 * @obstacles: those found
 */
struct finding {
	const struct suggestion *suggestion;
	struct placement *ideal;
	struct obstacles *obstacles;
};

static void __printf(5, 6) add(struct finding *finding, unsigned int asked,
			       unsigned int function, unsigned int unknown,
			       const char *format, ...)
{
	struct obstacles *obstacles = finding->obstacles;
	struct obstacle *obstacle;
	va_list args;

	obstacles->list = reallocate(obstacles->list, obstacles->count + 1,
				     sizeof(*obstacle));
	obstacle = &obstacles->list[obstacles->count++];
	va_start(args, format);
	obstacle->text = text_vformat(format, args);
	va_end(args);
	obstacle->asked = asked;
	obstacle->function = function;
	obstacle->unknown = unknown;
	obstacle->tried = false;
}

static void add_unknown(struct finding *finding, unsigned int asked,
			unsigned int function, unsigned int unknown)
{
	char text[UNKNOWN_TEXT];
	unsigned int fact;

	while ((fact = unknown_next(&unknown))) {
		unknown_format(text, sizeof(text), fact);
		add(finding, asked, function, fact, "%s", text);
	}
}

static bool is_above(const struct function *bridge, const struct function *f)
{
	while (f && f != bridge)
		f = f->above;
	return f;
}

/*
 * If everything isolates, only functions with the same requester ID share a
 * group
 */
static bool sends_in_same_name(const struct finding *finding,
			       unsigned int asked, unsigned int other)
{
	const unsigned int *sets = finding->suggestion->asked;

	return sets[other] != sets[asked] &&
	       finding->ideal[other].group == finding->ideal[asked].group;
}

static const char *describe_sender(const struct function *asked,
				   const struct function *other, bool certain)
{
	if (is_above(other, asked))
		return certain ?
			"replaces the requester ID of everything below it" :
			"whether it replaces the requester ID of everything below it is unknown";
	if (is_above(asked, other))
		return certain ?
			"is below it, and has its requester ID" :
			"whether it has the requester ID of the bridge is unknown";
	return certain ? "has the same requester ID" :
			 "whether it has the same requester ID is unknown";
}

static void add_sender(struct finding *finding, unsigned int asked,
		       unsigned int other)
{
	const struct function *f = finding->suggestion->machine->functions;
	bool certain = finding->ideal[other].best ==
		       finding->ideal[asked].best;
	bool is_bridge = is_above(&f[other], &f[asked]) ||
			 is_above(&f[asked], &f[other]);

	add(finding, asked, other,
	    certain ? 0 : is_bridge ? UNKNOWN_TYPE : UNKNOWN_ALIAS, "%s",
	    describe_sender(&f[asked], &f[other], certain));
}

/* A bridge is enough: everything else below it is in the same position */
static void add_senders(struct finding *finding, unsigned int asked)
{
	const struct function *f = finding->suggestion->machine->functions;
	unsigned int before = finding->obstacles->count, i;

	for (i = 0; i < finding->suggestion->machine->count; i++)
		if (sends_in_same_name(finding, asked, i) &&
		    is_above(&f[i], &f[asked]))
			add_sender(finding, asked, i);
	if (finding->obstacles->count > before)
		return;
	for (i = 0; i < finding->suggestion->machine->count; i++)
		if (sends_in_same_name(finding, asked, i))
			add_sender(finding, asked, i);
}

static void add_lack(struct finding *finding, unsigned int asked,
		     unsigned int step)
{
	const struct suggestion *s = finding->suggestion;
	unsigned int function = s->steps[step].function;
	const struct verdict *verdict = &s->after->verdicts[function];
	char text[ACS_REASON_TEXT];

	if (verdict->isolates == FACT_YES)
		return;
	if (verdict->isolates == FACT_UNKNOWN) {
		add_unknown(finding, asked, function, verdict->unknown);
		return;
	}
	acs_format_reason(text, sizeof(text), &verdict->decision);
	if (s->base->item_count + step >= s->policy.item_count)
		add(finding, asked, function, 0,
		    "the kernel accepts no more than %u items", ACS_ITEMS_MAX);
	else
		add(finding, asked, function, 0, "%s", text);
}

/*
 * Adds the functions that are still in its group though they were told to
 * isolate
 */
static void add_lacks(struct finding *finding, unsigned int asked)
{
	const struct suggestion *s = finding->suggestion;
	const struct placement *after = s->after->placements;
	unsigned int i;

	for (i = 0; i < s->step_count; i++)
		if (after[s->steps[i].function].group == after[asked].group)
			add_lack(finding, asked, i);
}

static void find_for(struct finding *finding, unsigned int asked)
{
	const struct suggestion *s = finding->suggestion;
	unsigned int before = finding->obstacles->count, i;

	add_senders(finding, asked);
	if (finding->obstacles->count > before)
		return;
	add_lacks(finding, asked);
	for (i = before; i < finding->obstacles->count; i++)
		finding->obstacles->list[i].tried = true;
	if (finding->obstacles->count > before)
		return;
	for (i = 0; i < s->machine->count; i++)
		if (analysis_depends_on(s->after, asked, i))
			add_unknown(finding, asked, i,
				    s->after->verdicts[i].unknown);
	if (finding->obstacles->count == before)
		add(finding, asked, asked, UNKNOWN_PLACE,
		    "which other functions share its group is unknown");
}

static struct placement *form_ideal(const struct machine *machine)
{
	enum fact *isolates = allocate(machine->count, sizeof(*isolates));
	struct placement *placements;
	unsigned int i;

	for (i = 0; i < machine->count; i++)
		isolates[i] = FACT_YES;
	placements = groups_form(machine, isolates, false);
	free(isolates);
	return placements;
}

/**
 * obstacles_find - find out why functions get no groups of their own
 * @suggestion: suggestion that has tried everything
 *
 * Return: the obstacles, to be freed with obstacles_free().
 */
struct obstacles *obstacles_find(const struct suggestion *suggestion)
{
	struct finding finding = {
		.suggestion = suggestion,
		.ideal = form_ideal(suggestion->machine),
		.obstacles = allocate(1, sizeof(struct obstacles)),
	};
	unsigned int i;

	for (i = 0; i < suggestion->machine->count; i++)
		if (suggestion->asked[i] &&
		    !analysis_is_apart(suggestion->after, suggestion->asked, i))
			find_for(&finding, i);
	free(finding.ideal);
	return finding.obstacles;
}

/**
 * obstacles_free - free obstacles
 * @obstacles: from obstacles_find()
 */
void obstacles_free(struct obstacles *obstacles)
{
	unsigned int i;

	for (i = 0; i < obstacles->count; i++)
		free(obstacles->list[i].text);
	free(obstacles->list);
	free(obstacles);
}

/* The effect of a VMD controller is known */
static bool is_unknown(const struct obstacle *obstacle)
{
	return obstacle->unknown && obstacle->unknown != UNKNOWN_VMD;
}

/**
 * obstacles_are_unknown - check whether all obstacles are unknown facts
 * @obstacles: from obstacles_find()
 *
 * Return: true if an option might work all the same.
 */
bool obstacles_are_unknown(const struct obstacles *obstacles)
{
	unsigned int i;

	for (i = 0; i < obstacles->count; i++)
		if (!is_unknown(&obstacles->list[i]))
			return false;
	return true;
}

/**
 * obstacles_are_tried - check whether obstacles were found by trying an option
 * @obstacles: from obstacles_find()
 *
 * Return: true if one of them was.
 */
bool obstacles_are_tried(const struct obstacles *obstacles)
{
	unsigned int i;

	for (i = 0; i < obstacles->count; i++)
		if (obstacles->list[i].tried)
			return true;
	return false;
}
