/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The grammar. Its actions only build the tree; rules/ and checks/ interpret
 * it. Documentation/PCI/acs-language.rst shows it to readers.
 */
%define api.pure full
%define api.push-pull push
%define api.location.type {struct place}
%define parse.error custom
%define parse.lac full
%locations
%expect 0

%parse-param	{ struct parsing *parsing }

%code requires {
#include "language/parse.h"
}

%code provides {
#define EXPECTED_MAX	128

/**
 * struct expected - the tokens that may come next
 * @symbols: their numbers within the parser
 * @count: number of @symbols
 */
struct expected {
	int symbols[EXPECTED_MAX];
	int count;
};

void find_expected(yypstate *state, struct expected *expected);
bool expects(const struct expected *expected, int token);
int only_expected(const struct expected *expected);
const char *name_token(int token);
const char *list_expected(const struct expected *expected);
int nearest_expected(const struct expected *expected, const char *text,
		     size_t length, const char **meant);
}

%code {
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/nearest.h"
#include "base/text.h"
#include "language/lexer.h"
#include "language/parser.tab.h"
#include "language/vocabulary.h"

#define YYLLOC_DEFAULT(current, rhs, n)					\
	do {								\
		if (n) {						\
			(current) = YYRHSLOC(rhs, 1);			\
			(current).end_line = YYRHSLOC(rhs, n).end_line;	\
			(current).end_column =				\
				YYRHSLOC(rhs, n).end_column;		\
		} else {						\
			(current) = YYRHSLOC(rhs, 0);			\
			(current).line = (current).end_line;		\
			(current).column = (current).end_column;	\
		}							\
	} while (0)

static void yyerror(const struct place *place, struct parsing *parsing,
		    const char *text)
{
	if (!parsing->trial)
		error_at(place, "syntax",
			 "%s: the source is nested too deeply", text);
	parsing->exhausted = true;
}

static struct clause *new_clause(enum clause_kind kind,
				 const struct place *place, struct word *words)
{
	struct clause *clause = arena_alloc(sizeof(*clause));

	clause->kind = kind;
	clause->place = *place;
	clause->words = words;
	return clause;
}

static struct block *new_block(enum block_kind kind, const struct word *name,
			       struct clause *clauses)
{
	struct block *block = arena_alloc(sizeof(*block));

	block->kind = kind;
	block->name = name;
	block->clauses = RING_OPEN(clauses);
	return block;
}

static struct ids *new_ids(const struct place *place, const struct word *first,
			   const struct word *last, const struct word *name)
{
	struct ids *ids = arena_alloc(sizeof(*ids));

	ids->place = *place;
	ids->first = first->number;
	ids->last = last->number;
	ids->hex = first->hex && last->hex;
	ids->name = name ? name->text : NULL;
	return ids;
}

static struct condition *new_condition(const struct place *place,
				       const struct word *reg,
				       const struct word *name)
{
	struct condition *condition = arena_alloc(sizeof(*condition));

	condition->place = *place;
	condition->reg = reg;
	condition->name = name;
	return condition;
}

static struct statement *new_statement(enum statement_kind kind,
				       const struct place *place)
{
	struct statement *statement = arena_alloc(sizeof(*statement));

	statement->kind = kind;
	statement->place = *place;
	return statement;
}

static struct statement *new_if(const struct place *place,
				struct statement *condition, bool unless,
				struct statement *body)
{
	condition->place = *place;
	condition->unless = unless;
	condition->body = RING_OPEN(body);
	return condition;
}
}

%union {
	struct word *word;
	struct clause *clause;
	struct block *block;
	struct ids *ids;
	struct condition *condition;
	struct statement *statement;
	bool flag;
}

