// SPDX-License-Identifier: GPL-2.0-only
/*
 * Parses a block with mistakes.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "language/mend.h"
#include "language/vocabulary.h"

/* Tokens that may be looked at in a file to find out what is meant */
#define WORK_MAX	10000000
/* Tokens that complete a clause at most */
#define COMPLETE_MAX	24

/**
 * complain - report an error, unless one has been reported for the clause
 * @m: the state
 * @place: where
 * @check: the check's name
 * @format: the text, as for printf()
 *
 * Return: true if it was reported, so that notes can be added.
 */
bool complain(struct mender *m, const struct place *place, const char *check,
	      const char *format, ...)
{
	va_list args;

	if (m->quiet)
		return false;
	va_start(args, format);
	report_at(SEVERITY_ERROR, place, check, format, args);
	va_end(args);
	return error_count() <= ERRORS_SHOWN;
}

/**
 * complain_here - report a syntax error at the next token
 * @m: the state
 * @format: the text, as for printf()
 *
 * Return: see complain().
 */
bool complain_here(struct mender *m, const char *format, ...)
{
	struct place place = token_place(m->parsing->source, m->next);
	va_list args;

	if (m->quiet)
		return false;
	va_start(args, format);
	report_at(SEVERITY_ERROR, &place, "syntax", format, args);
	va_end(args);
	return error_count() <= ERRORS_SHOWN;
}

/**
 * complain_unexpected - report the next token, and what was expected
 * @m: the state
 *
 * Return: see complain().
 */
bool complain_unexpected(struct mender *m)
{
	if (m->quiet)
		return false;
	return complain_here(m, "found %s: expected %s", found_text(m, m->next),
			     list_expected(&m->expected));
}

/**
 * token_text - copy the text of a token
 * @token: the token
 *
 * Return: the copy.
 */
const char *token_text(const struct token *token)
{
	return arena_text(token->text, token->length);
}

/**
 * is_text_of - compare the text of a token
 * @token: the token
 * @text: the text
 *
 * Return: true if it has that text.
 */
bool is_text_of(const struct token *token, const char *text)
{
	return token->text && token->length == strlen(text) &&
	       !memcmp(token->text, text, token->length);
}

/**
 * found_text - say what a token is, for messages
 * @m: the state
 * @token: the token
 *
 * Return: the text.
 */
const char *found_text(const struct mender *m, const struct token *token)
{
	u32 value;

	if (token->symbol == T_SIGN)
		return arena_printf("'%s'", token_text(token));
	if (token->symbol == T_BIT_NAME &&
	    (expects(&m->expected, T_NAME) ||
	     !vocabulary_find(&acs_bits, token_text(token), &value)))
		return name_token(T_ODD_NAME);
	return name_token(token->symbol);
}

/**
 * on_later_line - compare the lines of two tokens
 * @token: a token
 * @than: an earlier one, or NULL
 *
 * Return: true if they are on different lines.
 */
bool on_later_line(const struct token *token, const struct token *than)
{
	return !than || token->line > than->line;
}

/**
 * begins_block - check whether a block at the top level, or an include, begins
 * @token: the first token
 *
 * Return: true if so.
 */
bool begins_block(struct token *token)
{
	switch (token->symbol) {
	case T_RULE:
	case T_HOST_BRIDGE:
	case T_WINDOW:
	case T_REGISTER:
	case T_INCLUDE:
		return true;
	/* Within a block this is a list of names */
	case T_EVIDENCE:
		return next_token(next_token(token))->symbol == '{';
	default:
		return false;
	}
}

/**
 * skip_block - find the next block at the top level
 * @token: where to begin
 *
 * Return: its first token, or the last of the file.
 */
struct token *skip_block(struct token *token)
{
	while (token->symbol && !begins_block(token))
		token = next_token(token);
	return token;
}

/**
 * begins_clause - check whether the parser expects a clause or block to begin
 * @m: the state
 *
 * Return: true if so.
 */
