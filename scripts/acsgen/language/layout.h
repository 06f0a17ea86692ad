/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The canonical layout of source files.
 */
#ifndef ACSGEN_LAYOUT_H
#define ACSGEN_LAYOUT_H

#include "language/lexer.h"

char *lay_out(const struct token *tokens, size_t *size);

#endif /* ACSGEN_LAYOUT_H */
