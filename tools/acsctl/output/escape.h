/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Text inside HTML and Graphviz code.
 */
#ifndef ACSCTL_OUTPUT_ESCAPE_H
#define ACSCTL_OUTPUT_ESCAPE_H

#include <stdio.h>

#include "portable.h"

/**
 * enum language - the language around a text
 * @LANGUAGE_HTML: a page, in text or in a quoted attribute
 * @LANGUAGE_DOT: a graph for Graphviz, in a quoted string
 */
enum language {
	LANGUAGE_HTML,
	LANGUAGE_DOT,
};

void print_escaped(FILE *out, enum language language, const char *format, ...)
	__printf(3, 4);

#endif /* ACSCTL_OUTPUT_ESCAPE_H */