bool begins_clause(const struct mender *m)
{
	return m->count == m->clause;
}

/* Evidence is defined at the top level, and listed below it */
static bool is_misplaced(struct token *token, unsigned int depth)
{
	int third;

	if (token->symbol != T_EVIDENCE)
		return false;
	third = next_token(next_token(token))->symbol;
	return depth ? third == '{' : third == ';' || third == ',';
}

static bool fits_expected(const struct expected *expected, struct token *token,
			  unsigned int depth, bool begins)
{
	return expects(expected, token->symbol) &&
	       !(begins && is_misplaced(token, depth));
}

/**
 * fits - check whether a token may come next
 * @m: the state
 * @token: the token
 *
 * Return: true if it may.
 */
bool fits(const struct mender *m, struct token *token)
{
	return fits_expected(&m->expected, token, m->depth, begins_clause(m));
}

/**
 * may_work - limit the time that is taken to find out what is meant
 * @m: the state
 * @work: tokens to look at
 *
 * Return: true if they may be looked at.
 */
bool may_work(struct mender *m, size_t work)
{
	if (m->quiet || error_count() > ERRORS_SHOWN ||
	    m->work + work > WORK_MAX)
		return false;
	m->work += work;
	return true;
}

/* A token that the source lacks, where the next one is */
static struct token make_token(const struct mender *m, int symbol)
{
	struct token token = *m->next;

	/* Whatever is read of it is there: quotes, or a number */
	token.text = "\"\"0.0";
	token.length = 2;
	token.symbol = symbol;
	token.defect = DEFECT_NONE;
	return token;
}

/*
 * What may come after the given tokens up to the innermost of @depth blocks, of
 * the clause if @clause is set, and then @symbols. True unless the item ends.
 */
static bool try_out(struct mender *m, unsigned int depth, bool clause,
		    const int *symbols, struct expected *expected)
{
	yypstate *state = yypstate_new();
	int status = YYPUSH_MORE;
	unsigned int i;
	size_t at;

	m->parsing->trial = true;
	for (i = 0; i < depth; i++)
		for (at = m->opens[i].first; at < m->opens[i].after; at++)
			give_token(state, m->parsing, &m->given[at]);
	for (at = m->clause; clause && at < m->count; at++)
		give_token(state, m->parsing, &m->given[at]);
	for (; *symbols && status == YYPUSH_MORE; symbols++) {
		struct token token = make_token(m, *symbols);

		find_expected(state, expected);
		if (expects(expected, *symbols))
			status = give_token(state, m->parsing, &token);
		else
			status = 1;
	}
	m->parsing->trial = false;

	if (status == YYPUSH_MORE)
		find_expected(state, expected);
	else
		expected->count = 0;
	yypstate_delete(state);
	return status == YYPUSH_MORE;
}

static size_t size_of_opens(const struct mender *m, unsigned int depth)
{
	size_t size = 1;
	unsigned int i;

	for (i = 0; i < depth; i++)
		size += m->opens[i].after - m->opens[i].first;
	return size;
}

/**
 * fits_at_depth - check whether a token may begin a clause of an open block
 * @m: the state
 * @depth: which of the open blocks, counted from 1; 0 for the top level
 * @token: the token
 *
 * Return: true if it may.
 */
bool fits_at_depth(struct mender *m, unsigned int depth, struct token *token)
{
	static const int nothing[] = { 0 };
	struct expected expected;

	if (!depth)
		return !token->symbol || begins_block(token);
	if (!may_work(m, size_of_opens(m, depth)))
		return false;
	try_out(m, depth, false, nothing, &expected);
	return fits_expected(&expected, token, depth, true);
}

/**
 * fits_after - check whether a token may come after another
 * @m: the state
 * @symbol: the other token, which is expected
 * @token: the token
 *
 * Return: true if it may.
 */