%token T_END 0		"the end of the file"
%token T_ACPI_TABLE	"acpi-table"
%token T_ACS		"acs"
%token T_AND		"and"
%token T_ANY		"any"
%token T_AT		"at"
%token T_BASE		"base"
%token T_BECAUSE	"because"
%token T_BEFORE		"before"
%token T_BIT		"bit"
%token T_BITS		"bits"
%token T_BROKEN	"broken"
%token T_BY		"by"
%token <word> T_CAPABILITY "capability"
%token T_CLEAR		"clear"
%token <word> T_CONFIG	"config"
%token <word> T_CONTROL	"control"
%token T_DEVICE		"device"
%token T_DIFFERENCE	"difference"
%token T_DISABLE_REDIRECT "disable-redirect"
%token T_ENABLE		"enable"
%token T_ENABLED	"enabled"
%token T_EVIDENCE	"evidence"
%token T_EXAMPLE	"example"
%token T_FINAL		"final"
%token T_FUNCTION	"function"
%token T_GIVEN		"given"
%token T_HOST_BRIDGE	"host-bridge"
%token T_IF		"if"
%token T_IN		"in"
%token T_INAPPLICABLE	"inapplicable"
%token T_INCLUDE	"include"
%token T_KIND		"kind"
%token T_MASK		"mask"
%token T_MATCH		"match"
%token T_MULTIFUNCTION	"multifunction"
%token <word> T_NO	"no"
%token T_NOT		"not"
%token T_OR		"or"
%token T_PASSES	"passes"
%token T_PROVIDES	"provides"
%token T_REGISTER	"register"
%token T_ROOT_BUS	"root-bus"
%token T_RULE		"rule"
%token T_SAYS		"says"
%token T_SEE		"see"
%token T_SET		"set"
%token T_SINCE		"since"
%token T_SIZE		"size"
%token T_TYPE		"type"
%token T_UNLESS		"unless"
%token T_UPDATE		"update"
%token T_VENDOR		"vendor"
%token T_WHEN		"when"
%token T_WHERE		"where"
%token T_WIDTH		"width"
%token T_WINDOW		"window"
%token T_WRITES		"writes"
%token T_RANGE		"'..'"
%token T_COMMENT	"a comment"
%token T_FOREIGN	"a comment of another language"
%token T_CONFLICT	"a conflict mark"
%token T_SIGN		"a sign"
%token T_BYTES		"bytes"
%token T_ADDRESS	"an address"
%token T_ODD_NAME	"a name with capitals"
%token <word> T_NAME	"a name"
%token <word> T_BIT_NAME "an ACS bit"
%token <word> T_NUMBER	"a number"
%token <word> T_TEXT	"a text in quotes"
%token <word> T_DEVFN	"a function such as 1f.0"
%token ';' "';'" ',' "','" ':' "':'" '.' "'.'" '=' "'='" '{' "'{'" '}' "'}'"

%type <block> block
%type <clause> evidence_clauses evidence_clause window_clauses window_clause
%type <clause> register_clauses register_clause rule_clauses rule_clause
%type <clause> match_clauses match_clause device_clause cites
%type <clause> example_clauses example_clause
%type <clause> difference_clauses difference_clause because
%type <clause> bridge_clauses bridge_clause bridge_ids id_clause
%type <word> names texts bit_names space yes_no values value_name
%type <ids> id_list id single_ids
%type <word> id_name
%type <statement> statements statement changes change condition
%type <condition> term all_of any_of
%type <word> where

%%

/* A file is a sequence of these, which are parsed one by one */
item:
	block
	{
		finish_block(parsing, $1);
		YYACCEPT;
	}
|	"include" T_TEXT ';'
	{
		finish_include(parsing, $2);
		YYACCEPT;
	}
;

block:
	"evidence" T_NAME '{' evidence_clauses '}'
	{
		$$ = new_block(BLOCK_EVIDENCE, $2, $4);
	}
|	"window" T_NAME '{' window_clauses '}'
	{
		$$ = new_block(BLOCK_WINDOW, $2, $4);
	}
|	"register" T_NAME "in" space "at" T_NUMBER "width" T_NUMBER
	'{' register_clauses '}'
	{
		$$ = new_block(BLOCK_REGISTER, $2, $10);
		$$->space = $4;
		$$->offset = $6;
		$$->width = $8;
	}
|	"rule" T_NAME T_TEXT '{' rule_clauses '}'
	{
		$$ = new_block(BLOCK_RULE, $2, $5);
		$$->title = $3;
	}
|	"host-bridge" T_NAME T_TEXT '{' bridge_clauses '}'
	{
		$$ = new_block(BLOCK_HOST_BRIDGE, $2, $5);
		$$->title = $3;
	}
;

space:
	T_NAME
|	"config"
|	"capability"
;

