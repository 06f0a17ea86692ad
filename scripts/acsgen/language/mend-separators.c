// SPDX-License-Identifier: GPL-2.0-only
/*
 * Mends separators: one is missing, is another one, or is one too many.
 */
#include "base/arena.h"
#include "language/mend.h"

static struct place place_after(const struct mender *m,
				const struct token *token)
{
	struct place place = token_place(m->parsing->source, token);

	place.line = place.end_line;
	place.column = place.end_column;
	return place;
}

static bool is_separator(int symbol)
{
	return symbol == ';' || symbol == ',' || symbol == '{';
}

/* Separators are missed at the end of the token before, others where they are */
static void complain_missing(struct mender *m, int symbol)
{
	const char *found = found_text(m, m->next);
	struct place place;

	if (!is_separator(symbol) || !m->last) {
		complain_here(m, "found %s: expected %s", found,
			      name_token(symbol));
		return;
	}
	if (m->next->symbol && on_later_line(m->next, m->last))
		found = "the end of the line";
	place = place_after(m, m->last);
	complain(m, &place, "syntax", "found %s: expected %s", found,
		 name_token(symbol));
}

/* What is expected alone, and the separators */
static bool mend_missing(struct mender *m)
{
	static const int separators[] = { ',', ';', '{' };
	unsigned int i;
	int symbol = 0;

	if (m->expected.count == 1)
		symbol = only_expected(&m->expected);
	for (i = 0; !symbol && i < ARRAY_SIZE(separators); i++)
		if (expects(&m->expected, separators[i]) &&
		    fits_after(m, separators[i], m->next))
			symbol = separators[i];
	if (!symbol || !fits_after(m, symbol, m->next))
		return false;
	complain_missing(m, symbol);
	give(m, symbol);
	return true;
}

/* A clause ends where a block of the top level begins */
static bool mend_cut_clause(struct mender *m)
{
	if (begins_clause(m) || !begins_block(m->next) ||
	    !expects(&m->expected, ';'))
		return false;
	complain_missing(m, ';');
	give(m, ';');
	return true;
}

static bool leave_out(struct mender *m, const char *why)
{
	complain_here(m, "found %s: expected no %s", found_text(m, m->next),
		      why);
	take(m);
	return true;
}

static bool mend_second(struct mender *m)
{
	int symbol = m->next->symbol;
	int last = m->last ? m->last->symbol : 0;

	if (symbol == ',' && last == ',')
		return leave_out(m, "second ','");
	if (symbol != ';' || !begins_clause(m))
		return false;
	if (last == ';')
		return leave_out(m, "second ';'");
	if (last == '}')
		return leave_out(m, "';' after '}'");
	if (last == '{')
		return leave_out(m, "';' after '{'");
	return false;
}

/* After the word that begins a clause */
static bool mend_sign_of_assignment(struct mender *m)
{
	if ((m->next->symbol != '=' && m->next->symbol != ':') ||
	    m->count != m->clause + 1 || !fits(m, next_token(m->next)))
		return false;
	return leave_out(m, arena_printf("%s here", found_text(m, m->next)));
}

static bool mend_other_separator(struct mender *m)
{
	int symbol = m->next->symbol;

	if ((symbol != ',' && symbol != ':' && symbol != '.') ||
	    !expects(&m->expected, ';') ||
	    !fits_after(m, ';', next_token(m->next)))
		return false;
	complain_here(m, "found %s: expected ';'", found_text(m, m->next));
	take(m);
	give(m, ';');
	return true;
}

/**
 * mend_separator - mend a separator
 * @m: the state
 *
 * Return: false if that is not what is wrong.
 */
bool mend_separator(struct mender *m)
{
	return mend_second(m) || mend_sign_of_assignment(m) ||
	       mend_other_separator(m) || mend_missing(m) ||
	       mend_cut_clause(m);
}

/**
 * mend_comma - mend a comma that may come next, but not before what follows
 * @m: the state
 *
 * Return: false if it is right.
 */
bool mend_comma(struct mender *m)
{
	struct token *next = next_token(m->next);

	if (m->next->symbol != ',')
		return false;
	if (next->symbol == ';')
		return leave_out(m, "',' before ';'");
	if (!is_keyword(next->symbol) || !on_later_line(next, m->next) ||
	    fits_after(m, ',', next) || !fits_after(m, ';', next))
		return false;
	complain_here(m, "found ',': expected ';'");
	take(m);
	give(m, ';');
	return true;
}
