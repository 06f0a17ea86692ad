/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Splits source files into tokens.
 */
#ifndef ACSGEN_LEXER_H
#define ACSGEN_LEXER_H

#include "base/place.h"

/**
 * struct token - a word, sign, text or comment, as written
 * @text: its beginning in the source; NULL after the last token
 * @length: bytes
 * @line: its line; no token spans several
 */
struct token {
	const char *text;
	size_t length;
	int line;
};

void *begin_scan(const struct source *source);
void end_scan(void *scanner);
const struct token *scan_source(const struct source *source);

#endif /* ACSGEN_LEXER_H */