bool fits_after(struct mender *m, int symbol, struct token *token)
{
	const int symbols[] = { symbol, 0 };
	struct expected expected;

	if (!may_work(m, size_of_opens(m, m->depth) + m->count - m->clause))
		return false;
	if (!try_out(m, m->depth, true, symbols, &expected))
		return fits_at_depth(m, 0, token);
	return fits_expected(&expected, token, m->depth + (symbol == '{'),
			     symbol == ';' || symbol == '{');
}

/**
 * fits_in_nested - check whether a token may begin a clause of a nested block
 * @m: the state
 * @keyword: begins the nested block
 * @token: the token
 *
 * Return: true if it may.
 */
bool fits_in_nested(struct mender *m, int keyword, struct token *token)
{
	const int symbols[] = { keyword, '{', 0 };
	struct expected expected;

	if (!may_work(m, size_of_opens(m, m->depth)))
		return false;
	return try_out(m, m->depth, true, symbols, &expected) &&
	       expects(&expected, token->symbol);
}

/**
 * take - leave out the next token
 * @m: the state
 */
void take(struct mender *m)
{
	m->last = m->next;
	m->next = next_token(m->next);
}

static void open_block(struct mender *m)
{
	if (m->depth == m->open_room) {
		m->open_room = 2 * m->open_room + 8;
		m->opens = realloc(m->opens,
				   m->open_room * sizeof(*m->opens));
	}
	m->opens[m->depth++] = (struct open_block) { m->clause, m->count };
}

static void give_to_parser(struct mender *m, const struct token *token)
{
	if (m->count == m->room) {
		m->room = 2 * m->room + 64;
		m->given = realloc(m->given, m->room * sizeof(*m->given));
	}
	m->given[m->count++] = *token;
	if (token->symbol == '{')
		open_block(m);
	if (token->symbol == '}')
		m->depth--;
	if (token->symbol == '{' || token->symbol == '}' ||
	    token->symbol == ';')
		m->clause = m->count;

	m->parsing->trial = m->made_up;
	m->done = give_token(m->state, m->parsing, token) != YYPUSH_MORE;
	m->parsing->trial = false;
	if (m->parsing->exhausted)
		m->next = skip_block(m->next);
	if (!m->done)
		find_expected(m->state, &m->expected);
}

/**
 * give - put in a token that the source lacks
 * @m: the state
 * @symbol: the token, which is expected
 */
void give(struct mender *m, int symbol)
{
	struct token token = make_token(m, symbol);

	m->made_up |= symbol == T_NAME || symbol == T_TEXT;
	give_to_parser(m, &token);
}

/* A "}" that is left of what it ends belongs to another block */
static void compare_indents(struct mender *m)
{
	const struct token *begin;

	if (m->unclosed.symbol || !m->depth ||
	    !on_later_line(m->next, m->last))
		return;
	begin = &m->given[m->opens[m->depth - 1].first];
	if (m->next->column < begin->column)
		m->unclosed = *begin;
}

static void take_and_give(struct mender *m)
{
	struct token *token = m->next;

	report_defect(m);
	if (token->symbol == '}')
		compare_indents(m);
	if (token->symbol == ';' || token->symbol == '{' ||
	    token->symbol == '}')
		m->quiet = false;
	take(m);
	give_to_parser(m, token);
}

static void skip_group(struct mender *m)
{
	unsigned int depth = 0;

	do {
		if (m->next->symbol == '{')
			depth++;
		if (m->next->symbol == '}')
			depth--;
		take(m);
	} while (depth && m->next->symbol && !begins_block(m->next));
}

static int choose_completion(const struct mender *m, unsigned int depth)
{
	static const int choices[] = {
		';', '}', T_NAME, T_NUMBER, T_TEXT, T_BIT_NAME, T_DEVFN, '=',
		':', '{', T_BIT, T_UPDATE, T_CLEAR, T_IN, T_AT, T_WIDTH,
		T_FUNCTION, T_CONTROL, T_ENABLED, T_NO,
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(choices); i++)
		if (expects(&m->expected, choices[i]) &&
		    (choices[i] != '}' || m->depth > depth))
			return choices[i];
	return 0;
}

