// SPDX-License-Identifier: GPL-2.0-only
/*
 * Lays out a source file: one clause a line, a tab for each open brace. It
 * depends only on braces, semicolons, commas and texts, not on the grammar, and
 * changes nothing but the blanks between tokens.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "engine/engine.h"
#include "language/layout.h"

#define LINE_WIDTH	80
#define TAB_WIDTH	8

/* Blocks at this depth take one line if they have only one clause */
#define SHORT_DEPTH	2

/**
 * enum gap - whether a blank line comes next
 * @GAP_NEVER: at the beginning of a file or of a block there is none
 * @GAP_KEPT: there is one if the source has one
 * @GAP_ALWAYS: there is one after a block at the top level
 */
enum gap {
	GAP_NEVER,
	GAP_KEPT,
	GAP_ALWAYS,
};

/**
 * struct layout - the state of the layout
 * @out: where it goes
 * @next: the next token
 * @depth: open braces
 * @column: columns used on this line
 * @begun: a line has begun
 * @broken: the line ends with a comment, so nothing may follow
 * @gap: before the next line
 */
struct layout {
	FILE *out;
	const struct token *next;
	unsigned int depth;
	unsigned int column;
	bool begun;
	bool broken;
	enum gap gap;
};

static bool token_is(const struct token *token, const char *text)
{
	return token->text && token->length == strlen(text) &&
	       !memcmp(token->text, text, token->length);
}

static bool is_comment(const struct token *token)
{
	return token->text && *token->text == '#';
}

static bool is_text(const struct token *token)
{
	return *token->text == '"';
}

/* What ends a clause, or begins or ends a block */
static bool is_end(const struct token *token)
{
	return !token->text || token_is(token, ";") || token_is(token, "{") ||
	       token_is(token, "}");
}

static const struct token *find_end(const struct token *token)
{
	while (!is_end(token))
		token++;
	return token;
}

/* Characters of several bytes take one column */
static unsigned int width_of(const struct token *token)
{
	unsigned int width = 0;
	size_t i;

	for (i = 0; i < token->length; i++)
		width += (token->text[i] & 0xc0) != 0x80;
	return width;
}

static bool is_joint(const struct token *token)
{
	return token_is(token, "..") || token_is(token, ".") ||
	       token_is(token, ":");
}

static bool is_apart(const struct token *left, const struct token *right)
{
	return !is_joint(left) && !is_joint(right) && !token_is(right, ",") &&
	       !token_is(right, ";");
}

/* These read as a phrase; other words are followed by a tab */
static bool begins_phrase(const struct token *token)
{
	return token_is(token, "set") || token_is(token, "clear") ||
	       token_is(token, "final") || token_is(token, "no");
}

static void begin_line(struct layout *layout, unsigned int indent)
{
	if (layout->begun)
		fputc('\n', layout->out);
	layout->begun = true;
	layout->broken = false;
	layout->column = indent * TAB_WIDTH;
	while (indent--)
		fputc('\t', layout->out);
}

static void put(struct layout *layout, const char *space)
{
	const struct token *token = layout->next++;

	fputs(space, layout->out);
	fwrite(token->text, 1, token->length, layout->out);
	layout->column += strlen(space) + width_of(token);
}

static void put_tab(struct layout *layout)
{
	fputc('\t', layout->out);
	layout->column += TAB_WIDTH - layout->column % TAB_WIDTH;
}

/* A comment stays on the line of the token before it */
static void put_comment(struct layout *layout, bool first, unsigned int indent)
{
	const struct token *token = layout->next;

	if (!first && token[-1].line == token->line)
		put_tab(layout);
	else
		begin_line(layout, indent);
	put(layout, "");
	layout->broken = true;
}

/* Blank lines come one at a time, and neither first nor last in a block */
static void put_gap(struct layout *layout, bool first)
{
	const struct token *token = layout->next;

	if (layout->gap == GAP_ALWAYS ||
	    (layout->gap == GAP_KEPT && !first && !token_is(token, "}") &&
	     token->line > token[-1].line + 1))
		fputc('\n', layout->out);
	layout->gap = GAP_KEPT;
}

static bool may_break(const struct token *token)
{
	return token_is(token - 1, ",") || token_is(token, "and") ||
	       token_is(token, "or");
}

