// SPDX-License-Identifier: GPL-2.0-only
/*
 * Mends braces: a block has no end, or ends early, and clauses stand in blocks
 * that they do not belong in.
 */
#include "language/mend.h"

/* Open blocks at the next block of the top level; below 0, one ended early */
static int balance(struct mender *m)
{
	struct token *token = m->next;
	int depth = m->depth;

	for (; token->symbol && !begins_block(token) && depth >= 0;
	     token = next_token(token)) {
		if (!may_work(m, 1))
			return 0;
		depth += token->symbol == '{';
		depth -= token->symbol == '}';
	}
	return depth;
}

static const struct token *begin_of(const struct mender *m, unsigned int depth)
{
	return &m->given[m->opens[depth - 1].first];
}

static void note_open(const struct mender *m, const struct token *begin)
{
	struct place place = token_place(m->parsing->source, begin);

	note_at(&place, "this block has no end");
}

static void note_end(const struct mender *m)
{
	struct place place = token_place(m->parsing->source, m->last);

	note_at(&place, "the block before it ends here");
}

/* Ends the blocks below the first @depth ones */
static bool close_blocks(struct mender *m, unsigned int depth)
{
	unsigned int at = m->depth;

	if (complain_here(m, "found %s: expected '}'",
			  found_text(m, m->next))) {
		if (m->unclosed.symbol)
			note_open(m, &m->unclosed);
		else
			for (; at > depth; at--)
				note_open(m, begin_of(m, at));
	}
	m->unclosed.symbol = 0;
	while (m->depth > depth && !m->done) {
		if (!complete(m, '}'))
			return false;
		give(m, '}');
	}
	if (!m->next->symbol)
		m->done = true;
	return true;
}

/* The innermost block outside that the next token fits in, or -1 */
static int find_depth(struct mender *m)
{
	int depth = m->depth - 1;

	while (depth >= 0 && !fits_at_depth(m, depth, m->next))
		depth--;
	return depth;
}

static bool mend_missing_end(struct mender *m)
{
	int depth;

	if (!m->depth || (m->next->symbol && !is_keyword(m->next->symbol)))
		return false;
	if (!m->next->symbol || begins_block(m->next))
		return close_blocks(m, 0);
	if (balance(m) <= 0)
		return false;
	depth = find_depth(m);
	return depth >= 0 && close_blocks(m, depth);
}

/* Leaves out all up to the brace that should have ended the block */
static void skip_to_end(struct mender *m)
{
	int depth = 1;

	while (depth && m->next->symbol && !begins_block(m->next)) {
		depth += m->next->symbol == '{';
		depth -= m->next->symbol == '}';
		take(m);
	}
}

static bool mend_early_end(struct mender *m)
{
	if (!m->depth || !m->last || m->last->symbol != '}' ||
	    balance(m) >= 0 || !fits_at_depth(m, m->depth + 1, m->next))
		return false;
	if (complain_unexpected(m))
		note_end(m);
	skip_to_end(m);
	return true;
}

static bool is_clause(struct token *token)
{
	return is_keyword(token->symbol) ||
	       next_token(token)->symbol == '=';
}

static bool mend_outside(struct mender *m)
{
	static const char outside[] =
		"found a clause outside of a block: expected a block, or no '}' before it";
	bool ended = m->last && m->last->symbol == '}';

	if (m->count || !ended)
		return false;
	if (m->next->symbol == '}') {
		if (complain_here(m, "found '}': expected no '}' without a '{'"))
			note_end(m);
		take(m);
		m->done = true;
		return true;
	}
	if (!is_clause(m->next))
		return false;
	if (complain_here(m, "%s", outside))
		note_end(m);
	skip_to_end(m);
	m->done = true;
	return true;
}

static bool mend_misplaced(struct mender *m)
{
	int depth;

	if (!m->depth || !is_keyword(m->next->symbol))
		return false;
	depth = find_depth(m);
	if (depth < 1)
		return false;
	if (complain_unexpected(m))
		suggest("%s belongs after the '}' of %s",
			token_text(m->next),
			token_text(begin_of(m, depth + 1)));
	skip_clause(m);
	return true;
}

/**
 * mend_brace - mend a brace, or what a wrong one leads to
 * @m: the state
 *
 * Return: false if that is not what is wrong.
 */
bool mend_brace(struct mender *m)
{
	return begins_clause(m) &&
	       (mend_outside(m) || mend_missing_end(m) || mend_early_end(m) ||
		mend_misplaced(m));
}