evidence_clauses:
	%empty				{ $$ = NULL; }
|	evidence_clauses evidence_clause	{ RING_ADD($$, $1, $2); }
;

evidence_clause:
	"kind" T_NAME ';'	{ $$ = new_clause(CLAUSE_KIND, &@$, $2); }
|	"by" T_TEXT ';'		{ $$ = new_clause(CLAUSE_BY, &@$, $2); }
|	"see" texts ';'		{ $$ = new_clause(CLAUSE_SEE, &@$, RING_OPEN($2)); }
|	"says" texts ';'	{ $$ = new_clause(CLAUSE_SAYS, &@$, RING_OPEN($2)); }
;

texts:
	T_TEXT	{ RING_ADD($$, NULL, $1); }
|	texts ',' T_TEXT	{ RING_ADD($$, $1, $3); }
;

window_clauses:
	%empty				{ $$ = NULL; }
|	window_clauses window_clause	{ RING_ADD($$, $1, $2); }
;

window_clause:
	"base" "function" T_DEVFN "at" T_NUMBER "width" T_NUMBER ';'
	{
		$$ = new_clause(CLAUSE_BASE, &@$, $3);
		$3->next = $5;
		$5->next = $7;
	}
|	"mask" T_NUMBER ';'
	{
		$$ = new_clause(CLAUSE_MASK, &@$, $2);
	}
|	"enable" "bit" T_NUMBER ';'
	{
		$$ = new_clause(CLAUSE_ENABLE_BIT, &@$, $3);
	}
|	"size" T_NUMBER ';'
	{
		$$ = new_clause(CLAUSE_SIZE, &@$, $2);
	}
|	cites
;

cites:
	"evidence" names ';'
	{
		$$ = new_clause(CLAUSE_EVIDENCE, &@$, RING_OPEN($2));
	}
;

names:
	T_NAME	{ RING_ADD($$, NULL, $1); }
|	names ',' T_NAME	{ RING_ADD($$, $1, $3); }
;

register_clauses:
	%empty				{ $$ = NULL; }
|	register_clauses register_clause	{ RING_ADD($$, $1, $2); }
;

register_clause:
	T_NAME '=' "bit" T_NUMBER ';'
	{
		struct word *low = arena_alloc(sizeof(*low));

		*low = *$4;
		$$ = new_clause(CLAUSE_FIELD, &@$, $1);
		$1->next = $4;
		$4->next = low;
	}
|	T_NAME '=' "bits" T_NUMBER ':' T_NUMBER ';'
	{
		$$ = new_clause(CLAUSE_FIELD, &@$, $1);
		$1->next = $4;
		$4->next = $6;
	}
|	cites
;

rule_clauses:
	%empty				{ $$ = NULL; }
|	rule_clauses rule_clause	{ RING_ADD($$, $1, $2); }
;

rule_clause:
	"match" '{' match_clauses '}'
	{
		$$ = new_clause(CLAUSE_MATCH, &@1, NULL);
		$$->inner = RING_OPEN($3);
	}
|	"example" '{' example_clauses '}'
	{
		$$ = new_clause(CLAUSE_EXAMPLE, &@1, NULL);
		$$->inner = RING_OPEN($3);
	}
|	"enable" '{' statements '}'
	{
		$$ = new_clause(CLAUSE_ENABLE, &@1, NULL);
		$$->statements = RING_OPEN($3);
	}
|	"disable-redirect" '{' statements '}'
	{
		$$ = new_clause(CLAUSE_DISABLE_REDIRECT, &@1, NULL);
		$$->statements = RING_OPEN($3);
	}
|	"provides" bit_names ';'
	{
		$$ = new_clause(CLAUSE_PROVIDES, &@$, RING_OPEN($2));
		$$->answer = ACS_ANSWER_PROVIDES;
	}
|	"provides" bit_names "when" "enabled" ';'
	{
		$$ = new_clause(CLAUSE_PROVIDES, &@$, RING_OPEN($2));
		$$->answer = ACS_ANSWER_WHEN_ENABLED;
	}
|	"provides" "capability" T_NAME "control" T_NAME ';'
	{
		$$ = new_clause(CLAUSE_PROVIDES, &@$, $3);
		$$->answer = ACS_ANSWER_REGISTERS;
		$3->next = $5;
	}
