/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Parses a block with mistakes: says what is wrong, mends it and goes on, so
 * that one mistake is one error.
 *
 * The parser is only given what it expects. If the next token is something
 * else, the functions that are declared here try in turn to mend the tokens.
 * Nothing is made of a tree with errors, so what is put in needs no meaning.
 */
#ifndef ACSGEN_MEND_H
#define ACSGEN_MEND_H

#include "base/diag.h"
#include "language/give.h"

/**
 * struct open_block - a block whose end has not been reached
 * @first: the first of the given tokens that begin it
 * @after: the first one after its "{"
 */
struct open_block {
	size_t first;
	size_t after;
};

/**
 * struct mender - the state of mending
 * @parsing: the file
 * @state: of the parser
 * @next: the next token
 * @last: the token before it, apart from comments; NULL at the beginning
 * @given: what the parser has been given of the item
 * @count: number of @given
 * @room: allocated length of @given
 * @clause: the first of @given that belongs to the clause
 * @opens: the open blocks
 * @depth: number of @opens
 * @open_room: allocated length of @opens
 * @expected: what may come next
 * @unclosed: the token that begins a block whose "}" is indented less; 0 if
 *	there is none
 * @quiet: a mistake in this clause has been reported
 * @made_up: the parser has been given a word that nobody wrote
 * @done: the item has ended
 * @work: counts tokens that were looked at to find out what is meant
 */
struct mender {
	struct parsing *parsing;
	yypstate *state;
	struct token *next;
	const struct token *last;
	struct token *given;
	size_t count;
	size_t room;
	size_t clause;
	struct open_block *opens;
	unsigned int depth;
	unsigned int open_room;
	struct expected expected;
	struct token unclosed;
	bool quiet;
	bool made_up;
	bool done;
	size_t work;
};

struct token *skip_block(struct token *token);
struct token *mend_item(struct mender *m, struct token *first);
void end_mending(struct mender *m);

/* What the functions that mend have to work with */
PRINTF(4, 5)
bool complain(struct mender *m, const struct place *place, const char *check,
	      const char *format, ...);
PRINTF(2, 3)
bool complain_here(struct mender *m, const char *format, ...);
bool complain_unexpected(struct mender *m);
const char *token_text(const struct token *token);
const char *found_text(const struct mender *m, const struct token *token);
bool is_text_of(const struct token *token, const char *text);
bool on_later_line(const struct token *token, const struct token *than);
bool begins_block(struct token *token);
bool begins_clause(const struct mender *m);
bool fits(const struct mender *m, struct token *token);
bool fits_after(struct mender *m, int symbol, struct token *token);
bool fits_in_nested(struct mender *m, int keyword, struct token *token);
bool fits_at_depth(struct mender *m, unsigned int depth, struct token *token);
bool may_work(struct mender *m, size_t work);
void take(struct mender *m);
void give(struct mender *m, int symbol);
void skip_clause(struct mender *m);
bool complete(struct mender *m, int symbol);

/* Each mends something, or returns false */
bool mend_bytes(struct mender *m);
bool mend_sign(struct mender *m);
bool mend_spelling(struct mender *m);
bool mend_separator(struct mender *m);
bool mend_brace(struct mender *m);
bool mend_word(struct mender *m);

/* This also looks at commas that are expected, but for what comes next */
bool mend_comma(struct mender *m);

/* Adds to an error what might help */
void advise(struct mender *m);

/* Reports what is wrong with a token that is expected */
void report_defect(struct mender *m);

#endif /* ACSGEN_MEND_H */
