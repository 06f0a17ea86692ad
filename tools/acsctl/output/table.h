/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Text tables with aligned columns. To fit the terminal, the last column is
 * wrapped, and others may yield.
 */
#ifndef ACSCTL_OUTPUT_TABLE_H
#define ACSCTL_OUTPUT_TABLE_H

#include <stdbool.h>
#include <stdio.h>

/**
 * enum style - style of text if colours are used
 * @STYLE_PLAIN: plain
 * @STYLE_HEAD: a headline
 * @STYLE_FAINT: less important
 * @STYLE_GOOD: as it should be
 * @STYLE_DOUBT: uncertain
 * @STYLE_BAD: a difference
 */
enum style {
	STYLE_PLAIN,
	STYLE_HEAD,
	STYLE_FAINT,
	STYLE_GOOD,
	STYLE_DOUBT,
	STYLE_BAD,
};

struct table *table_new(unsigned int columns);
void table_free(struct table *table);
void table_add(struct table *table, enum style style, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void table_yield(struct table *table, unsigned int column, unsigned int least);
void table_put_last_below(struct table *table);
void table_print(const struct table *table, unsigned int width, bool color,
		 FILE *out);

unsigned int output_width(void);
void print_styled(FILE *out, bool color, enum style style, const char *text);
void print_wrapped(FILE *out, const char *text, unsigned int indent,
		   unsigned int width);

#endif /* ACSCTL_OUTPUT_TABLE_H */
