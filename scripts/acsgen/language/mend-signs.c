// SPDX-License-Identifier: GPL-2.0-only
/*
 * Replaces signs of other languages by what they stand for.
 */
#include "base/text.h"
#include "language/mend.h"

/* The first that is expected is meant */
static const struct {
	const char *text;
	const char *name;
	int meant;
} signs[] = {
	{ "-", "'-'", T_RANGE },
	{ "-", "'-'", ':' },
	{ "...", "'...'", T_RANGE },
	{ "\xe2\x80\x93", "a dash", T_RANGE },
	{ "\xe2\x80\x94", "a dash", T_RANGE },
	{ "..", "'..'", ':' },
	{ "!", "'!'", T_NOT },
	{ "&&", "'&&'", T_AND },
	{ "&", "'&'", T_AND },
	{ "||", "'||'", T_OR },
	{ "|", "'|'", T_OR },
};

static void suggest_range(const struct mender *m, int meant)
{
	const struct token *first = &m->given[m->count - 1];
	const struct token *last = next_token(m->next);

	if (first->symbol == T_NUMBER && last->symbol == T_NUMBER)
		suggest("write %s%s%s", token_text(first),
			meant == ':' ? ":" : "..", token_text(last));
}

static bool mend_operator(struct mender *m)
{
	unsigned int i = 0;

	while (i < ARRAY_SIZE(signs) &&
	       !(is_text_of(m->next, signs[i].text) &&
		 expects(&m->expected, signs[i].meant)))
		i++;
	if (i == ARRAY_SIZE(signs) || begins_clause(m))
		return false;
	if (complain_here(m, "found %s: expected %s", signs[i].name,
			  name_token(signs[i].meant)))
		suggest_range(m, signs[i].meant);
	m->next->symbol = signs[i].meant;
	m->quiet = true;
	return true;
}

static struct token *find_closing(struct token *token)
{
	unsigned int depth = 0;

	while (token->symbol && !begins_block(token)) {
		depth += is_text_of(token, "(");
		depth -= is_text_of(token, ")");
		if (!depth)
			return token;
		token = next_token(token);
	}
	return NULL;
}

static bool mend_round_braces(struct mender *m)
{
	struct token *end;

	if (!expects(&m->expected, '{') || !is_text_of(m->next, "(") ||
	    !may_work(m, 1))
		return false;
	end = find_closing(m->next);
	complain_here(m, "found '(': expected '{'");
	m->next->symbol = '{';
	if (end)
		end->symbol = '}';
	return true;
}

static bool is_condition(const struct mender *m)
{
	int symbol = begins_clause(m) ? 0 : m->given[m->clause].symbol;

	return symbol == T_IF || symbol == T_UNLESS;
}

static bool mend_parenthesis(struct mender *m)
{
	if (!is_condition(m) ||
	    !(is_text_of(m->next, "(") || is_text_of(m->next, ")")))
		return false;
	complain_here(m, "found %s: expected no parentheses",
		      found_text(m, m->next));
	m->quiet = true;
	take(m);
	return true;
}

static bool mend_comparison(struct mender *m)
{
	if (!is_condition(m) || m->next->symbol != T_SIGN ||
	    !expects(&m->expected, '{'))
		return false;
	if (complain_unexpected(m))
		advise(m);
	m->quiet = true;
	take(m);
	if (m->next->symbol == T_NUMBER)
		take(m);
	return true;
}

static bool is_word_between_bits(struct token *token)
{
	return next_token(token)->symbol == T_BIT_NAME &&
	       (token->symbol == ',' ||
		(token->symbol == T_SIGN && token->text[0] != '-'));
}

static const char *list_bits(const struct mender *m)
{
	struct token *token = m->next;
	struct text text;

	begin_text(&text);
	fputs(token_text(&m->given[m->count - 1]), text.out);
	for (; is_word_between_bits(token) || token->symbol == T_BIT_NAME;
	     token = next_token(token))
		if (token->symbol == T_BIT_NAME)
			fprintf(text.out, " %s", token_text(token));
	return end_text(&text);
}

static bool mend_bits(struct mender *m)
{
	if (!expects(&m->expected, T_BIT_NAME) || begins_clause(m) ||
	    m->given[m->count - 1].symbol != T_BIT_NAME ||
	    !is_word_between_bits(m->next))
		return false;
	if (complain_here(m, "found %s: expected only blanks between ACS bits",
			  found_text(m, m->next)))
		suggest("write %s", list_bits(m));
	m->quiet = true;
	take(m);
	return true;
}

/**
 * mend_sign - replace a sign by what it stands for
 * @m: the state
 *
 * Return: false if that is not what is wrong.
 */
bool mend_sign(struct mender *m)
{
	return mend_operator(m) || mend_bits(m) || mend_round_braces(m) ||
	       mend_parenthesis(m) || mend_comparison(m);
}
