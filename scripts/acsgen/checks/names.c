// SPDX-License-Identifier: GPL-2.0-only
/*
 * Checks of the written form: names and clauses. Every name has to be known and
 * unique, and every mandatory clause has to be present once.
 */
#include <string.h>

#include "base/nearest.h"
#include "checks/check.h"
#include "checks/checks.h"
#include "language/vocabulary.h"

static void check_file_twice(struct tree *tree, const char *name)
{
	struct table files = {};
	unsigned int i;

	for (i = 0; i < tree->source_count; i++) {
		const struct source *source = tree->sources[i];
		const struct source *first = table_add(&files, NULL, source->name,
						       (void *)source);

		if (first)
			error_at(NULL, name,
				 "%s and %s have the same file name: expected one of each, since reasons name rules by file and line",
				 first->path, source->path);
	}
}

REFUSAL(check_file_twice, "file-twice",
	"two files of the same name, or a file that is read twice");

static void check_duplicate_name(struct tree *tree, const char *name)
{
	struct block *block;

	for (block = tree->blocks; block; block = block->next) {
		struct block *first = find_block(tree, block->kind,
						 block->name->text);

		if (first == block)
			continue;
		error_at(&block->name->place, name,
			 "%s %s is defined twice: expected a new name",
			 block_name(block->kind), block->name->text);
		note_at(&first->name->place, "first defined here");
	}
}

REFUSAL(check_duplicate_name, "duplicate-name",
	"two blocks of the same kind and name");

static void check_duplicate_field(struct tree *tree, const char *name)
{
	struct block *block;
	struct clause *clause;

	for (block = tree->blocks; block; block = block->next) {
		for (clause = block->clauses; clause; clause = clause->next) {
			struct clause *first;

			if (clause->kind != CLAUSE_FIELD)
				continue;
			first = find_field_clause(tree, block, clause->words->text);
			if (first == clause)
				continue;
			error_at(&clause->words->place, name,
				 "register %s has two fields %s: expected a new name",
				 block->name->text, clause->words->text);
			note_at(&first->words->place, "first defined here");
		}
	}
}

REFUSAL(check_duplicate_field, "duplicate-field",
	"two fields of the same name in a register");

/* An answer, a final no and "no match" are clauses of the same kind */
static bool contradicts(const struct clause *a, const struct clause *b)
{
	if (a->kind != CLAUSE_PROVIDES)
		return false;
	return a->no_match || b->no_match ||
	       (a->answer != b->answer &&
		(a->answer == ACS_ANSWER_FINAL_NO ||
		 b->answer == ACS_ANSWER_FINAL_NO));
}

static bool may_be_repeated(const struct clause *clause)
{
	return clause->kind == CLAUSE_FIELD ||
	       clause->kind == CLAUSE_EXAMPLE ||
	       clause->kind == CLAUSE_DIFFERENCE;
}

static void report_duplicates(struct clause *clauses, const char *name)
{
	struct clause *firsts[CLAUSE_WRITES + 1] = {};
	struct clause *clause;

	for (clause = clauses; clause; clause = clause->next) {
		struct clause *first = firsts[clause->kind];

		if (!first)
			firsts[clause->kind] = clause;
		if (may_be_repeated(clause) || !first)
			continue;
		error_at(&clause->place, name,
			 "%s is given twice: expected it once",
			 contradicts(clause, first) ?
			 "the answer" : clause_name(clause->kind));
		note_at(&first->place, "first given here");
	}
}

static void check_duplicate_clause(struct tree *tree, const char *name)
{
	struct block *block;
	struct clause *clause;

	for (block = tree->blocks; block; block = block->next) {
		report_duplicates(block->clauses, name);
		for (clause = block->clauses; clause; clause = clause->next)
			report_duplicates(clause->inner, name);
	}
}

REFUSAL(check_duplicate_clause, "duplicate-clause",
	"a clause that occurs twice in a block, or a second answer");

