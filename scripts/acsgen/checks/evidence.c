// SPDX-License-Identifier: GPL-2.0-only
/*
 * Checks that evidence is more than the place where it belongs: of texts that
 * say nothing, and of links that lead nowhere.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "checks/check.h"
#include "checks/checks.h"

/* What evidence says takes a sentence */
#define SAID_WORDS	3

static bool is_word_part(char c)
{
	return isalnum((unsigned char)c);
}

/* Whether a text has a word, in this case, by itself */
static bool has_word(const char *text, const char *word)
{
	size_t length = strlen(word);
	const char *at;

	for (at = strstr(text, word); at; at = strstr(at + 1, word))
		if ((at == text || !is_word_part(at[-1])) &&
		    !is_word_part(at[length]))
			return true;
	return false;
}

/* What people write until they know better */
static bool has_mark(const char *text)
{
	static const char *const marks[] = {
		"TODO", "FIXME", "XXX", "TBD", "TBA", "???", "...",
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(marks); i++)
		if (has_word(text, marks[i]))
			return true;
	return false;
}

/* "WHO SAYS SO": several words, all in capitals */
static bool is_instruction(const char *text)
{
	unsigned int words = 0, length = 0;

	for (; *text; text++) {
		if (islower((unsigned char)*text) || *text & 0x80)
			return false;
		length = isupper((unsigned char)*text) ? length + 1 : 0;
		words += length == 2;
	}
	return words > 1;
}

static unsigned int count_words(const struct word *word)
{
	unsigned int count = 0;
	const char *c;

	for (; word; word = word->next)
		for (c = word->text; *c; c++)
			count += is_word_part(*c) &&
				 (c == word->text || isspace((unsigned char)c[-1]));
	return count;
}

static void check_texts(const struct word *word, const char *name)
{
	for (; word; word = word->next)
		if (has_mark(word->text) || is_instruction(word->text))
			error_at(&word->place, name,
				 "this text only keeps a place: expected what is known");
}

static void check_placeholder(struct tree *tree, const char *name)
{
	const struct difference *difference;
	const struct evidence *evidence;
	const struct rule *rule;

	for (evidence = tree->evidence; evidence; evidence = evidence->next) {
		check_texts(evidence->by, name);
		check_texts(evidence->says, name);
		if (count_words(evidence->says) < SAID_WORDS)
			error_at(&evidence->says->place, name,
				 "this says too little: expected what keeps peers apart, in a sentence");
	}
	for (rule = tree->rules; rule; rule = rule->next) {
		check_texts(rule->because, name);
		for (difference = rule->differences; difference;
		     difference = difference->next)
			check_texts(difference->because, name);
	}
}

REFUSAL(check_placeholder, "placeholder", "evidence that says nothing");

/* Whether a host is NAME, or ends in .NAME */
static bool is_in(const char *host, size_t length, const char *name)
{
	size_t n = strlen(name);

	return length >= n && !strncasecmp(host + length - n, name, n) &&
	       (length == n || host[length - n - 1] == '.');
}

/* Names that lead nowhere, and never will (RFC 2606, RFC 6761) */
static bool is_reserved(const char *host, size_t length)
{
	static const char *const names[] = {
		"example", "example.com", "example.net", "example.org",
		"invalid", "test", "localhost", "local",
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(names); i++)
		if (is_in(host, length, names[i]))
			return true;
	return false;
}

/* What is wrong with a link, or NULL; a text without "://" is none */
static const char *find_fault(const char *text)
{
	const char *host = strstr(text, "://");
	size_t length;

	if (!host)
		return NULL;
	host += 3;
	length = strcspn(host, "/:?#");
	if (strchr(text, ' '))
		return "a blank ends it too early";
	if (strncmp(text, "https://", 8) && strncmp(text, "http://", 7) &&
	    strncmp(text, "ftp://", 6))
		return "no browser opens it";
	if (is_reserved(host, length))
		return "its host is reserved, and leads nowhere";
	if (!memchr(host, '.', length) || host[0] == '.' ||
	    host[length - 1] == '.')
		return "it has no host";
	return NULL;
}

static void report_fault(const struct word *see, const char *name)
{
	const char *fault = find_fault(see->text);

	if (fault)
		error_at(&see->place, name,
			 "this link does not work: %s; expected an address that anyone can open, such as \"https://lore.kernel.org/r/...\"",
			 fault);
}

static void check_link(struct tree *tree, const char *name)
{
	const struct evidence *evidence;
	const struct word *see;

	for (evidence = tree->evidence; evidence; evidence = evidence->next)
		for (see = evidence->see; see; see = see->next)
			report_fault(see, name);
}

REFUSAL(check_link, "link", "a link that leads nowhere");

const struct check *const evidence_checks[] = {
	&check_placeholder_check,
	&check_link_check,
	NULL
};
