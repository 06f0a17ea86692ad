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
#define WIDTH_MIN	16

/* Other columns yield until the last one has this much, if it needs it */
#define LAST_ROOM	20

#define YIELDS_MAX	8

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
 * struct yield - a column that may be narrower
 * @column: its number
 * @least: its least width; 0 if it may be left out
 */
struct yield {
	unsigned int column;
	unsigned int least;
};

/**
 * struct table - a table
 * @columns: number of columns
 * @cells: all of them
 * @count: number of @cells
 * @room: number of elements that fit
 * @yields: columns that may be narrower, in the order in which they are asked
 * @yield_count: number of @yields
 * @last_below: the last cell of each row is printed below it
 */
struct table {
	unsigned int columns;
	struct cell *cells;
	unsigned int count;
	unsigned int room;
	struct yield yields[YIELDS_MAX];
	unsigned int yield_count;
	bool last_below;
};

/**
 * struct layout - where the columns of a table are
 * @widths: width of each column
 * @starts: where each column begins
 * @left_out: whether each column is left out
 */
struct layout {
	unsigned int *widths;
	unsigned int *starts;
	bool *left_out;
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

/**
 * table_yield - allow a column to be narrower where lines are too long
 * @table: the table
 * @column: number of the column, but not the last one
 * @least: its least width, to which its cells are cut; 0 to leave it out
 *
 * Columns yield in the order in which they are given here, and only as much as
 * is needed. A column may be given several times.
 */
void table_yield(struct table *table, unsigned int column, unsigned int least)
{
	table->yields[table->yield_count++] = (struct yield) { column, least };
}

/**
 * table_put_last_below - print the last cell of each row below the others
 * @table: the table
 */
void table_put_last_below(struct table *table)
{
	table->last_below = true;
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

/* The width of the whole table, without more of the last column than needed */
static unsigned int width_of_all(const struct table *table,
				 const struct layout *layout)
{
	unsigned int i, last = layout->widths[table->columns - 1], all = 0;

	for (i = 0; i + 1 < table->columns; i++)
		if (!layout->left_out[i])
			all += layout->widths[i] + GAP;
	if (table->last_below)
		return all;
	return all + (last < LAST_ROOM ? last : LAST_ROOM);
}

static void make_room(const struct table *table, struct layout *layout,
		      unsigned int width)
{
	unsigned int i;

	for (i = 0; i < table->yield_count; i++) {
		unsigned int least = table->yields[i].least;
		unsigned int column = table->yields[i].column;
		unsigned int all = width_of_all(table, layout);
		unsigned int *now = &layout->widths[column];

		if (all <= width)
			return;
		if (!least)
			layout->left_out[column] = true;
		else if (*now > least)
			*now = *now - least > all - width ?
			       *now - (all - width) : least;
	}
}

static struct layout layout_new(const struct table *table, unsigned int width)
{
	struct layout layout = {
		.widths = allocate(table->columns, sizeof(*layout.widths)),
		.starts = allocate(table->columns, sizeof(*layout.starts)),
		.left_out = allocate(table->columns, sizeof(*layout.left_out)),
	};
	unsigned int i, at = 0;

	find_widths(table, layout.widths);
	if (width)
		make_room(table, &layout, width);
	for (i = 0; i < table->columns; i++) {
		layout.starts[i] = at;
		if (!layout.left_out[i])
			at += layout.widths[i] + GAP;
	}
	return layout;
}

static void layout_free(struct layout *layout)
{
	free(layout->widths);
	free(layout->starts);
	free(layout->left_out);
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

/* A word that is longer than a line is broken after a hyphen, but not an URL */
static const char *find_hyphen(const char *word, unsigned int room)
{
	size_t length = strcspn(word, "\n "), at;

	if (memchr(word, '/', length))
		return NULL;
	for (at = length < room ? length : room; at > 1; at--)
		if (word[at - 1] == '-')
			return word + at;
	return NULL;
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
		if (width > room && !best)
			best = find_hyphen(text, room);
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
		text = end + (*end == ' ' || *end == '\n');
	}
}

static void print_wrapped_styled(FILE *out, bool color,
				 const struct cell *cell, unsigned int indent,
				 unsigned int width)
{
	bool shown = color && cell->style != STYLE_PLAIN;

	fputs(shown ? styles[cell->style] : "", out);
	print_wrapped(out, cell->text, indent, width);
	fputs(shown ? "\033[0m" : "", out);
}

/* Whether nothing follows this cell in its row, so that it may be wrapped */
static bool is_last(const struct table *table, unsigned int i)
{
	unsigned int end = i - i % table->columns + table->columns;

	while (++i < end)
		if (*table->cells[i].text)
			return false;
	return true;
}

static bool is_cut(const struct table *table, unsigned int column)
{
	unsigned int i;

	for (i = 0; i < table->yield_count; i++)
		if (table->yields[i].column == column && table->yields[i].least)
			return true;
	return false;
}

/* Prints a cell up to the width of its column, and returns its width */
static unsigned int print_cut(const struct cell *cell, unsigned int width,
			      bool color, FILE *out)
{
	char *text = text_copy(cell->text), *at = text;
	unsigned int now = width_of(text, NULL), i;

	if (now > width) {
		for (i = 0; i + 3 < width; i++)
			at += text_step(at);
		while (at > text && at[-1] == ' ')
			at--;
		*at = 0;
		at = text_format("%s...", text);
		free(text);
		text = at;
		now = width_of(text, NULL);
	}
	print_styled(out, color, cell->style, text);
	free(text);
	return now;
}

/* Begins a line below the row if the cell does not fit into this one */
static unsigned int find_last(const struct table *table,
			      const struct layout *layout, unsigned int i,
			      unsigned int width)
{
	unsigned int column = i % table->columns;
	unsigned int start = layout->starts[column];
	bool wraps = width && start + WIDTH_MIN > width &&
		     start + width_of(table->cells[i].text, NULL) > width;
	bool below = table->last_below && column == table->columns - 1;

	if (column && (wraps || below) && *table->cells[i].text)
		return layout->widths[0] + GAP;
	return start;
}

static void print_row(const struct table *table, const struct layout *layout,
		      unsigned int row, unsigned int width, bool color,
		      FILE *out)
{
	unsigned int i, start, column, now = 0;

	for (column = 0; column < table->columns; column++) {
		const struct cell *cell;

		i = row + column;
		cell = &table->cells[i];
		if (layout->left_out[column] || !*cell->text)
			continue;
		start = layout->starts[column];
		if (is_last(table, i) && !is_cut(table, column)) {
			start = find_last(table, layout, i, width);
			if (start < layout->starts[column]) {
				fputc('\n', out);
				now = 0;
			}
			fprintf(out, "%*s", (int)(start - now), "");
			print_wrapped_styled(out, color, cell, start, width);
			break;
		}
		fprintf(out, "%*s", (int)(start - now), "");
		now = start + print_cut(cell, layout->widths[column], color,
					out);
	}
	fputc('\n', out);
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
	struct layout layout = layout_new(table, width);
	unsigned int row;

	for (row = 0; row < table->count; row += table->columns)
		print_row(table, &layout, row, width, color, out);
	layout_free(&layout);
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