/* A line of help for each mandatory clause */
static const struct {
	enum block_kind block;
	enum clause_kind clause;
	const char *example;
} mandatory[] = {
	{ BLOCK_EVIDENCE, CLAUSE_KIND, "kind datasheet;" },
	{ BLOCK_EVIDENCE, CLAUSE_BY, "by \"WHO SAYS SO\";" },
	{ BLOCK_EVIDENCE, CLAUSE_SEE, "see \"WHERE IT CAN BE READ\";" },
	{ BLOCK_EVIDENCE, CLAUSE_SAYS, "says \"WHAT IT SAYS\";" },
	{ BLOCK_WINDOW, CLAUSE_BASE,
	  "base function 1f.0 at 0xf0 width 32;" },
	{ BLOCK_WINDOW, CLAUSE_MASK, "mask 0xffffc000;" },
	{ BLOCK_WINDOW, CLAUSE_ENABLE_BIT, "enable bit 0;" },
	{ BLOCK_WINDOW, CLAUSE_SIZE, "size 16K;" },
	{ BLOCK_WINDOW, CLAUSE_EVIDENCE, "evidence NAME;" },
	{ BLOCK_REGISTER, CLAUSE_EVIDENCE, "evidence NAME;" },
	{ BLOCK_HOST_BRIDGE, CLAUSE_MATCH,
	  "match { vendor 0x8086; device 0x2020; }" },
	{ BLOCK_HOST_BRIDGE, CLAUSE_PASSES, "passes all;" },
	{ BLOCK_HOST_BRIDGE, CLAUSE_EVIDENCE, "evidence NAME;" },
	{ BLOCK_RULE, CLAUSE_MATCH,
	  "match { vendor 0x8086; device 0x1c10; }" },
	{ BLOCK_RULE, CLAUSE_PROVIDES, "provides SV RR CR UF;" },
	{ BLOCK_RULE, CLAUSE_EVIDENCE, "evidence NAME;" },
};

static void report_missing(const struct block *block, struct clause *clauses,
			   enum clause_kind kind, const char *example,
			   const char *name)
{
	if (find_clause(clauses, kind))
		return;
	error_at(&block->name->place, name, "%s %s has no %s",
		 block_name(block->kind), block->name->text,
		 clause_name(kind));
	suggest("add, for example: %s", example);
}

/* The same for clauses within a clause */
static const struct {
	enum clause_kind outer;
	enum clause_kind clause;
	const char *example;
} mandatory_inside[] = {
	{ CLAUSE_EXAMPLE, CLAUSE_DEVICE, "device 0x1c10;" },
	{ CLAUSE_EXAMPLE, CLAUSE_TYPE, "type root-port;" },
	{ CLAUSE_EXAMPLE, CLAUSE_PROVIDES, "provides SV RR CR UF;" },
	{ CLAUSE_DIFFERENCE, CLAUSE_BECAUSE,
	  "because \"WHY LINUX HAS NO SUCH ROW\";" },
};

static void report_missing_inside(const struct clause *clause,
				  const char *name)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(mandatory_inside); i++) {
		if (clause->kind != mandatory_inside[i].outer ||
		    find_clause(clause->inner, mandatory_inside[i].clause))
			continue;
		error_at(&clause->place, name, "this %s has no %s",
			 clause_name(clause->kind),
			 clause_name(mandatory_inside[i].clause));
		suggest("add, for example: %s", mandatory_inside[i].example);
	}
}

static void check_missing_clause(struct tree *tree, const char *name)
{
	const struct clause *clause;
	struct block *block;
	unsigned int i;

	for (block = tree->blocks; block; block = block->next) {
		struct clause *match = find_clause(block->clauses,
						   CLAUSE_MATCH);

		for (i = 0; i < ARRAY_SIZE(mandatory); i++)
			if (mandatory[i].block == block->kind)
				report_missing(block, block->clauses,
					       mandatory[i].clause,
					       mandatory[i].example, name);
		for (clause = block->clauses; clause; clause = clause->next)
			report_missing_inside(clause, name);
		if (!match)
			continue;
		report_missing(block, match->inner, CLAUSE_VENDOR,
			       "vendor 0x8086;", name);
		report_missing(block, match->inner, CLAUSE_DEVICE,
			       "device 0x1c10..0x1c1f;", name);
	}
}

