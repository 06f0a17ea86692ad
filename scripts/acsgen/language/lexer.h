/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Cuts source files into tokens.
 */
#ifndef ACSGEN_LEXER_H
#define ACSGEN_LEXER_H

#include "base/place.h"

/**
 * struct token - a word, sign, text or comment, just as it is written
 * @text: where it begins in the source; NULL behind the last
 * @length: bytes
 * @line: on which line it is; no token has more than one
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
