// SPDX-License-Identifier: GPL-2.0-only
/*
 * Text tables. Cells are added from left to right and from top to bottom; the
 * widths of columns are computed at the end.
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

/* In less space than this, text is not wrapped */
#define WIDTH_MIN	24

/**
 * struct cell - a cell
 * @text: contents; lines after the first go below it
 * @style: how it is shown
 */
struct cell {
	char *text;
	enum style style;
};

/**
 * struct table - a table
 * @columns: number of columns
 * @cells: all of them
 * @count: number of @cells
 * @room: number of elements that fit
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
 * @columns: number of columns
 *
 * Return: the table, to be freed with table_free().
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

/* Replaces control bytes in names, which a terminal would interpret */
static void replace_control_bytes(char *text)
{
	size_t length;

	for (; *text; text += text_step(text)) {
		length = *text == '\n' ? 0 : text_control(text);
		if (length)
			memset(text, '?', length);
	}
}

/**
 * table_add - add a cell
 * @table: the table
 * @style: how it is shown
 * @format: as for printf(); a newline begins another line of the cell
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

/* The width of a text up to its end or @stop; a UTF-8 character counts once */
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
 * @out: stream to write to
 * @color: use colours
 * @style: the style
 * @text: the text
 */
void print_styled(FILE *out, bool color, enum style style, const char *text)
{
	bool shown = color && style != STYLE_PLAIN && *text;

	fprintf(out, "%s%s%s", shown ? styles[style] : "", text,
		shown ? "\033[0m" : "");
}

/* Finds the end of what fits into a line, after a word if possible */
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
 * print_wrapped - print wrapped text, without a newline at the end
 * @out: stream to write to
 * @text: the text
 * @indent: indentation of all lines but the first, which already starts there
 * @width: width of a line in columns; 0 for no limit
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

/* Whether nothing follows this cell in its row; then no blanks do either */
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
 * @width: width of a line in columns; 0 for no limit
 * @color: use colours
 * @out: stream to write to
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
 * output_width - get the width of standard output
 *
 * Return: the value of COLUMNS, else the width of the terminal; 0 if it is not
 * a terminal.
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