/**
 * complete - put in what is missing until a token is expected
 * @m: the state
 * @symbol: the token
 *
 * Return: true if it is expected now.
 */
bool complete(struct mender *m, int symbol)
{
	unsigned int i, depth = m->depth;

	for (i = 0; i < COMPLETE_MAX && !m->done; i++) {
		int choice;

		if (m->depth == depth && expects(&m->expected, symbol))
			return true;
		choice = choose_completion(m, depth);
		if (!choice)
			return false;
		give(m, choice);
	}
	return false;
}

static void give_up(struct mender *m)
{
	m->next = skip_block(m->next);
	m->done = true;
}

static bool ends_skipping(const struct mender *m)
{
	int symbol = m->next->symbol;

	return !symbol || symbol == ';' || symbol == '{' || symbol == '}' ||
	       fits(m, m->next) || begins_block(m->next) ||
	       (on_later_line(m->next, m->last) && is_keyword(symbol));
}

/**
 * skip_clause - leave out a clause or block that cannot be recognised
 * @m: the state, at its beginning
 */
void skip_clause(struct mender *m)
{
	do {
		int symbol = m->next->symbol;

		if (symbol == '{') {
			skip_group(m);
			break;
		}
		take(m);
		if (symbol == ';')
			break;
	} while (m->next->symbol && m->next->symbol != '}' &&
		 !(on_later_line(m->next, m->last) &&
		   (fits(m, m->next) || begins_block(m->next))));
	/* Some blocks must not be empty */
	if (m->next->symbol == '}' && m->depth && !fits(m, m->next))
		complete(m, '}');
	m->quiet = false;
}

/* Leaves out words until the clause can go on, or ends */
static void skip_words(struct mender *m)
{
	while (!ends_skipping(m))
		take(m);
	if (fits(m, m->next))
		return;
	if (!m->next->symbol) {
		m->done = true;
	} else if (m->next->symbol == '{') {
		if (!complete(m, '{'))
			skip_group(m);
	} else if (m->next->symbol == ';' || m->next->symbol == '}') {
		if (!complete(m, m->next->symbol))
			give_up(m);
	} else if (complete(m, ';')) {
		give(m, ';');
		m->quiet = false;
	} else {
		give_up(m);
	}
}

static void mend_otherwise(struct mender *m)
{
	if (complain_unexpected(m))
		advise(m);
	m->quiet = true;
	if (begins_clause(m) && m->next->symbol && m->next->symbol != '}')
		skip_clause(m);
	else
		skip_words(m);
}

static void mend(struct mender *m)
{
	static bool (*const mends[])(struct mender *m) = {
		mend_sign, mend_bytes, mend_spelling, mend_separator,
		mend_brace, mend_word,
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(mends); i++)
		if (mends[i](m))
			return;
	mend_otherwise(m);
}

/**
 * mend_item - parse a block or an include in which something is wrong
 * @m: the state
 * @first: its first token
 *
 * Return: the token after it.
 */
struct token *mend_item(struct mender *m, struct token *first)
{
	m->state = yypstate_new();
	m->next = first;
	m->count = 0;
	m->clause = 0;
	m->depth = 0;
	m->unclosed = (struct token){};
	m->quiet = false;
	m->made_up = false;
	m->done = false;
	find_expected(m->state, &m->expected);
	while (!m->done && (m->count || m->next->symbol)) {
		if (!fits(m, m->next))
			mend(m);
		else if (!mend_comma(m))
			take_and_give(m);
	}
	yypstate_delete(m->state);
	return m->next;
}

/**
 * end_mending - free what mending has allocated
 * @m: the state
 */
void end_mending(struct mender *m)
{
	free(m->given);
	free(m->opens);
}
