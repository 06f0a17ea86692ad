// SPDX-License-Identifier: GPL-2.0-only
/*
 * Splits a command line into words as the kernel does, and the value of pci= at
 * commas. Boot loaders know other quotes than the kernel, which has only
 * double ones.
 */
#include <ctype.h>
#include <string.h>

#include "answer/boot-words.h"

static void skip(struct boot_word *rest, size_t length)
{
	rest->start += length;
	rest->length -= length;
}

/**
 * boot_word_next - cut off a word, in which blanks may be quoted
 * @rest: the text; what follows the word is left
 * @quotes: characters that quote
 * @word: the word with its quotes
 *
 * Return: false if there is none.
 */
bool boot_word_next(struct boot_word *rest, const char *quotes,
		    struct boot_word *word)
{
	char quote = 0;
	size_t i;

	while (rest->length && isspace((unsigned char)*rest->start))
		skip(rest, 1);
	for (i = 0; i < rest->length; i++) {
		char c = rest->start[i];

		if (!quote && isspace((unsigned char)c))
			break;
		if (quote ? c == quote : !!strchr(quotes, c))
			quote = quote ? 0 : c;
	}
	*word = (struct boot_word) { rest->start, i };
	skip(rest, i);
	return i;
}

/**
 * boot_word_core - leave out the quotes around a word
 * @word: the word
 * @quotes: characters that quote
 *
 * The kernel does not miss a quote at the end.
 *
 * Return: what is between them, or all of it.
 */
struct boot_word boot_word_core(struct boot_word word, const char *quotes)
{
	char quote = word.length ? *word.start : 0;

	if (!quote || !strchr(quotes, quote))
		return word;
	skip(&word, 1);
	if (word.length && word.start[word.length - 1] == quote)
		word.length--;
	return word;
}

/**
 * boot_word_is - compare a word
 * @word: the word
 * @text: what it may be
 *
 * Return: true if it is.
 */
bool boot_word_is(struct boot_word word, const char *text)
{
	return word.length == strlen(text) &&
	       !memcmp(word.start, text, word.length);
}

/**
 * boot_word_begins - compare the beginning of a word
 * @word: the word
 * @beginning: what it may begin with
 *
 * Return: true if it does.
 */
bool boot_word_begins(struct boot_word word, const char *beginning)
{
	size_t length = strlen(beginning);

	return word.length >= length && !memcmp(word.start, beginning, length);
}

/**
 * boot_word_named - look for an option
 * @word: a word without the quotes around it
 * @name: name of the option, in which the kernel takes dashes for underscores
 * @value: its value, without the quotes around that, if there are any; empty
 *	if it has none
 *
 * Return: true if the word is that option.
 */
bool boot_word_named(struct boot_word word, const char *name,
		     struct boot_word *value)
{
	for (; *name; name++) {
		if (!word.length || (*word.start != *name &&
				     (*word.start != '-' || *name != '_')))
			return false;
		skip(&word, 1);
	}
	if (word.length && *word.start != '=')
		return false;
	skip(&word, !!word.length);
	*value = boot_word_core(word, "\"");
	return true;
}

/**
 * boot_part_next - cut off a part, up to a comma
 * @rest: value of pci=; what follows the comma is left. When all parts are cut
 *	off, its start is NULL
 * @part: the part
 *
 * Return: false if there is none.
 */
bool boot_part_next(struct boot_word *rest, struct boot_word *part)
{
	const char *comma;

	if (!rest->start)
		return false;
	*part = *rest;
	comma = memchr(rest->start, ',', rest->length);
	if (!comma) {
		*rest = (struct boot_word) {};
		return true;
	}
	part->length = comma - rest->start;
	skip(rest, part->length + 1);
	return true;
}
