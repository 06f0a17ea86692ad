// SPDX-License-Identifier: GPL-2.0-only
/*
 * Replaces words and numbers by what they stand for.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "language/mend.h"

static bool is_word(const struct token *token)
{
	return token->symbol == T_NAME || token->symbol == T_BIT_NAME ||
	       token->symbol == T_ODD_NAME || is_keyword(token->symbol);
}

/* CougarPoint becomes cougar-point */
static const char *make_name(const struct token *token)
{
	char *name = arena_alloc(2 * token->length + 1), *end = name;
	unsigned int i;

	for (i = 0; i < token->length; i++) {
		char c = token->text[i];

		if (i && isupper((unsigned char)c) &&
		    islower((unsigned char)token->text[i - 1]))
			*end++ = '-';
		*end++ = tolower((unsigned char)c);
	}
	return name;
}

/**
 * mend_spelling - replace a misspelt word
 * @m: the state
 *
 * Return: false if that is not what is wrong.
 */
bool mend_spelling(struct mender *m)
{
	const char *meant;
	int symbol;

	if (!is_word(m->next) || expects(&m->expected, m->next->symbol))
		return false;
	symbol = nearest_expected(&m->expected, m->next->text,
				  m->next->length, &meant);
	if (!symbol)
		return false;
	if (complain_unexpected(m))
		suggest("did you mean %s?", meant);
	m->quiet |= symbol == T_BIT_NAME;
	m->next->symbol = symbol;
	return true;
}

static bool mend_capitals(struct mender *m)
{
	if ((m->next->symbol != T_ODD_NAME && m->next->symbol != T_BIT_NAME) ||
	    !expects(&m->expected, T_NAME))
		return false;
	if (complain_unexpected(m))
		suggest("did you mean %s?", make_name(m->next));
	m->next->symbol = T_NAME;
	return true;
}

/* Where a clause may begin with a name, that is the name of a field */
static bool mend_reserved(struct mender *m)
{
	if (!is_keyword(m->next->symbol) || !expects(&m->expected, T_NAME) ||
	    (begins_clause(m) && next_token(m->next)->symbol != '='))
		return false;
	if (complain_unexpected(m))
		suggest("%s is a word of the language: choose another name, such as %s-1",
			token_text(m->next), token_text(m->next));
	m->next->symbol = T_NAME;
	return true;
}

/* A function behind its bus, or with a colon */
static bool mend_function(struct mender *m)
{
	struct token *token = m->next;

	if (!expects(&m->expected, T_DEVFN))
		return false;
	while (token->symbol == T_NUMBER || token->symbol == ':')
		token = next_token(token);
	if (token->symbol != T_DEVFN)
		return false;
	if (complain_unexpected(m))
		suggest("did you mean %s?", token_text(token));
	while (m->next != token)
		take(m);
	return true;
}

/**
 * mend_word - replace a word by what it stands for
 * @m: the state
 *
 * Return: false if that is not what is wrong.
 */
bool mend_word(struct mender *m)
{
	return mend_capitals(m) || mend_reserved(m) || mend_function(m);
}

static bool is_unit(const char *text)
{
	return !strcasecmp(text, "k") || !strcasecmp(text, "kb") ||
	       !strcasecmp(text, "kib");
}

/* What is meant by what is not a number, or NULL */
static const char *find_number(const char *text)
{
	size_t length = strlen(text);
	size_t digits = strspn(text, "0123456789");
	size_t hex;

	if (is_unit(text + digits))
		return arena_printf("%.*sK", (int)digits, text);
	if (text[0] == '0' && text[1] == 'X')
		text += 2;
	hex = strspn(text, "0123456789abcdefABCDEF");
	length = strlen(text);
	if (hex && hex == length)
		return arena_printf("0x%s", text);
	if (hex && hex + 1 == length && tolower((unsigned char)text[hex]) == 'h')
		return arena_printf("0x%.*s", (int)hex - (*text == '0'),
				    *text == '0' ? text + 1 : text);
	return NULL;
}

/* A long one is not repeated */
#define NUMBER_SHOWN	40

static void report_number(struct mender *m, const struct place *place)
{
	const char *text = token_text(m->next);
	const char *meant;

	error_at(place, "number",
		 "%.*s is not a number: expected 0x and hex digits, or decimal digits with an optional K",
		 NUMBER_SHOWN, text);
	meant = m->next->length > NUMBER_SHOWN ? NULL : find_number(text);
	if (meant)
		suggest("did you mean %s?", meant);
}

static void report_function(struct mender *m, const struct place *place)
{
	unsigned long device = strtoul(m->next->text, NULL, 10);
	const char *dot = strchr(m->next->text, '.');

	error_at(place, "number",
		 "%.*s is not a function: expected 00.0 to 1f.7", NUMBER_SHOWN,
		 token_text(m->next));
	if (device < 0x20 && m->next->text[1] != '.' &&
	    isdigit((unsigned char)m->next->text[1]) && dot[1] < '8')
		suggest("did you mean %02lx.%c?", device, dot[1]);
}

static void report_byte(struct mender *m, const struct place *place)
{
	const char *text = m->next->text;
	int bytes;

	while ((bytes = utf8_length(text)))
		text += bytes;
	error_at(place, "text",
		 "this text has a byte 0x%02x: expected characters, in UTF-8",
		 (unsigned char)*text);
}

/**
 * report_defect - report what is wrong with a token that is expected
 * @m: the state
 */
void report_defect(struct mender *m)
{
	struct place place = token_place(m->parsing->source, m->next);

	switch ((enum defect)m->next->defect) {
	case DEFECT_NONE:
		break;
	case DEFECT_NUMBER:
		report_number(m, &place);
		break;
	case DEFECT_SIZE:
		error_at(&place, "number",
			 "%.*s is too large: expected at most 32 bits",
			 NUMBER_SHOWN, token_text(m->next));
		break;
	case DEFECT_FUNCTION:
		report_function(m, &place);
		break;
	case DEFECT_NO_END:
		complain(m, &place, "text",
			 "this text has no end: expected '\"' on the same line");
		m->quiet = true;
		break;
	case DEFECT_CURLY:
		error_at(&place, "text",
			 "found typographic quotes: expected '\"'");
		break;
	case DEFECT_SINGLE:
		error_at(&place, "text", "found single quotes: expected '\"'");
		break;
	case DEFECT_BYTE:
		report_byte(m, &place);
		break;
	}
}
