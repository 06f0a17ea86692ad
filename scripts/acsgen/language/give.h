/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Gives tokens to the parser that bison makes.
 */
#ifndef ACSGEN_GIVE_H
#define ACSGEN_GIVE_H

#include "language/lexer.h"
#include "language/parser.tab.h"

int give_token(struct yypstate *state, struct parsing *parsing,
	       const struct token *token);
struct token *next_token(struct token *token);

#endif /* ACSGEN_GIVE_H */
