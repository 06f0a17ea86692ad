// SPDX-License-Identifier: GPL-2.0-only
/*
 * Tables for people. Cells are added from left to right and from top to
 * bottom; how wide columns are is known once all are there.
 */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "output/table.h"

#define GAP		2

/* Narrower than this, text is not broken but left to the terminal */
#define WIDTH_MIN	24

/**
 * struct cell - a cell
 * @text: what is in it; lines after the first go below
 * @style: how it is shown
 */
struct cell {
	char *text;
	enum style style;
};

/**
 * struct table - a table
 * @columns: how many there are
 * @cells: all of them
 * @count: number of @cells
 * @room: how many fit
 */
struct table {
	unsigned int columns;
	struct cell *cells;
	unsigned int count;
	unsigned int room;
};

static const char *const styles[] = {
	[STYLE_PLAIN]	= "",
	[STYLE_HEAD]	= "\033[1m",
	[STYLE_FAINT]	= "\033[2m",
	[STYLE_GOOD]	= "\033[32m",
	[STYLE_DOUBT]	= "\033[33m",
	[STYLE_BAD]	= "\033[31m",
};

/**
 * table_new - begin a table
 * @columns: how many it has
 *
 * Return: the table, which table_free() frees.
 */
struct table *table_new(unsigned int columns)
{
	struct table *table = allocate(1, sizeof(*table));

	table->columns = columns;
	return table;
}

/**
 * table_free - free a table
 * @table: from table_new()
 */
void table_free(struct table *table)
{
	unsigned int i;

	for (i = 0; i < table->count; i++)
		free(table->cells[i].text);
	free(table->cells);
	free(table);
}

/* Names come from elsewhere, and a terminal would obey some bytes of them */
static void replace_control_bytes(char *text)
{
	for (; *text; text++)
		if (((unsigned char)*text < ' ' && *text != '\n') ||
		    *text == 0x7f)
			*text = '?';
}

/**
 * table_add - add a cell
 * @table: the table
 * @style: how it is shown
 * @format: as for printf(); a line end begins another line of the cell
 */
void table_add(struct table *table, enum style style, const char *format, ...)
{
	struct cell *cell;
	va_list args;

	if (table->count == table->room) {
		table->room = table->room ? table->room * 2 : 64;
		table->cells = reallocate(table->cells, table->room,
					  sizeof(*cell));
	}
	cell = &table->cells[table->count++];
	va_start(args, format);
	cell->text = text_vformat(format, args);
	va_end(args);
	cell->style = style;
	replace_control_bytes(cell->text);
}

/* Columns that text takes, up to its end or @stop: UTF-8 is counted once */
static unsigned int width_of(const char *text, const char *stop)
{
	unsigned int width = 0;

	for (; *text && text != stop; text++)
		width += (*text & 0xc0) != 0x80;
	return width;
}

static void find_widths(const struct table *table, unsigned int *widths)
{
	unsigned int i;

	for (i = 0; i < table->count; i++) {
		const char *text = table->cells[i].text;
		unsigned int width = width_of(text, strchr(text, '\n'));
		unsigned int *widest = &widths[i % table->columns];

		if (width > *widest)
			*widest = width;
	}
}

/**
 * print_styled - print text in a style
 * @out: where to
 * @color: there are colours
 * @style: the style
 * @text: the text
 */
void print_styled(FILE *out, bool color, enum style style, const char *text)
{
	bool shown = color && style != STYLE_PLAIN && *text;

	fprintf(out, "%s%s%s", shown ? styles[style] : "", text,
		shown ? "\033[0m" : "");
}

/* The end of what fits into a line: behind a word, if there is a blank */
static const char *find_break(const char *text, unsigned int room)
{
	const char *at, *best = NULL;
	unsigned int width = 0;

	for (at = text; *at && *at != '\n'; at++) {
		if (*at == ' ' && at > text)
			best = at;
		width += (*at & 0xc0) != 0x80;
		if (width > room && best)
			return best;
	}
	return at;
}

/**
 * print_wrapped - print text that is broken to fit, without a last line end
 * @out: where to
 * @text: the text
 * @indent: columns to leave free in all lines but the first, which begins
 *	there
 * @width: columns that there are; 0 for any number
 */
void print_wrapped(FILE *out, const char *text, unsigned int indent,
		   unsigned int width)
{
	unsigned int room = width >= indent + WIDTH_MIN ? width - indent :
							  ~0U;
	const char *end;

	for (;;) {
		end = find_break(text, room);
		fprintf(out, "%.*s", (int)(end - text), text);
		if (!*end)
			return;
		fprintf(out, "\n%*s", indent, "");
		text = end + 1;
	}
}

static void print_last(const struct cell *cell, unsigned int indent,
		       unsigned int width, bool color, FILE *out)
{
	bool shown = color && cell->style != STYLE_PLAIN && *cell->text;

	fputs(shown ? styles[cell->style] : "", out);
	print_wrapped(out, cell->text, indent, width);
	fputs(shown ? "\033[0m" : "", out);
	fputc('\n', out);
}

/* No blanks at the end of a line: nothing follows this cell in its row */
static bool is_last(const struct table *table, unsigned int i)
{
	unsigned int end = i - i % table->columns + table->columns;

	while (++i < end)
		if (*table->cells[i].text)
			return false;
	return true;
}

/**
 * table_print - print a table
 * @table: the table, whose rows are complete
 * @width: columns that there are; 0 for any number
 * @color: there are colours
 * @out: where to
 */
void table_print(const struct table *table, unsigned int width, bool color,
		 FILE *out)
{
	unsigned int *widths = allocate(table->columns, sizeof(*widths));
	unsigned int i, at = 0;

	find_widths(table, widths);
	for (i = 0; i < table->count; i++) {
		const struct cell *cell = &table->cells[i];
		unsigned int column = i % table->columns;

		if (!column)
			at = 0;
		if (is_last(table, i)) {
			print_last(cell, at, width, color, out);
			i += table->columns - column - 1;
			continue;
		}
		print_styled(out, color, cell->style, cell->text);
		fprintf(out, "%*s",
			(int)(widths[column] + GAP -
			      width_of(cell->text, NULL)),
			"");
		at += widths[column] + GAP;
	}
	free(widths);
}

/**
 * output_width - tell how wide standard output is
 *
 * Return: its columns: what COLUMNS says, else what the terminal says; 0 if it
 * is no terminal.
 */
unsigned int output_width(void)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size;

	if (columns && atoi(columns) > 0)
		return atoi(columns);
	if (isatty(STDOUT_FILENO) && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size))
		return size.ws_col;
	return 0;
}
