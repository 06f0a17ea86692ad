// SPDX-License-Identifier: GPL-2.0-only
/*
 * A text may have a function several times: in a list, in the output of lspci
 * -x by a user, in that of lspci -xxxx by root. The reader of hex dumps takes
 * one dump of each, so it is shown the one with the most rows.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "capture/capture.h"
#include "source/hex-view.h"

/**
 * struct block - what follows an address, up to the next one or an empty line
 * @domain: domain of the function
 * @place: its bus, device and function number
 * @first: number of the first line
 * @end: number of the line after the last one
 * @rows: number of rows
 */
struct block {
	u32 domain;
	u32 place;
	size_t first;
	size_t end;
	unsigned int rows;
};

/**
 * struct blocks - the blocks of a text
 * @list: the blocks
 * @count: number of @list
 * @room: number of elements that fit
 */
struct blocks {
	struct block *list;
	size_t count;
	size_t room;
};

static void add_block(struct blocks *blocks,
		      const struct acs_capture_function *f, size_t line)
{
	if (blocks->count == blocks->room) {
		blocks->room = blocks->room ? blocks->room * 2 : 64;
		blocks->list = reallocate(blocks->list, blocks->room,
					  sizeof(*blocks->list));
	}
	blocks->list[blocks->count++] = (struct block) {
		.domain = f->domain,
		.place = f->bus << 8 | f->devfn,
		.first = line,
		.end = line + 1,
	};
}

static void find_blocks(struct blocks *blocks, const struct plain *plain)
{
	struct acs_capture_function f;
	bool inside = false, unused;
	size_t i;

	for (i = 0; i < plain->count; i++) {
		const char *text = plain->lines[i].text;

		if (acs_capture_parse_address(text, strlen(text), &f,
					      &unused)) {
			add_block(blocks, &f, i);
			inside = true;
		} else if (is_blank_line(text)) {
			inside = false;
		} else if (inside) {
			blocks->list[blocks->count - 1].end = i + 1;
			blocks->list[blocks->count - 1].rows +=
				is_hex_row(text);
		}
	}
}

/* Blocks of one function are adjacent, that with the most rows comes first */
static int compare(const void *left, const void *right)
{
	const struct block *a = left, *b = right;

	if (a->domain != b->domain)
		return a->domain < b->domain ? -1 : 1;
	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	if (a->rows != b->rows)
		return a->rows > b->rows ? -1 : 1;
	return a->first < b->first ? -1 : a->first > b->first;
}

static bool is_same(const struct block *a, const struct block *b)
{
	return a->domain == b->domain && a->place == b->place;
}

/* The next row of a block from a line on, or NULL */
static const char *next_row(const struct plain *plain, const struct block *b,
			    size_t *line)
{
	for (; *line < b->end; (*line)++)
		if (is_hex_row(plain->lines[*line].text))
			return plain->lines[(*line)++].text;
	return NULL;
}

/* Whether the longer dump begins with the same bytes as the shorter one */
static bool agrees(const struct plain *plain, const struct block *longer,
		   const struct block *shorter)
{
	size_t i = longer->first, j = shorter->first;
	const char *a, *b;

	while ((b = next_row(plain, shorter, &j))) {
		a = next_row(plain, longer, &i);
		if (!a || strcmp(a, b))
			return false;
	}
	return true;
}

/* Marks the lines that are not shown */
static void hide_block(bool *hidden, const struct block *b)
{
	size_t i;

	for (i = b->first; i < b->end; i++)
		hidden[i] = true;
}

static void hide_repeated(const struct plain *plain, bool *hidden,
			  struct blocks *blocks, struct warnings *warnings)
{
	struct block *best = blocks->list;
	unsigned int differing = 0;
	size_t i;

	qsort(blocks->list, blocks->count, sizeof(*blocks->list), compare);
	for (i = 1; i < blocks->count; i++) {
		struct block *b = &blocks->list[i];

		if (!is_same(best, b)) {
			best = b;
			continue;
		}
		if (!best->rows)
			continue;
		hide_block(hidden, b);
		differing += !agrees(plain, best, b);
	}
	if (differing)
		warn(warnings, 0,
		     "%u functions have two hex dumps, which differ; the one with the most rows counts, or the first",
		     differing);
}

static char *join_shown(const struct plain *plain, const bool *hidden,
			size_t *length)
{
	struct plain shown = {};
	size_t i;
	char *text;

	for (i = 0; i < plain->count; i++)
		plain_add(&shown, hidden[i] ? "" : plain->lines[i].text, 0);
	text = plain_join(&shown, length);
	free(shown.lines);
	return text;
}

/**
 * hex_view - get the part of a text that the reader of hex dumps takes
 * @plain: the text
 * @length: set to the length of what is returned
 * @warnings: collects where dumps of one function differ
 *
 * Return: a text with the same number of lines, to be freed with free().
 */
char *hex_view(const struct plain *plain, size_t *length,
	       struct warnings *warnings)
{
	bool *hidden = allocate(plain->count, sizeof(*hidden));
	struct blocks blocks = {};
	char *text;

	find_blocks(&blocks, plain);
	if (blocks.count)
		hide_repeated(plain, hidden, &blocks, warnings);
	text = join_shown(plain, hidden, length);
	free(blocks.list);
	free(hidden);
	return text;
}