REFUSAL(check_missing_clause, "missing-clause",
	"a block that lacks a mandatory clause");

static void report_blank(const struct word *words, const char *name)
{
	for (; words; words = words->next)
		if (words->text[strspn(words->text, " \t")] == '\0')
			error_at(&words->place, name,
				 "this text says nothing: expected some words");
}

static void check_empty_text(struct tree *tree, const char *name)
{
	struct block *block;
	struct clause *clause, *inner;

	for (block = tree->blocks; block; block = block->next) {
		report_blank(block->title, name);
		for (clause = block->clauses; clause; clause = clause->next)
			if (clause->kind == CLAUSE_BY ||
			    clause->kind == CLAUSE_SEE ||
			    clause->kind == CLAUSE_SAYS ||
			    clause->kind == CLAUSE_BECAUSE)
				report_blank(clause->words, name);
		/* The text of "device any", and the reason of a difference */
		for (clause = block->clauses; clause; clause = clause->next)
			for (inner = clause->inner; inner; inner = inner->next)
				if (inner->kind == CLAUSE_DEVICE ||
				    inner->kind == CLAUSE_BECAUSE)
					report_blank(inner->words, name);
	}
}

REFUSAL(check_empty_text, "empty-text",
	"a text of blanks only");

static const struct vocabulary *clause_vocabulary(const struct clause *clause)
{
	switch (clause->kind) {
	case CLAUSE_KIND:
		return &evidence_kinds;
	case CLAUSE_TYPE:
		return &port_types;
	case CLAUSE_MULTIFUNCTION:
	case CLAUSE_ROOT_BUS:
		return &yes_or_no;
	case CLAUSE_ACS:
		return &present_or_absent;
	case CLAUSE_PASSES:
		return &passing_peers;
	case CLAUSE_BROKEN:
	case CLAUSE_INAPPLICABLE:
		return &acs_bits;
	case CLAUSE_PROVIDES:
		return clause->answer == ACS_ANSWER_REGISTERS ? NULL
							      : &acs_bits;
	default:
		return NULL;
	}
}

static void begin_search(struct nearest *nearest, const struct word *word)
{
	nearest_begin(nearest, word->text, strlen(word->text));
}

static void end_search(const struct nearest *nearest)
{
	const char *meant = nearest_end(nearest);

	if (meant)
		suggest("did you mean %s?", meant);
}

static void suggest_word(const struct vocabulary *vocabulary,
			 const struct word *word)
{
	struct nearest nearest;

	begin_search(&nearest, word);
	nearest_try_all(&nearest, vocabulary->names);
	end_search(&nearest);
}

static void report_unknown(const struct vocabulary *vocabulary,
			   const struct word *words, const char *name)
{
	u32 value;

	for (; words; words = words->next) {
		if (vocabulary_find(vocabulary, words->text, &value))
			continue;
		error_at(&words->place, name,
			 "%s is not a known %s: expected %s", words->text,
			 vocabulary->what, vocabulary_list(vocabulary));
		suggest_word(vocabulary, words);
	}
}

static void report_words(struct clause *clauses, const char *name)
{
	struct clause *clause;

	for (clause = clauses; clause; clause = clause->next) {
		const struct vocabulary *vocabulary =
			clause_vocabulary(clause);

		if (vocabulary)
			report_unknown(vocabulary, clause->words, name);
		report_words(clause->inner, name);
	}
}

static void check_unknown_word(struct tree *tree, const char *name)
{
	struct block *block;

	for (block = tree->blocks; block; block = block->next)
		report_words(block->clauses, name);
}

REFUSAL(check_unknown_word, "unknown-word",
	"a kind, type, bit or state that the language does not know");

