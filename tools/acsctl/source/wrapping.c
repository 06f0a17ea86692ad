// SPDX-License-Identifier: GPL-2.0-only
/*
 * Lines that a terminal has broken at its last column, in the middle of words.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "source/wrapping.h"

/* Narrower terminals are rare, and lines of their width are not */
#define NARROWEST	60

/* The longest lines, if they are as long as each other */
static size_t find_width(const struct plain *plain)
{
	size_t i, length, width = 0, count = 0;

	for (i = 0; i < plain->count; i++) {
		length = strlen(plain->lines[i].text);
		if (length > width) {
			width = length;
			count = 0;
		}
		count += length == width;
	}
	return count >= 2 && width >= NARROWEST ? width : 0;
}

static bool begins(const char *text)
{
	text = skip_blanks(text);
	return address_length(text) || is_hex_row(text) || begins_item(text) ||
	       !strncasecmp(text, "iommu group", 11);
}

/* What lspci breaks itself, it indents. Another function is none of that */
static bool continues(const char *text)
{
	const char *at;

	if (!*text || strchr(" \t", *text) || begins(text))
		return false;
	for (at = text; *at; at++)
		if (address_length(at))
			return false;
	return true;
}

/* Programs that break lines at blanks break them before the last column */
static bool is_broken_at_blanks(const struct plain *plain, size_t width)
{
	size_t i;

	for (i = 1; i < plain->count; i++)
		if (continues(plain->lines[i].text) &&
		    begins(plain->lines[i - 1].text) &&
		    strlen(plain->lines[i - 1].text) < width)
			return true;
	return false;
}

/**
 * wrapping_undo - join lines that a terminal has broken
 * @plain: the lines, before anything is taken from their begins
 */
void wrapping_undo(struct plain *plain)
{
	size_t i, count = 0, width = find_width(plain);
	bool is_full = false;
	char *joined;

	if (width && is_broken_at_blanks(plain, width))
		width = 0;
	for (i = 0; width && i < plain->count; i++) {
		char *text = plain->lines[i].text;
		bool was_full = strlen(text) == width;

		was_full = was_full && (begins(text) || is_full);
		if (is_full && continues(text)) {
			joined = text_format("%s%s",
					     plain->lines[count - 1].text, text);
			free(plain->lines[count - 1].text);
			free(text);
			plain->lines[count - 1].text = joined;
		} else {
			plain->lines[count++] = plain->lines[i];
		}
		is_full = was_full;
	}
	if (width)
		plain->count = count;
}
