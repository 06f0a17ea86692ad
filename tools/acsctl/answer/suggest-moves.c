// SPDX-License-Identifier: GPL-2.0-only
/*
 * Slots that would do what an option would, if all functions that were asked for
 * are on one card.
 */
#include "answer/slots.h"
#include "answer/suggest-moves.h"
#include "base/memory.h"

static bool has_all_asked(const struct suggestion *s, const struct function *port)
{
	const struct function *f = s->machine->functions;
	unsigned int i;

	for (i = 0; i < s->machine->count; i++)
		if (s->asked[i] && !function_is_below(&f[i], port))
			return false;
	return true;
}

/* Returns the number of the lowest port above all of them, or the count */
static unsigned int find_port(const struct suggestion *s)
{
	const struct function *f = s->machine->functions;
	unsigned int i, found = s->machine->count;

	for (i = 0; i < s->machine->count; i++)
		if (function_leads_down(&f[i]) && has_all_asked(s, &f[i]))
			found = i;
	return found;
}

/**
 * moves_find - find the slots in which a card needs no option
 * @suggestion: the suggestion, whose moves are filled in
 */
void moves_find(struct suggestion *suggestion)
{
	struct suggestion *s = suggestion;
	const struct function *f = s->machine->functions;
	unsigned int port = find_port(s), i;

	if (port == s->machine->count || f[port].slot == FACT_NO)
		return;
	for (i = 0; i < s->machine->count; i++) {
		if (!is_free_slot(s->machine, &f[i]) ||
		    !analysis_would_be_apart(s->before, port, i, s->asked))
			continue;
		s->moves = reallocate(s->moves, s->move_count + 1,
				      sizeof(*s->moves));
		s->moves[s->move_count++] = i;
	}
}
