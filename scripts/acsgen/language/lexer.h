/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Splits source files into tokens.
 */
#ifndef ACSGEN_LEXER_H
#define ACSGEN_LEXER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/place.h"

/**
 * enum defect - what is wrong with a token that is otherwise what it seems
 * @DEFECT_NONE: nothing
 * @DEFECT_NUMBER: it begins like a number, but is none
 * @DEFECT_SIZE: it is a number of more than 32 bits
 * @DEFECT_FUNCTION: it is written like a function, but there is none such
 * @DEFECT_NO_END: it is a text whose end is missing
 * @DEFECT_CURLY: it is a text in typographic quotes
 * @DEFECT_SINGLE: it is a text in single quotes
 * @DEFECT_BYTE: it is a text with a byte that is not a character
 */
enum defect {
	DEFECT_NONE,
	DEFECT_NUMBER,
	DEFECT_SIZE,
	DEFECT_FUNCTION,
	DEFECT_NO_END,
	DEFECT_CURLY,
	DEFECT_SINGLE,
	DEFECT_BYTE,
};

/**
 * struct token - a word, sign, text or comment, as written
 * @text: its beginning in the source; NULL after the last token
 * @length: bytes
 * @line: its line
 * @column: its byte in that line, counted from 1
 * @symbol: T_* of the grammar, or the character of a sign; 0 after the last
 * @defect: what is wrong with it
 */
struct token {
	const char *text;
	unsigned int length;
	int line;
	int column;
	short symbol;
	unsigned char defect;
};

struct token *scan_source(const struct source *source);
struct place token_place(const struct source *source,
			 const struct token *token);
struct word *token_word(const struct source *source,
			const struct token *token);
int find_keyword(const char *text, size_t length);
bool is_keyword(int symbol);

#endif /* ACSGEN_LEXER_H */