/* Columns from a token to the next place where the line may be broken */
static unsigned int width_to_break(const struct token *token)
{
	unsigned int width = width_of(token);

	while (token->text && !is_end(token)) {
		const struct token *left = token++;

		if (!token->text || is_comment(token) ||
		    token_is(token, "}") || may_break(token))
			break;
		width += is_apart(left, token) + width_of(token);
	}
	return width;
}

/* Lists with texts have one item a line, others do not */
static bool is_listing(const struct token *token, const struct token *end)
{
	bool comma = false, text = false;

	for (; token < end; token++) {
		comma |= token_is(token, ",");
		text |= is_text(token);
	}
	return comma && text;
}

static void put_word(struct layout *layout, bool listing)
{
	const struct token *token = layout->next;
	bool apart = is_apart(token - 1, token);

	if (layout->broken ||
	    (may_break(token) &&
	     (listing || layout->column + 1 + width_to_break(token) >
	      LINE_WIDTH))) {
		begin_line(layout, layout->depth + 1);
		apart = false;
	}
	put(layout, apart ? " " : "");
}

/* Up to and including @end */
static void put_words(struct layout *layout, const struct token *end,
		      bool column)
{
	bool listing = is_listing(layout->next, end);
	const struct token *first = layout->next;

	begin_line(layout, layout->depth);
	put(layout, "");
	while (layout->next <= end) {
		if (is_comment(layout->next)) {
			put_comment(layout, false, layout->depth + 1);
		} else if (column && layout->next == first + 1 &&
			   layout->next < end) {
			put_tab(layout);
			put(layout, "");
		} else {
			put_word(layout, listing);
		}
	}
}

/*
 * After "{" there are one clause and "}", no comment, and all fits on the line
 */
static bool is_short(const struct layout *layout)
{
	const struct token *token = layout->next;
	unsigned int width = layout->column + strlen(" }");
	const struct token *end = find_end(token);

	if (layout->depth < SHORT_DEPTH || layout->broken ||
	    !token_is(end, ";") || !token_is(end + 1, "}") ||
	    is_listing(token, end))
		return false;
	for (; token <= end && width <= LINE_WIDTH; token++) {
		if (is_comment(token))
			return false;
		width += is_apart(token - 1, token) + width_of(token);
	}
	return width <= LINE_WIDTH;
}

static void put_short(struct layout *layout)
{
	while (!token_is(layout->next, "}"))
		put(layout, is_apart(layout->next - 1, layout->next) ? " "
								     : "");
	put(layout, " ");
}

static void put_clause(struct layout *layout)
{
	const struct token *end = find_end(layout->next);
	unsigned int length = width_of(layout->next);
	bool column = token_is(end, ";") && layout->depth &&
		      length < TAB_WIDTH && !begins_phrase(layout->next);

	put_words(layout, end, column);
	if (!token_is(end, "{"))
		return;
	if (is_short(layout)) {
		put_short(layout);
	} else {
		layout->depth++;
		layout->gap = GAP_NEVER;
	}
}

static void put_closing(struct layout *layout)
{
	layout->depth--;
	begin_line(layout, layout->depth);
	put(layout, "");
	if (!layout->depth)
		layout->gap = GAP_ALWAYS;
}

static void put_next(struct layout *layout, bool first)
{
	const struct token *token = layout->next;

	if (is_comment(token) && !first &&
	    token->line == token[-1].line) {
		put_comment(layout, first, layout->depth);
		return;
	}
	put_gap(layout, first);
	if (is_comment(token))
		put_comment(layout, first, layout->depth);
	else if (token_is(token, "}"))
		put_closing(layout);
	else
		put_clause(layout);
}

/**
 * lay_out - lay out a source file
 * @tokens: those of a file that has been parsed without an error
 * @size: set to the bytes of the result
 *
 * Return: the text.
 */
char *lay_out(const struct token *tokens, size_t *size)
{
	struct layout layout = { .next = tokens };
	char *text, *copy;

	layout.out = open_memstream(&text, size);
	while (layout.next->text)
		put_next(&layout, layout.next == tokens);
	if (layout.begun)
		fputc('\n', layout.out);
	fclose(layout.out);

	copy = arena_text(text, *size);
	free(text);
	return copy;
}