|	"provides" "acs" ';'
	{
		$$ = new_clause(CLAUSE_PROVIDES, &@$, NULL);
		$$->answer = ACS_ANSWER_CAPABILITY;
	}
|	"broken" bit_names ';'
	{
		$$ = new_clause(CLAUSE_BROKEN, &@$, RING_OPEN($2));
	}
|	"inapplicable" bit_names ';'
	{
		$$ = new_clause(CLAUSE_INAPPLICABLE, &@$, RING_OPEN($2));
	}
|	"final" "no" ';'
	{
		$$ = new_clause(CLAUSE_PROVIDES, &@$, NULL);
		$$->answer = ACS_ANSWER_FINAL_NO;
	}
|	"before" names ';'
	{
		$$ = new_clause(CLAUSE_BEFORE, &@$, RING_OPEN($2));
	}
|	"difference" '{' difference_clauses '}'
	{
		$$ = new_clause(CLAUSE_DIFFERENCE, &@1, NULL);
		$$->inner = RING_OPEN($3);
	}
|	because
|	cites
;

because:
	"because" texts ';'
	{
		$$ = new_clause(CLAUSE_BECAUSE, &@$, RING_OPEN($2));
	}
;

difference_clauses:
	%empty				{ $$ = NULL; }
|	difference_clauses difference_clause	{ RING_ADD($$, $1, $2); }
;

difference_clause:
	"device" id_list ';'
	{
		$$ = new_clause(CLAUSE_DEVICE, &@$, NULL);
		$$->ids = RING_OPEN($2);
	}
|	because
;

bit_names:
	T_BIT_NAME	{ RING_ADD($$, NULL, $1); }
|	bit_names T_BIT_NAME	{ RING_ADD($$, $1, $2); }
;

match_clauses:
	%empty				{ $$ = NULL; }
|	match_clauses match_clause	{ RING_ADD($$, $1, $2); }
;

match_clause:
	id_clause
|	"type" names ';'
	{
		$$ = new_clause(CLAUSE_TYPE, &@$, RING_OPEN($2));
	}
|	device_clause
;

/* Ids, which rules and host bridges have in common */
id_clause:
	"vendor" T_NUMBER ';'
	{
		$$ = new_clause(CLAUSE_VENDOR, &@$, $2);
	}
|	"device" id_list ';'
	{
		$$ = new_clause(CLAUSE_DEVICE, &@$, NULL);
		$$->ids = RING_OPEN($2);
	}
|	"device" "any" id_name ';'
	{
		$$ = new_clause(CLAUSE_DEVICE, &@$, $3);
	}
;

bridge_clauses:
	%empty				{ $$ = NULL; }
|	bridge_clauses bridge_clause	{ RING_ADD($$, $1, $2); }
;

bridge_clause:
	"match" '{' bridge_ids '}'
	{
		$$ = new_clause(CLAUSE_MATCH, &@1, NULL);
		$$->inner = RING_OPEN($3);
	}
|	"passes" T_NAME ';'
	{
		$$ = new_clause(CLAUSE_PASSES, &@$, $2);
	}
|	"since" T_TEXT "not" T_TEXT ';'
	{
		$$ = new_clause(CLAUSE_SINCE, &@$, $2);
		$2->next = $4;
	}
|	cites
;

bridge_ids:
	%empty			{ $$ = NULL; }
|	bridge_ids id_clause	{ RING_ADD($$, $1, $2); }
;

/* Properties of devices that a match and an example have in common */
device_clause:
	"multifunction" yes_no ';'
	{
		$$ = new_clause(CLAUSE_MULTIFUNCTION, &@$, $2);
	}
|	"root-bus" yes_no ';'
	{
		$$ = new_clause(CLAUSE_ROOT_BUS, &@$, $2);
	}
|	"acs" T_NAME ';'
	{
		$$ = new_clause(CLAUSE_ACS, &@$, $2);
	}
|	"acpi-table" T_TEXT ';'
	{
		$$ = new_clause(CLAUSE_ACPI_TABLE, &@$, $2);
	}
;

yes_no:
	T_NAME
|	"no"
;

example_clauses:
	%empty				{ $$ = NULL; }
|	example_clauses example_clause	{ RING_ADD($$, $1, $2); }
;

