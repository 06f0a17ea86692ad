// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finds which of the possible words a misspelt one stands for: the only one
 * with the fewest mistakes, if these are few.
 */
#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/nearest.h"

/* No word of the language is longer, and the time grows with the square */
#define LENGTH_MAX	64

static unsigned int least(unsigned int a, unsigned int b)
{
	return a < b ? a : b;
}

static bool same(char a, char b)
{
	return tolower((unsigned char)a) == tolower((unsigned char)b);
}

/*
 * Counts characters that are missing, superfluous, wrong, or swapped with the
 * next. Upper and lower case count as the same. Keeps the three rows that are
 * needed.
 */
static unsigned int count_mistakes(const char *a, size_t a_length,
				   const char *b, size_t b_length)
{
	unsigned int rows[3][LENGTH_MAX + 1];
	unsigned int *now = rows[0], *before = rows[1], *earlier = rows[2];
	size_t i, j;

	for (j = 0; j <= b_length; j++)
		now[j] = j;
	for (i = 1; i <= a_length; i++) {
		unsigned int *spare = earlier;

		earlier = before;
		before = now;
		now = spare;
		now[0] = i;
		for (j = 1; j <= b_length; j++) {
			now[j] = least(least(before[j], now[j - 1]) + 1,
				       before[j - 1] +
				       !same(a[i - 1], b[j - 1]));
			if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) &&
			    same(a[i - 2], b[j - 1]))
				now[j] = least(now[j], earlier[j - 2] + 1);
		}
	}
	return now[b_length];
}

/**
 * nearest_begin - begin a search
 * @nearest: filled in
 * @word: the misspelt word, not necessarily ended by a NUL
 * @length: its bytes
 */
void nearest_begin(struct nearest *nearest, const char *word, size_t length)
{
	*nearest = (struct nearest) { .word = word, .length = length };
}

/**
 * nearest_try - consider a word
 * @nearest: the search
 * @candidate: a possible word
 */
void nearest_try(struct nearest *nearest, const char *candidate)
{
	size_t length = strlen(candidate);
	unsigned int distance;

	if (nearest->length > LENGTH_MAX || length > LENGTH_MAX)
		return;
	distance = count_mistakes(nearest->word, nearest->length, candidate,
				  length);
	if (nearest->found && distance > nearest->distance)
		return;
	nearest->tie = nearest->found && distance == nearest->distance &&
		       strcmp(nearest->found, candidate);
	nearest->found = candidate;
	nearest->distance = distance;
}

/**
 * nearest_try_all - consider several words
 * @nearest: the search
 * @candidates: possible words, ended by NULL
 */
void nearest_try_all(struct nearest *nearest, const char *const *candidates)
{
	for (; *candidates; candidates++)
		nearest_try(nearest, *candidates);
}

/**
 * nearest_end - end a search
 * @nearest: the search
 *
 * Return: the nearest word, or NULL if none is near or several are equally
 * near.
 */
const char *nearest_end(const struct nearest *nearest)
{
	size_t allowed = nearest->length < 6 ? 1 : nearest->length / 3;

	if (!nearest->found || nearest->tie || nearest->distance > allowed)
		return NULL;
	/* In a short word, at least one character has to be right */
	return nearest->distance < nearest->length ? nearest->found : NULL;
}

/**
 * did_you_mean - end a search with a text for a message
 * @nearest: the search
 *
 * Return: "; did you mean WORD?", or an empty text.
 */
const char *did_you_mean(const struct nearest *nearest)
{
	const char *found = nearest_end(nearest);

	return found ? arena_printf("; did you mean %s?", found) : "";
}
