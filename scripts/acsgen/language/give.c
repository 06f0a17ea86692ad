// SPDX-License-Identifier: GPL-2.0-only
/*
 * Gives tokens to the parser that bison makes.
 */
#include "language/give.h"

/**
 * give_token - give a token to the parser
 * @state: of the parser
 * @parsing: the file
 * @token: the token
 *
 * Return: YYPUSH_MORE, or what the parser returns once it has finished.
 */
int give_token(yypstate *state, struct parsing *parsing,
	       const struct token *token)
{
	struct place place = token_place(parsing->source, token);
	YYSTYPE value = {};

	switch (token->symbol) {
	case T_NAME:
	case T_BIT_NAME:
	case T_NUMBER:
	case T_TEXT:
	case T_DEVFN:
	/* These are names as well */
	case T_CAPABILITY:
	case T_CONFIG:
	case T_CONTROL:
	case T_NO:
		value.word = token_word(parsing->source, token);
		break;
	}
	return yypush_parse(state, token->symbol, &value, &place, parsing);
}

/**
 * next_token - find the token after another, apart from comments
 * @token: the token
 *
 * Return: the next one; the last one is followed by itself.
 */
struct token *next_token(struct token *token)
{
	if (!token->symbol)
		return token;
	do {
		token++;
	} while (token->symbol == T_COMMENT);
	return token;
}