static void report_repeated(struct table *table, const struct clause *clause,
			    const char *name)
{
	struct word *word;

	for (word = clause->words; word; word = word->next) {
		const struct word *first = table_add(table, clause, word->text,
						     word);

		if (!first)
			continue;
		error_at(&word->place, name,
			 "%s is listed twice: expected it once", word->text);
		note_at(&first->place, "first listed here");
	}
}

static void report_repeated_in(struct table *table, struct clause *clauses,
			       const char *name)
{
	struct clause *clause;

	for (clause = clauses; clause; clause = clause->next) {
		if (clause->kind == CLAUSE_TYPE ||
		    clause->kind == CLAUSE_EVIDENCE ||
		    clause->kind == CLAUSE_BEFORE ||
		    clause->kind == CLAUSE_BROKEN ||
		    clause->kind == CLAUSE_INAPPLICABLE ||
		    (clause->kind == CLAUSE_PROVIDES &&
		     clause->answer != ACS_ANSWER_REGISTERS))
			report_repeated(table, clause, name);
		report_repeated_in(table, clause->inner, name);
	}
}

static void check_repeated_word(struct tree *tree, const char *name)
{
	struct table table = {};
	struct block *block;

	for (block = tree->blocks; block; block = block->next)
		report_repeated_in(&table, block->clauses, name);
}

REFUSAL(check_repeated_word, "repeated-word",
	"a word that is listed twice");

/* Errors that are not shown need no suggestion */
static void suggest_block(const struct tree *tree, enum block_kind kind,
			  const struct word *word)
{
	const struct block *block;
	struct nearest nearest;

	if (error_count() > ERRORS_SHOWN)
		return;
	begin_search(&nearest, word);
	for (block = tree->blocks; block; block = block->next)
		if (block->kind == kind)
			nearest_try(&nearest, block->name->text);
	/* A register lies in a window or in one of these */
	if (kind == BLOCK_WINDOW) {
		nearest_try(&nearest, "config");
		nearest_try(&nearest, "capability");
	}
	end_search(&nearest);
}

static void expect_one(struct tree *tree, enum block_kind kind,
		       const struct word *word, const char *name)
{
	if (find_block(tree, kind, word->text))
		return;
	error_at(&word->place, name,
		 "there is no %s %s: expected the name of one defined in these files",
		 block_name(kind), word->text);
	suggest_block(tree, kind, word);
}

static void expect_block(struct tree *tree, enum block_kind kind,
			 const struct word *words, const char *name)
{
	for (; words; words = words->next)
		expect_one(tree, kind, words, name);
}

static void suggest_field(const struct block *block, const struct word *word)
{
	const struct clause *clause;
	struct nearest nearest;

	if (error_count() > ERRORS_SHOWN)
		return;
	begin_search(&nearest, word);
	for (clause = block->clauses; clause; clause = clause->next)
		if (clause->kind == CLAUSE_FIELD)
			nearest_try(&nearest, clause->words->text);
	end_search(&nearest);
}

static void expect_field(struct tree *tree, const struct word *reg,
			 const struct word *fields, const char *name)
{
	const struct block *block = find_block(tree, BLOCK_REGISTER,
					       reg->text);

	for (; block && fields; fields = fields->next) {
		if (find_field_clause(tree, block, fields->text))
			continue;
		error_at(&fields->place, name,
			 "register %s has no field %s", reg->text,
			 fields->text);
		note_at(&block->name->place,
			"expected a field that is defined here");
		suggest_field(block, fields);
	}
}

static void expect_condition(struct tree *tree,
			     const struct condition *condition,
			     const char *name)
{
	u32 value;

	for (; condition; condition = condition->next) {
		if (condition->reg) {
			expect_block(tree, BLOCK_REGISTER, condition->reg,
				     name);
			expect_field(tree, condition->reg, condition->name,
				     name);
		} else if (!vocabulary_find(&device_properties,
					    condition->name->text, &value)) {
			error_at(&condition->place, name,
				 "%s is not a known device property: expected %s, or REGISTER.FIELD",
				 condition->name->text,
				 vocabulary_list(&device_properties));
			suggest_word(&device_properties, condition->name);
		}
	}
}