example_clause:
	"device" single_ids ';'
	{
		$$ = new_clause(CLAUSE_DEVICE, &@$, NULL);
		$$->ids = RING_OPEN($2);
	}
|	"type" T_NAME ';'
	{
		$$ = new_clause(CLAUSE_TYPE, &@$, $2);
	}
|	device_clause
|	"given" values ';'
	{
		$$ = new_clause(CLAUSE_GIVEN, &@$, RING_OPEN($2));
	}
|	"writes" values ';'
	{
		$$ = new_clause(CLAUSE_WRITES, &@$, RING_OPEN($2));
	}
|	"provides" bit_names ';'
	{
		$$ = new_clause(CLAUSE_PROVIDES, &@$, RING_OPEN($2));
		$$->answer = ACS_ANSWER_PROVIDES;
	}
|	"final" "no" ';'
	{
		$$ = new_clause(CLAUSE_PROVIDES, &@$, NULL);
		$$->answer = ACS_ANSWER_FINAL_NO;
	}
|	"no" "match" ';'
	{
		$$ = new_clause(CLAUSE_PROVIDES, &@$, NULL);
		$$->no_match = true;
	}
;

single_ids:
	T_NUMBER
	{
		RING_ADD($$, NULL, new_ids(&@1, $1, $1, NULL));
	}
|	single_ids ',' T_NUMBER
	{
		RING_ADD($$, $1, new_ids(&@3, $3, $3, NULL));
	}
;

/* Pairs of a name and a number */
values:
	value_name '=' T_NUMBER
	{
		RING_ADD($$, NULL, $1);
		RING_ADD($$, $$, $3);
	}
|	values ',' value_name '=' T_NUMBER
	{
		RING_ADD($$, $1, $3);
		RING_ADD($$, $$, $5);
	}
;

/* A register, or one of the two of the ACS capability */
value_name:
	T_NAME
|	"capability"
|	"control"
;

id_list:
	id	{ RING_ADD($$, NULL, $1); }
|	id_list ',' id	{ RING_ADD($$, $1, $3); }
;

id:
	T_NUMBER id_name
	{
		$$ = new_ids(&@1, $1, $1, $2);
	}
|	T_NUMBER "'..'" T_NUMBER id_name
	{
		struct place place = @1;

		place.end_line = @3.end_line;
		place.end_column = @3.end_column;
		$$ = new_ids(&place, $1, $3, $4);
	}
;

id_name:
	%empty				{ $$ = NULL; }
|	T_TEXT
;

statements:
	statement	{ RING_ADD($$, NULL, $1); }
|	statements statement	{ RING_ADD($$, $1, $2); }
;

statement:
	"if" condition '{' statements '}'
	{
		$$ = new_if(&@1, $2, false, $4);
	}
|	"unless" condition '{' statements '}'
	{
		$$ = new_if(&@1, $2, true, $4);
	}
|	"update" T_NAME '{' changes '}'
	{
		$$ = new_statement(STATEMENT_UPDATE, &@1);
		$$->reg = $2;
		$$->body = RING_OPEN($4);
	}
;

changes:
	change	{ RING_ADD($$, NULL, $1); }
|	changes change	{ RING_ADD($$, $1, $2); }
;

change:
	"if" condition '{' changes '}'
	{
		$$ = new_if(&@1, $2, false, $4);
	}
|	"unless" condition '{' changes '}'
	{
		$$ = new_if(&@1, $2, true, $4);
	}
|	"set" names where ';'
	{
		$$ = new_statement(STATEMENT_SET, &@$);
		$$->fields = RING_OPEN($2);
		$$->where = $3;
	}
|	"clear" names where ';'
	{
		$$ = new_statement(STATEMENT_CLEAR, &@$);
		$$->fields = RING_OPEN($2);
		$$->where = $3;
	}
;

where:
	%empty				{ $$ = NULL; }
|	"where" T_NAME			{ $$ = $2; }
;

condition:
	term
	{
		$$ = new_statement(STATEMENT_IF, &@$);
		$$->conditions = $1;
	}
|	all_of
	{
		$$ = new_statement(STATEMENT_IF, &@$);
		$$->conditions = RING_OPEN($1);
	}
