// SPDX-License-Identifier: GPL-2.0-only
/*
 * Adds to an error what might help, where the mistake can be guessed.
 */
#include <string.h>

#include "base/arena.h"
#include "language/mend.h"

static const struct token *given_before(const struct mender *m, size_t count)
{
	static const struct token none;

	return m->count - m->clause >= count ? &m->given[m->count - count]
					     : &none;
}

static int symbol_before(const struct mender *m, size_t count)
{
	return given_before(m, count)->symbol;
}

static int clause_symbol(const struct mender *m)
{
	return begins_clause(m) ? 0 : m->given[m->clause].symbol;
}

static bool advise_ids(struct mender *m)
{
	if (m->next->symbol != ':' || symbol_before(m, 1) != T_NUMBER ||
	    (clause_symbol(m) != T_DEVICE && clause_symbol(m) != T_VENDOR))
		return false;
	suggest("the ids of vendor and device are clauses of their own");
	return true;
}

/* A register and its field, or a property */
static const char *last_term(const struct mender *m)
{
	const struct token *name = given_before(m, 1);

	if (symbol_before(m, 2) != '.')
		return token_text(name);
	return arena_printf("%s.%s", token_text(given_before(m, 3)),
			    token_text(name));
}

static bool advise_condition(struct mender *m)
{
	const char *term;

	if (symbol_before(m, 1) != T_NAME || !expects(&m->expected, '{'))
		return false;
	if (m->next->symbol == T_AND || m->next->symbol == T_OR) {
		suggest("put one condition inside the other");
		return true;
	}
	if (m->next->symbol != T_SIGN && m->next->symbol != '=')
		return false;
	term = last_term(m);
	suggest("a field is a condition by itself: write %s, or not %s", term,
		term);
	return true;
}

static bool advise_else(struct mender *m)
{
	if (!begins_clause(m) || !is_text_of(m->next, "else"))
		return false;
	suggest("write unless and the same condition");
	return true;
}

/* FIELD = NUMBER */
static bool advise_assignment(struct mender *m)
{
	const struct token *number = next_token(next_token(m->next));

	if (!begins_clause(m) || m->next->symbol != T_NAME ||
	    next_token(m->next)->symbol != '=' ||
	    number->symbol != T_NUMBER || !expects(&m->expected, T_SET))
		return false;
	suggest("write %s %s;", is_text_of(number, "0") ? "clear" : "set",
		token_text(m->next));
	return true;
}

static bool advise_change(struct mender *m)
{
	struct token *field = next_token(m->next);

	if (m->next->symbol != '.' || field->symbol != T_NAME ||
	    (clause_symbol(m) != T_SET && clause_symbol(m) != T_CLEAR))
		return false;
	suggest("the register is that of the update: write %s",
		token_text(field));
	return true;
}

static bool advise_bits(struct mender *m)
{
	const struct token *number = given_before(m, 1);
	const struct token *low = next_token(m->next);

	if (expects(&m->expected, T_BITS) && m->next->symbol == T_NUMBER) {
		suggest("write bit 0 for one bit, bits HIGH:LOW for several");
		return true;
	}
	if (number->symbol != T_NUMBER)
		return false;
	if (symbol_before(m, 2) == T_BITS && m->next->symbol == ';') {
		suggest("write bit %s", token_text(number));
		return true;
	}
	if (symbol_before(m, 2) != T_BIT || m->next->symbol != ':' ||
	    low->symbol != T_NUMBER)
		return false;
	suggest("write bits %s:%s", token_text(number), token_text(low));
	return true;
}

static bool advise_name(struct mender *m)
{
	if (m->next->symbol != T_NUMBER ||
	    only_expected(&m->expected) != T_NAME)
		return false;
	suggest("a name begins with a letter");
	return true;
}

static bool advise_nested(struct mender *m)
{
	static const int keywords[] = {
		T_MATCH, T_EXAMPLE, T_ENABLE, T_DISABLE_REDIRECT, T_UPDATE,
	};
	unsigned int i;

	if (!begins_clause(m) || !is_keyword(m->next->symbol))
		return false;
	for (i = 0; i < ARRAY_SIZE(keywords); i++) {
		const char *name = name_token(keywords[i]);

		if (!expects(&m->expected, keywords[i]) ||
		    !fits_in_nested(m, keywords[i], m->next))
			continue;
		suggest("%s belongs in %.*s { }", token_text(m->next),
			(int)strlen(name) - 2, name + 1);
		return true;
	}
	return false;
}

static bool is_word(const struct token *token)
{
	return token->symbol == T_NAME || token->symbol == T_ODD_NAME ||
	       token->symbol == T_BIT_NAME || is_keyword(token->symbol);
}

/* Three words that begin no clause are a sentence */
static bool advise_sentence(struct mender *m)
{
	struct token *second = next_token(m->next);
	struct token *third = next_token(second);

	if (!begins_clause(m) || !is_word(m->next) || !is_word(second) ||
	    !is_word(third) || third->line != m->next->line)
		return false;
	suggest("begin a comment with #");
	return true;
}

/* What is on the line up to the end of the clause, in quotes */
static bool advise_quotes(struct mender *m)
{
	const char *text = m->next->text;
	size_t length;

	if (only_expected(&m->expected) != T_TEXT || !text)
		return false;
	length = strcspn(text, "\"\n;{}");
	if (!length || text[length] != ';')
		return false;
	suggest("write \"%s\"", arena_text(text, length));
	return true;
}

static bool advise_quote_in_text(struct mender *m)
{
	const struct token *text = given_before(m, 1);

	if (text->symbol != T_TEXT || text->length < 3 ||
	    text->text[text->length - 2] != '\\')
		return false;
	suggest("a text cannot hold a double quote");
	return true;
}

/**
 * advise - add to an error what might help
 * @m: the state; the error is about the next token
 */
void advise(struct mender *m)
{
	static bool (*const advices[])(struct mender *m) = {
		advise_ids, advise_condition, advise_else, advise_assignment,
		advise_change, advise_bits, advise_name, advise_nested,
		advise_sentence, advise_quotes, advise_quote_in_text,
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(advices); i++)
		if (advices[i](m))
			return;
}
