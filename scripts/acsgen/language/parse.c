// SPDX-License-Identifier: GPL-2.0-only
/*
 * Parses a source file, one block after the other. A block in which nothing is
 * wrong is parsed as it stands. If something is, it is parsed once more from its
 * beginning, by mend_item(), which says what is wrong.
 */
#include <stdlib.h>

#include "language/give.h"
#include "language/lexer.h"
#include "language/mend.h"
#include "language/parse.h"

/**
 * finish_block - take in a block that has been parsed
 * @parsing: the file
 * @block: the block
 */
void finish_block(struct parsing *parsing, struct block *block)
{
	if (!parsing->trial)
		add_block(parsing->tree, block);
}

/**
 * finish_include - include a file
 * @parsing: the file that includes it
 * @path: its name
 */
void finish_include(struct parsing *parsing, const struct word *path)
{
	if (!parsing->trial && parsing->include)
		parsing->include(parsing->tree, path);
}

/* Returns the last token of the block, or NULL if something is wrong with it */
static struct token *parse_item(struct parsing *parsing, struct token *token)
{
	yypstate *state = yypstate_new();
	int status = YYPUSH_MORE;

	while (!token->defect) {
		status = give_token(state, parsing, token);
		if (status != YYPUSH_MORE)
			break;
		token = next_token(token);
	}
	yypstate_delete(state);
	return status ? NULL : token;
}

/**
 * parse_source - parse a source file
 * @tree: gets its blocks
 * @source: the file
 * @include: is called for each file that it includes, or NULL
 */
void parse_source(struct tree *tree, const struct source *source,
		  include_fn include)
{
	struct parsing parsing = { tree, source, include };
	struct mender mender = { .parsing = &parsing };
	struct token *tokens = scan_source(source);
	struct token *token = tokens, *last;

	if (token->symbol == T_COMMENT)
		token = next_token(token);
	while (token->symbol) {
		parsing.exhausted = false;
		last = parse_item(&parsing, token);
		if (last) {
			mender.last = last;
			token = next_token(last);
		} else if (parsing.exhausted) {
			token = skip_block(next_token(token));
		} else {
			token = mend_item(&mender, token);
		}
	}
	end_mending(&mender);
	free(tokens);
}
