// SPDX-License-Identifier: GPL-2.0-only
/*
 * Leaves out what belongs to nothing: comments of other languages, marks of
 * conflicts, signs, and bytes that are not characters.
 */
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "language/mend.h"

/* What is known by a name */
static const struct {
	const char *bytes;
	const char *what;
	const char *expected;
} known[] = {
	{ "\xef\xbb\xbf", "a byte order mark", "UTF-8 without one" },
	{ "\xc2\xa0", "a no-break space", "a blank" },
	{ "\xe2\x80\x8b", "a space of no width", "none" },
};

/* Bytes that follow each other, with no blank between them */
static struct token *find_end(struct token *token)
{
	struct token *next = token + 1;

	while (next->symbol == T_BYTES || next->symbol == T_SIGN) {
		if (next->text != next[-1].text + next[-1].length)
			break;
		next++;
	}
	return next;
}

static bool is_shown(const char *text, size_t length)
{
	const char *end = text + length;
	int bytes;

	for (; text < end; text += bytes) {
		bytes = utf8_length(text);
		if (!bytes)
			return false;
	}
	return true;
}

static void complain_about(struct mender *m, const struct place *place,
			   const char *text, size_t length)
{
	const unsigned char *bytes = (const unsigned char *)text;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(known); i++) {
		if (length != strlen(known[i].bytes) ||
		    memcmp(text, known[i].bytes, length))
			continue;
		complain(m, place, "character", "found %s: expected %s",
			 known[i].what, known[i].expected);
		return;
	}
	if (is_shown(text, length))
		complain(m, place, "character", "'%s' has no meaning here",
			 arena_text(text, length));
	else if (length == 1)
		complain(m, place, "character",
			 "byte 0x%02x has no meaning here", bytes[0]);
	else
		complain(m, place, "character",
			 "bytes 0x%02x to 0x%02x have no meaning here",
			 bytes[0], bytes[length - 1]);
}

static bool mend_run(struct mender *m, struct token *token)
{
	struct place place = token_place(m->parsing->source, token);
	struct token *end = find_end(token), *at;
	size_t length = end[-1].text + end[-1].length - token->text;

	place.end_column = place.column + length;
	complain_about(m, &place, token->text, length);
	for (at = token; at < end; at++)
		at->symbol = T_COMMENT;
	if (m->next == token)
		m->next = next_token(token);
	m->quiet = !begins_clause(m) || m->next->line == end[-1].line;
	return true;
}

/* A word that is cut by what is no letter */
static bool is_cut(const struct token *token)
{
	return token->text && token[1].symbol == T_BYTES &&
	       token[1].text == token->text + token->length;
}

static bool mend_utf16(struct mender *m)
{
	const struct source *source = m->parsing->source;
	struct place place = { source, 1, 1, 1, 3 };

	if (m->next->text != source->text ||
	    (memcmp(source->text, "\xff\xfe", 2) &&
	     memcmp(source->text, "\xfe\xff", 2)))
		return false;
	complain(m, &place, "character", "found UTF-16: expected UTF-8");
	while (m->next->symbol)
		take(m);
	m->done = true;
	return true;
}

static bool mend_foreign(struct mender *m)
{
	struct place place = token_place(m->parsing->source, m->next);

	complain(m, &place, "character",
		 "found '%.2s': expected '#', which begins a comment",
		 m->next->text);
	take(m);
	return true;
}

static struct token *find_mark(struct mender *m, char mark)
{
	struct token *token = m->next;

	while (token->symbol && may_work(m, 1)) {
		if (token->symbol == T_CONFLICT && *token->text == mark)
			return token;
		token = next_token(token);
	}
	return NULL;
}

static void note_mark(struct mender *m, const struct token *token,
		      const char *what)
{
	struct place place = token_place(m->parsing->source, token);

	note_at(&place, "%s", what);
}

/* Of the two sides the first is kept, without the state before */
static bool mend_conflict(struct mender *m)
{
	bool begins = *m->next->text == '<';
	struct token *base = begins ? find_mark(m, '|') : NULL;
	struct token *other = begins ? find_mark(m, '=') : NULL;
	struct token *end = begins ? find_mark(m, '>') : NULL;
	struct place place = token_place(m->parsing->source, m->next);
	bool whole = other && end && other < end;

	if (complain(m, &place, "character",
		     "found a conflict mark: expected one of the two sides alone") &&
	    whole) {
		note_mark(m, other, "the other side begins here");
		note_mark(m, end, "the conflict ends here");
	}
	take(m);
	if (!whole) {
		m->quiet = true;
		return true;
	}
	for (other = base && base < other ? base : other; other <= end; other++)
		other->symbol = T_COMMENT;
	if (m->next->symbol == T_COMMENT)
		m->next = next_token(m->next);
	return true;
}

/**
 * mend_bytes - leave out what belongs to nothing
 * @m: the state
 *
 * Return: false if that is not what is wrong.
 */
bool mend_bytes(struct mender *m)
{
	switch (m->next->symbol) {
	case T_CONFLICT:
		return mend_conflict(m);
	case T_FOREIGN:
		return mend_foreign(m);
	case T_SIGN:
	case T_BYTES:
		return mend_utf16(m) || mend_run(m, m->next);
	default:
		return is_cut(m->next) && mend_run(m, m->next + 1);
	}
}
