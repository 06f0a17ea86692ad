// SPDX-License-Identifier: GPL-2.0-only
/*
 * Why functions get no groups of their own, whatever the option says. Either
 * they would not even if everything isolated, or something cannot be made to.
 */
#include <stdarg.h>
#include <stdlib.h>

#include "suggest.h"

/**
 * struct finding - obstacles in the making
 * @suggestion: in which all that could help has been tried
 * @ideal: groups if everything isolated
 * @obstacles: those found
 * @room: how many fit
 */
struct finding {
	const struct suggestion *suggestion;
	struct placement *ideal;
	struct obstacles *obstacles;
	unsigned int room;
};

static void __printf(5, 6) add(struct finding *finding, unsigned int asked,
			       unsigned int function, unsigned int unknown,
			       const char *format, ...)
{
	struct obstacles *obstacles = finding->obstacles;
	struct obstacle *obstacle;
	va_list args;

	if (obstacles->count == finding->room) {
		finding->room = finding->room ? finding->room * 2 : 16;
		obstacles->list = realloc(obstacles->list,
					  finding->room * sizeof(*obstacle));
	}
	obstacle = obstacles->list ? &obstacles->list[obstacles->count++] : NULL;
	va_start(args, format);
	if (!obstacle || vasprintf(&obstacle->text, format, args) < 0) {
		fputs("acsctl: there is not enough memory\n", stderr);
		exit(3);
	}
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
	unsigned int bit;

	for (bit = 0; unknown >> bit; bit++) {
		if (!(unknown & BIT(bit)))
			continue;
		unknown_text(text, sizeof(text), BIT(bit));
		add(finding, asked, function, BIT(bit), "%s", text);
	}
}

static bool is_above(const struct function *bridge, const struct function *f)
{
	while (f && f != bridge)
		f = f->above;
	return f;
}

/* With everything isolating, a group has only those that send in one name */
static bool sends_in_same_name(const struct finding *finding,
			       unsigned int asked, unsigned int other)
{
	const unsigned int *sets = finding->suggestion->asked;

	return sets[other] != sets[asked] &&
	       finding->ideal[other].group == finding->ideal[asked].group;
}

static const char *word_sender(const struct function *asked,
			       const struct function *other, bool certain)
{
	if (is_above(other, asked))
		return certain ?
			"sends in its own name what comes from behind it" :
			"whether it sends in its own name what comes from behind it is not known";
	if (is_above(asked, other))
		return certain ?
			"is behind it, and sent for in its name" :
			"whether it is sent for in the name of the bridge is not known";
	return certain ? "sends in the same name" :
			 "whether it sends in the same name is not known";
}

static void add_sender(struct finding *finding, unsigned int asked,
		       unsigned int other)
{
	const struct function *f = finding->suggestion->machine->functions;
	bool certain = finding->ideal[other].best ==
		       finding->ideal[asked].best;

	add(finding, asked, other, certain ? 0 : UNKNOWN_ALIAS, "%s",
	    word_sender(&f[asked], &f[other], certain));
}

/* A bridge says it all: whoever else is behind it is in the same position */
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
		    "the kernel takes no more than %u items", ACS_ITEMS_MAX);
	else
		add(finding, asked, function, 0, "%s", text);
}

/* Whoever it is still with, of those that isolation was asked of */
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
		if (study_hangs_on(s->after, asked, i))
			add_unknown(finding, asked, i,
				    s->after->verdicts[i].unknown);
	if (finding->obstacles->count == before)
		add(finding, asked, asked, UNKNOWN_PLACE,
		    "who else is with it is not known");
}

static struct placement *form_ideal(const struct machine *machine)
{
	enum fact *isolates = allocate(machine->count, sizeof(*isolates));
	struct placement *placements;
	unsigned int i;

	for (i = 0; i < machine->count; i++)
		isolates[i] = FACT_YES;
	placements = groups_form(machine, isolates);
	free(isolates);
	return placements;
}

/**
 * obstacles_find - find out why functions get no groups of their own
 * @suggestion: in which all that could help has been tried
 *
 * Return: the obstacles, which obstacles_free() frees.
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
		    !study_is_apart(suggestion->after, suggestion->asked, i))
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

/* A bridge that swallows everything is known, though its domain is not shown */
static bool is_unknown(const struct obstacle *obstacle)
{
	return obstacle->unknown && obstacle->unknown != UNKNOWN_VMD;
}

/**
 * obstacles_are_unknown - ask whether it might work all the same
 * @obstacles: from obstacles_find()
 *
 * Return: true if all of it is something that is not known.
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
 * obstacles_are_tried - ask whether it took a trial to find them
 * @obstacles: from obstacles_find()
 *
 * Return: true if one of them shows under what has been tried.
 */
bool obstacles_are_tried(const struct obstacles *obstacles)
{
	unsigned int i;

	for (i = 0; i < obstacles->count; i++)
		if (obstacles->list[i].tried)
			return true;
	return false;
}