|	any_of
	{
		$$ = new_statement(STATEMENT_IF, &@$);
		$$->conditions = RING_OPEN($1);
		$$->any = true;
	}
;

all_of:
	term "and" term
	{
		RING_ADD($$, NULL, $1);
		RING_ADD($$, $$, $3);
	}
|	all_of "and" term	{ RING_ADD($$, $1, $3); }
;

any_of:
	term "or" term
	{
		RING_ADD($$, NULL, $1);
		RING_ADD($$, $$, $3);
	}
|	any_of "or" term	{ RING_ADD($$, $1, $3); }
;

term:
	T_NAME				{ $$ = new_condition(&@$, NULL, $1); }
|	T_NAME '.' T_NAME		{ $$ = new_condition(&@$, $1, $3); }
|	"not" term
	{
		$$ = $2;
		$$->negate = !$$->negate;
	}
;

%%

/* Keywords are quoted; descriptions such as "a name" are not */
static const char *quote(const char *name)
{
	if (*name == '\'' || !strncmp(name, "a ", 2) ||
	    !strncmp(name, "an ", 3) || !strncmp(name, "the ", 4))
		return name;
	return arena_printf("'%s'", name);
}

/* mend_item() says what is wrong */
static int yyreport_syntax_error(const yypcontext_t *context,
				 struct parsing *parsing)
{
	/* bison makes this, too */
	(void)yypcontext_expected_tokens;
	return 0;
}

/**
 * find_expected - find the tokens that may come next
 * @state: of the parser
 * @expected: filled in
 */
void find_expected(yypstate *state, struct expected *expected)
{
	yysymbol_kind_t symbols[EXPECTED_MAX];
	int i;

	expected->count = yypstate_expected_tokens(state, symbols,
						   EXPECTED_MAX);
	for (i = 0; i < expected->count; i++)
		expected->symbols[i] = symbols[i];
}

/**
 * expects - check whether a token is expected
 * @expected: what is expected
 * @token: the token
 *
 * Return: true if it is.
 */
bool expects(const struct expected *expected, int token)
{
	int i;

	for (i = 0; i < expected->count; i++)
		if (expected->symbols[i] == (int)YYTRANSLATE(token))
			return true;
	return false;
}

/**
 * only_expected - find what is expected, if that is one token
 * @expected: what is expected
 *
 * Return: the token, or 0.
 */
int only_expected(const struct expected *expected)
{
	int token = expected->count == 1 ? T_DEVFN : 0;

	while (token && (int)YYTRANSLATE(token) != expected->symbols[0])
		token--;
	return token;
}

/**
 * name_token - name a kind of token, for messages
 * @token: the token
 *
 * Return: its name.
 */
const char *name_token(int token)
{
	return quote(yysymbol_name(YYTRANSLATE(token)));
}

/**
 * list_expected - list what is expected, for messages
 * @expected: what is expected
 *
 * Return: the list.
 */
const char *list_expected(const struct expected *expected)
{
	struct text text;
	int i;

	begin_text(&text);
	for (i = 0; i < expected->count; i++)
		fprintf(text.out, "%s%s",
			!i ? "" : i + 1 < expected->count ? ", " : " or ",
			quote(yysymbol_name(expected->symbols[i])));
	return end_text(&text);
}

/**
 * nearest_expected - find the expected word that a misspelt one stands for
 * @expected: what is expected
 * @text: the misspelt word, not necessarily ended by a NUL
 * @length: its bytes
 * @meant: set to the expected word
 *
 * Return: its token, or 0 if there is none.
 */
int nearest_expected(const struct expected *expected, const char *text,
		     size_t length, const char **meant)
{
	struct nearest nearest;
	int i;

	nearest_begin(&nearest, text, length);
	for (i = 0; i < expected->count; i++)
		if (expected->symbols[i] == YYSYMBOL_T_BIT_NAME)
			nearest_try_all(&nearest, acs_bits.names);
		else if (islower(*yysymbol_name(expected->symbols[i])))
			nearest_try(&nearest,
				    yysymbol_name(expected->symbols[i]));
	*meant = nearest_end(&nearest);
	if (!*meant)
		return 0;
	if (isupper(**meant))
		return T_BIT_NAME;
	return find_keyword(*meant, strlen(*meant));
}
