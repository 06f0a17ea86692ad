/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The canonical layout of source files.
 */
#ifndef ACSGEN_LAYOUT_H
#define ACSGEN_LAYOUT_H

#include <stdbool.h>

#include "base/source.h"

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

const struct token *scan_source(const struct source *source);
bool token_is(const struct token *token, const char *text);
bool token_is_comment(const struct token *token);

char *lay_out(const struct token *tokens, size_t *size);

int format_file(const char *path, bool check);

#endif /* ACSGEN_LAYOUT_H */
