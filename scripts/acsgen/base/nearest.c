// SPDX-License-Identifier: GPL-2.0-only
/*
 * Which of the words that would be right is meant by a misspelt one: that
 * with the fewest mistakes, if it is one alone and the mistakes are few.
 */
#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/nearest.h"

/* No word of ours is longer, and the time grows with the square */
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
 * Characters left out, too many, wrong, or swapped with the next. Upper and
 * lower case count as the same. Keeps the three rows that matter.
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
 * nearest_try - take a word into account
 * @nearest: the search
 * @candidate: a word that would be right
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
 * nearest_try_all - take words into account
 * @nearest: the search
 * @candidates: words that would be right, ended by NULL
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
 * Return: the word that is meant, or NULL if none is near or several are.
 */
const char *nearest_end(const struct nearest *nearest)
{
	size_t allowed = nearest->length < 6 ? 1 : nearest->length / 3;

	if (!nearest->found || nearest->tie || nearest->distance > allowed)
		return NULL;
	/* All of a short word may not be wrong */
	return nearest->distance < nearest->length ? nearest->found : NULL;
}

/**
 * did_you_mean - end a search in words for a message
 * @nearest: the search
 *
 * Return: "; did you mean WORD?", or nothing.
 */
const char *did_you_mean(const struct nearest *nearest)
{
	const char *found = nearest_end(nearest);

	return found ? arena_printf("; did you mean %s?", found) : "";
}