static void expect_statements(struct tree *tree,
			      const struct statement *statement,
			      const struct word *reg, const char *name)
{
	for (; statement; statement = statement->next) {
		const struct word *inner = reg;

		if (statement->kind == STATEMENT_UPDATE) {
			inner = statement->reg;
			expect_block(tree, BLOCK_REGISTER, inner, name);
		}
		expect_condition(tree, statement->conditions, name);
		if (statement->fields)
			expect_field(tree, reg, statement->fields, name);
		expect_block(tree, BLOCK_REGISTER, statement->where, name);
		expect_statements(tree, statement->body, inner, name);
	}
}

/* The two registers of the ACS capability are only those of an answer */
static void expect_value(struct tree *tree, const struct block *rule,
			 const struct clause *provides,
			 const struct word *word, const char *name)
{
	if (!names_capability_register(word)) {
		expect_one(tree, BLOCK_REGISTER, word, name);
		return;
	}
	if (!provides || provides->answer == ACS_ANSWER_CAPABILITY)
		return;
	error_at(&word->place, name,
		 "rule %s does not read the ACS capability as it stands: expected the name of a register, or an answer \"provides acs\"",
		 rule->name->text);
	note_at(&provides->place, "the answer is here");
}

static void expect_values(struct tree *tree, const struct block *rule,
			  const struct clause *provides,
			  const struct clause *example, const char *name)
{
	const struct clause *clause;
	const struct word *word;

	for (clause = example->inner; clause; clause = clause->next)
		if (clause->kind == CLAUSE_GIVEN ||
		    clause->kind == CLAUSE_WRITES)
			for (word = clause->words; word;
			     word = word->next->next)
				expect_value(tree, rule, provides, word, name);
}

static void expect_clause(struct tree *tree, const struct block *block,
			  const struct clause *provides,
			  const struct clause *clause, const char *name)
{
	switch (clause->kind) {
	case CLAUSE_EVIDENCE:
		expect_block(tree, BLOCK_EVIDENCE, clause->words, name);
		break;
	case CLAUSE_BEFORE:
		expect_block(tree, BLOCK_RULE, clause->words, name);
		break;
	case CLAUSE_EXAMPLE:
		expect_values(tree, block, provides, clause, name);
		break;
	case CLAUSE_ENABLE:
	case CLAUSE_DISABLE_REDIRECT:
		expect_statements(tree, clause->statements, NULL, name);
		break;
	case CLAUSE_PROVIDES:
		if (clause->answer == ACS_ANSWER_REGISTERS)
			expect_block(tree, BLOCK_REGISTER, clause->words,
				     name);
		break;
	default:
		break;
	}
}

static void check_unknown_name(struct tree *tree, const char *name)
{
	struct block *block;
	struct clause *clause, *provides;

	for (block = tree->blocks; block; block = block->next) {
		if (block->kind == BLOCK_REGISTER &&
		    strcmp(block->space->text, "config") &&
		    strcmp(block->space->text, "capability"))
			expect_block(tree, BLOCK_WINDOW, block->space, name);
		provides = find_clause(block->clauses, CLAUSE_PROVIDES);
		for (clause = block->clauses; clause; clause = clause->next)
			expect_clause(tree, block, provides, clause, name);
	}
}

REFUSAL(check_unknown_name, "unknown-name",
	"a name that nothing in the files defines");

const struct check *const file_checks[] = {
	&check_file_twice_check,
	NULL
};

const struct check *const name_checks[] = {
	&check_duplicate_name_check,
	&check_duplicate_field_check,
	&check_duplicate_clause_check,
	&check_missing_clause_check,
	&check_empty_text_check,
	&check_unknown_word_check,
	&check_repeated_word_check,
	&check_unknown_name_check,
	NULL
};
