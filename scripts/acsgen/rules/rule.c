// SPDX-License-Identifier: GPL-2.0-only
/*
 * Functions for resolved rules.
 */
#include <string.h>

#include "base/arena.h"
#include "rules/rule.h"

/**
 * rule_has_method - check whether a rule uses registers
 * @rule: the rule
 *
 * Return: true if it has a program, or an answer from registers.
 */
bool rule_has_method(const struct rule *rule)
{
	return rule->control || rule->step_count;
}

/**
 * rule_text_bytes - compute the size of a rule's texts in the tables
 * @rule: the rule
 *
 * Return: bytes of its name, its file and the names of its evidence.
 */
size_t rule_text_bytes(const struct rule *rule)
{
	size_t bytes = strlen(rule->name->text) + 1 +
		       strlen(rule->name->place.source->name) + 1;
	const struct cited *cited;

	for (cited = rule->evidence; cited; cited = cited->next)
		bytes += strlen(cited->evidence->name->text) + 1;
	return bytes;
}

/**
 * name_of_id - look up the name of the hardware with an id
 * @rule: a rule
 * @device: device id
 *
 * Return: the name that the rule gives it, or NULL.
 */
const char *name_of_id(const struct rule *rule, u16 device)
{
	const struct ids *ids = find_id(rule->id_set, device);

	return ids ? ids->name : NULL;
}

/**
 * difference_of_id - look up what a rule states about the kernel's own table
 * @rule: a rule
 * @device: device id
 *
 * Return: the first statement about that id, or NULL.
 */
const struct difference *difference_of_id(const struct rule *rule, u16 device)
{
	const struct difference *difference;
	const struct ids *ids;

	for (difference = rule->differences; difference;
	     difference = difference->next)
		for (ids = difference->ids; ids; ids = ids->next)
			if (ids->first <= device && device <= ids->last)
				return difference;
	return NULL;
}

/**
 * program_of - find a program of a rule
 * @rule: the rule, or NULL
 * @enable: the one that enables, not the one that turns redirection off
 * @count: set to the number of its steps
 *
 * Return: its first step, if @count is not 0.
 */
const struct step *program_of(const struct rule *rule, bool enable,
			      unsigned int *count)
{
	const struct step *step = rule ? rule->steps : NULL;
	unsigned int i;

	*count = rule ? rule->enable_count : 0;
	if (!rule || enable)
		return step;
	*count = rule->step_count - rule->enable_count;
	for (i = 0; i < rule->enable_count; i++)
		step = step->next;
	return step;
}

/**
 * each_register - iterate over the registers that a rule uses
 * @rule: resolved
 * @function: is called for each use
 * @context: is passed to it
 */
void each_register(const struct rule *rule,
		   void (*function)(void *context, const struct reg *reg),
		   void *context)
{
	const struct step *step;
	const struct term *term;

	if (rule->control) {
		function(context, rule->capability);
		function(context, rule->control);
	}
	for (step = rule->steps; step; step = step->next) {
		if (step->reg)
			function(context, step->reg);
		if (step->where)
			function(context, step->where);
		for (term = step->terms; term; term = term->next)
			if (term->reg)
				function(context, term->reg);
	}
}

/**
 * struct collection - a collection of evidence
 * @number: counts collections
 * @last: the last of the ring of what has been found
 */
struct collection {
	unsigned int number;
	struct cited *last;
};

static void add_evidence(struct collection *collection, const struct cited *more)
{
	for (; more; more = more->next) {
		struct cited *cited;

		if (more->evidence->collected == collection->number)
			continue;
		more->evidence->collected = collection->number;
		cited = arena_alloc(sizeof(*cited));
		cited->evidence = more->evidence;
		RING_ADD(collection->last, collection->last, cited);
	}
}

static void add_register(void *context, const struct reg *reg)
{
	add_evidence(context, reg->evidence);
	if (reg->window)
		add_evidence(context, reg->window->evidence);
}

/**
 * all_evidence - collect all evidence for a rule
 * @rule: the rule
 *
 * Return: its own evidence, and that of the registers and windows that it uses,
 * without duplicates.
 */
const struct cited *all_evidence(const struct rule *rule)
{
	static unsigned int count;
	struct collection collection = { .number = ++count };

	add_evidence(&collection, rule->evidence);
	each_register(rule, add_register, &collection);
	return RING_OPEN(collection.last);
}

/**
 * struct search - the search for a window
 * @window: which
 * @found: a register lies in it
 */
struct search {
	const struct window *window;
	bool found;
};

static void search_window(void *context, const struct reg *reg)
{
	struct search *search = context;

	if (reg->window == search->window)
		search->found = true;
}

/**
 * rule_uses_window - check whether a register of a rule is in a window
 * @rule: the rule
 * @window: the window
 *
 * Return: true if one does.
 */
bool rule_uses_window(const struct rule *rule, const struct window *window)
{
	struct search search = { .window = window };

	each_register(rule, search_window, &search);
	return search.found;
}
