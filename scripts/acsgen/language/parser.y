/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The grammar. Its actions only build the tree; rules/ and checks/ interpret
 * it. Documentation/PCI/acs-language.rst shows it to readers.
 */
%define api.pure full
%define api.location.type {struct place}
%define parse.error custom
%define parse.lac full
%locations
%expect 0

%initial-action {
	@$ = (struct place) { source, 1, 1, 1, 1 };
}

%param		{ void *scanner }
%parse-param	{ struct tree *tree }
%parse-param	{ const struct source *source }
%parse-param	{ include_fn include }

%code requires {
#include "language/parse.h"
}

%code {
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/nearest.h"
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

int yylex(YYSTYPE *value, struct place *place, void *scanner);

static void yyerror(const struct place *place, void *scanner,
			struct tree *tree, const struct source *source,
			include_fn include, const char *text)
{
	error_at(place, "syntax", "%s: the source is nested too deeply", text);
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
	block->clauses = clauses;
	return block;
}

static struct ids *new_ids(const struct place *place, const struct word *first,
			   const struct word *last, const struct word *name)
{
	struct ids *ids = arena_alloc(sizeof(*ids));

	ids->tail = ids;
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
	condition->body = body;
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
%token T_DISABLE_REDIRECT "disable-redirect"
%token T_ENABLE		"enable"
%token T_ENABLED	"enabled"
%token T_EVIDENCE	"evidence"
%token T_EXAMPLE	"example"
%token T_FINAL		"final"
%token T_FUNCTION	"function"
%token T_GIVEN		"given"
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
%token T_PROVIDES	"provides"
%token T_REGISTER	"register"
%token T_ROOT_BUS	"root-bus"
%token T_RULE		"rule"
%token T_SAYS		"says"
%token T_SEE		"see"
%token T_SET		"set"
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
%type <word> names texts bit_names space yes_no values value value_name
%type <ids> id_list id
%type <word> id_name
%type <statement> statements statement changes change condition
%type <condition> term all_of any_of
%type <word> where

%%

file:
	%empty
|	file block
	{
		add_block(tree, $2);
	}
|	file "include" T_TEXT ';'
	{
		if (include)
			include(tree, $3);
	}
|	file "include" error ';'
|	file error '{' skipped '}'
|	file error '}'
;

/* Counts braces where a block could not be recognised */
skipped:
	%empty
|	skipped error ';'
|	skipped error '{' skipped '}'
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
|	"evidence" error '{' evidence_clauses '}'	{ $$ = NULL; }
|	"window" error '{' window_clauses '}'		{ $$ = NULL; }
|	"register" error '{' register_clauses '}'	{ $$ = NULL; }
|	"rule" error '{' rule_clauses '}'		{ $$ = NULL; }
|	"evidence" T_NAME '{' evidence_clauses error '}' { $$ = NULL; }
|	"window" T_NAME '{' window_clauses error '}'	{ $$ = NULL; }
|	"register" T_NAME "in" space "at" T_NUMBER "width" T_NUMBER
	'{' register_clauses error '}'			{ $$ = NULL; }
|	"rule" T_NAME T_TEXT '{' rule_clauses error '}'	{ $$ = NULL; }
;

space:
	T_NAME
|	"config"
|	"capability"
;

evidence_clauses:
	%empty				{ $$ = NULL; }
|	evidence_clauses evidence_clause
	{
		$$ = $1;
		LIST_APPEND($$, $2);
	}
|	evidence_clauses error ';'	{ $$ = $1; }
;

evidence_clause:
	"kind" T_NAME ';'	{ $$ = new_clause(CLAUSE_KIND, &@$, $2); }
|	"by" T_TEXT ';'		{ $$ = new_clause(CLAUSE_BY, &@$, $2); }
|	"see" texts ';'		{ $$ = new_clause(CLAUSE_SEE, &@$, $2); }
|	"says" texts ';'	{ $$ = new_clause(CLAUSE_SAYS, &@$, $2); }
;

texts:
	T_TEXT
|	texts ',' T_TEXT
	{
		$$ = $1;
		LIST_APPEND($$, $3);
	}
;

window_clauses:
	%empty				{ $$ = NULL; }
|	window_clauses window_clause
	{
		$$ = $1;
		LIST_APPEND($$, $2);
	}
|	window_clauses error ';'	{ $$ = $1; }
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
		$$ = new_clause(CLAUSE_EVIDENCE, &@$, $2);
	}
;

names:
	T_NAME
|	names ',' T_NAME
	{
		$$ = $1;
		LIST_APPEND($$, $3);
	}
;

register_clauses:
	%empty				{ $$ = NULL; }
|	register_clauses register_clause
	{
		$$ = $1;
		LIST_APPEND($$, $2);
	}
|	register_clauses error ';'	{ $$ = $1; }
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
|	rule_clauses rule_clause
	{
		$$ = $1;
		LIST_APPEND($$, $2);
	}
|	rule_clauses error ';'		{ $$ = $1; }
;

rule_clause:
	"match" '{' match_clauses '}'
	{
		$$ = new_clause(CLAUSE_MATCH, &@1, NULL);
		$$->inner = $3;
	}
|	"match" '{' match_clauses error '}'		{ $$ = NULL; }
|	"example" '{' example_clauses '}'
	{
		$$ = new_clause(CLAUSE_EXAMPLE, &@1, NULL);
		$$->inner = $3;
	}
|	"example" '{' example_clauses error '}'		{ $$ = NULL; }
|	"enable" '{' statements '}'
	{
		$$ = new_clause(CLAUSE_ENABLE, &@1, NULL);
		$$->statements = $3;
	}
|	"disable-redirect" '{' statements '}'
	{
		$$ = new_clause(CLAUSE_DISABLE_REDIRECT, &@1, NULL);
		$$->statements = $3;
	}
|	"provides" bit_names ';'
	{
		$$ = new_clause(CLAUSE_PROVIDES, &@$, $2);
		$$->answer = ACS_ANSWER_PROVIDES;
	}
|	"provides" bit_names "when" "enabled" ';'
	{
		$$ = new_clause(CLAUSE_PROVIDES, &@$, $2);
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
		$$ = new_clause(CLAUSE_BROKEN, &@$, $2);
	}
|	"inapplicable" bit_names ';'
	{
		$$ = new_clause(CLAUSE_INAPPLICABLE, &@$, $2);
	}
|	"final" "no" ';'
	{
		$$ = new_clause(CLAUSE_PROVIDES, &@$, NULL);
		$$->answer = ACS_ANSWER_FINAL_NO;
	}
|	"before" names ';'
	{
		$$ = new_clause(CLAUSE_BEFORE, &@$, $2);
	}
|	cites
;

bit_names:
	T_BIT_NAME
|	bit_names T_BIT_NAME
	{
		$$ = $1;
		LIST_APPEND($$, $2);
	}
;

match_clauses:
	%empty				{ $$ = NULL; }
|	match_clauses match_clause
	{
		$$ = $1;
		LIST_APPEND($$, $2);
	}
|	match_clauses error ';'		{ $$ = $1; }
;

match_clause:
	"vendor" T_NUMBER ';'
	{
		$$ = new_clause(CLAUSE_VENDOR, &@$, $2);
	}
|	"device" id_list ';'
	{
		$$ = new_clause(CLAUSE_DEVICE, &@$, NULL);
		$$->ids = $2;
	}
|	"device" "any" id_name ';'
	{
		$$ = new_clause(CLAUSE_DEVICE, &@$, $3);
	}
|	"type" names ';'
	{
		$$ = new_clause(CLAUSE_TYPE, &@$, $2);
	}
|	device_clause
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
|	example_clauses example_clause
	{
		$$ = $1;
		LIST_APPEND($$, $2);
	}
|	example_clauses error ';'	{ $$ = $1; }
;

example_clause:
	"device" T_NUMBER ';'
	{
		$$ = new_clause(CLAUSE_DEVICE, &@$, NULL);
		$$->ids = new_ids(&@2, $2, $2, NULL);
	}
|	"type" T_NAME ';'
	{
		$$ = new_clause(CLAUSE_TYPE, &@$, $2);
	}
|	device_clause
|	"given" values ';'
	{
		$$ = new_clause(CLAUSE_GIVEN, &@$, $2);
	}
|	"writes" values ';'
	{
		$$ = new_clause(CLAUSE_WRITES, &@$, $2);
	}
|	"provides" bit_names ';'
	{
		$$ = new_clause(CLAUSE_PROVIDES, &@$, $2);
		$$->answer = ACS_ANSWER_PROVIDES;
	}
|	"final" "no" ';'
	{
		$$ = new_clause(CLAUSE_PROVIDES, &@$, NULL);
		$$->answer = ACS_ANSWER_FINAL_NO;
	}
;

/* Pairs of a name and a number */
values:
	value
|	values ',' value
	{
		$$ = $1;
		LIST_APPEND($$, $3);
	}
;

value:
	value_name '=' T_NUMBER
	{
		$$ = $1;
		$$->next = $3;
	}
;

/* A register, or one of the two of the ACS capability */
value_name:
	T_NAME
|	"capability"
|	"control"
;

id_list:
	id
|	id_list ',' id
	{
		$$ = $1;
		$$->tail->next = $3;
		$$->tail = $3;
	}
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
	statement
|	statements statement
	{
		$$ = $1;
		LIST_APPEND($$, $2);
	}
|	statements error ';'		{ $$ = $1; }
|	error ';'			{ $$ = NULL; }
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
|	"if" error '{' statements '}'		{ $$ = $4; }
|	"unless" error '{' statements '}'	{ $$ = $4; }
|	"update" T_NAME '{' changes '}'
	{
		$$ = new_statement(STATEMENT_UPDATE, &@1);
		$$->reg = $2;
		$$->body = $4;
	}
|	"update" error '{' changes '}'		{ $$ = NULL; }
;

changes:
	change
|	changes change
	{
		$$ = $1;
		LIST_APPEND($$, $2);
	}
|	changes error ';'		{ $$ = $1; }
|	error ';'			{ $$ = NULL; }
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
|	"if" error '{' changes '}'		{ $$ = $4; }
|	"unless" error '{' changes '}'		{ $$ = $4; }
|	"set" names where ';'
	{
		$$ = new_statement(STATEMENT_SET, &@$);
		$$->fields = $2;
		$$->where = $3;
	}
|	"clear" names where ';'
	{
		$$ = new_statement(STATEMENT_CLEAR, &@$);
		$$->fields = $2;
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
		$$->conditions = $1;
	}
|	any_of
	{
		$$ = new_statement(STATEMENT_IF, &@$);
		$$->conditions = $1;
		$$->any = true;
	}
;

all_of:
	term "and" term
	{
		$$ = $1;
		LIST_APPEND($$, $3);
	}
|	all_of "and" term
	{
		$$ = $1;
		LIST_APPEND($$, $3);
	}
;

any_of:
	term "or" term
	{
		$$ = $1;
		LIST_APPEND($$, $3);
	}
|	any_of "or" term
	{
		$$ = $1;
		LIST_APPEND($$, $3);
	}
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

/* How many expected tokens a message lists at most */
#define EXPECTED_MAX	14

/* Keywords are quoted; descriptions such as "a name" are not */
static int name_symbol(char *buf, size_t size, yysymbol_kind_t symbol)
{
	const char *name = yysymbol_name(symbol);
	const char *quote = "'";

	if (*name == '\'' || !strncmp(name, "a ", 2) ||
	    !strncmp(name, "an ", 3) || !strncmp(name, "the ", 4))
		quote = "";
	return snprintf(buf, size, "%s%s%s", quote, name, quote);
}

/* The expected word that the one found is nearest to */
static const char *find_meant(const yypcontext_t *context)
{
	size_t length;
	const char *text = place_text(yypcontext_location(context), &length);
	yysymbol_kind_t found = yypcontext_token(context);
	yysymbol_kind_t expected[YYNTOKENS];
	struct nearest nearest;
	int i, n;

	if (found != YYSYMBOL_T_NAME && found != YYSYMBOL_T_BIT_NAME)
		return NULL;

	nearest_begin(&nearest, text, length);
	n = yypcontext_expected_tokens(context, expected, YYNTOKENS);
	for (i = 0; i < n; i++)
		if (expected[i] == YYSYMBOL_T_BIT_NAME)
			nearest_try_all(&nearest, acs_bits.names);
		else if (islower(*yysymbol_name(expected[i])))
			nearest_try(&nearest, yysymbol_name(expected[i]));
	return nearest_end(&nearest);
}

static int yyreport_syntax_error(const yypcontext_t *context, void *scanner,
				 struct tree *tree,
				 const struct source *source,
				 include_fn include)
{
	yysymbol_kind_t expected[EXPECTED_MAX];
	int n = yypcontext_expected_tokens(context, expected, EXPECTED_MAX);
	const struct place *place = yypcontext_location(context);
	char found[64], text[512];
	const char *meant;
	size_t length = 0;
	int i;

	name_symbol(found, sizeof(found), yypcontext_token(context));
	for (i = 0; i < n; i++) {
		length += snprintf(text + length, sizeof(text) - length, "%s",
				   !i ? "" : i + 1 < n ? ", " : " or ");
		length += name_symbol(text + length, sizeof(text) - length,
				      expected[i]);
	}

	if (n)
		error_at(place, "syntax", "found %s: expected %s", found,
			 text);
	else
		error_at(place, "syntax", "found %s, which is not allowed here",
			 found);
	if (error_count() > ERRORS_SHOWN)
		return 0;
	meant = find_meant(context);
	if (meant)
		suggest("did you mean %s?", meant);
	return 0;
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
	void *scanner = begin_scan(source);

	if (!scanner)
		return;
	yyparse(scanner, tree, source, include);
	end_scan(scanner);
}
