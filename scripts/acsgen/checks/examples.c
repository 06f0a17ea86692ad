// SPDX-License-Identifier: GPL-2.0-only
/*
 * Compares the examples of rules with the rules, by a plain reading of the
 * source: words are compared as words, and programs are run as written,
 * statement by statement. Neither the compiled tables nor the engine's code are
 * used: the tests that are made from the examples cover these.
 */
#include <string.h>

#include "base/arena.h"
#include "checks/check.h"
#include "checks/checks.h"
#include "engine/engine.h"
#include "language/vocabulary.h"
#include "rules/neighbours.h"
#include "rules/overlap.h"

/**
 * struct trial - an example that is being checked
 * @tree: all that the sources say
 * @check: name of the check
 * @rule: the rule that has it
 * @enable: the program of the rule, or NULL
 * @answer: the answer of the rule
 * @inapplicable: bits that do not apply
 * @broken: bits that do not work
 * @example: the example
 * @naming: room for all rules
 * @cells: the registers that it gives, by name
 * @writes: what has been written
 * @last_write: the last of @writes
 * @failed: a register was missing, which has been reported
 */
struct trial {
	struct tree *tree;
	const char *check;
	const struct rule *rule;
	const struct clause *enable;
	const struct clause *answer;
	u32 inapplicable;
	u32 broken;
	const struct example *example;
	struct rule **naming;
	struct table cells;
	struct value *writes;
	struct value *last_write;
	bool failed;
};

static struct clause *example_clause(const struct trial *trial, enum clause_kind kind)
{
	return find_clause(trial->example->clause->inner, kind);
}

/* Where an example states something, or would have to state it */
static const struct place *clause_place(const struct trial *trial,
					enum clause_kind kind)
{
	const struct clause *clause = example_clause(trial, kind);

	return clause ? &clause->place : &trial->example->clause->place;
}

/*
 * Conditions of a match, and what holds for an example that does not state them
 */
static const struct {
	enum clause_kind kind;
	const char *otherwise;
} conditions[] = {
	{ CLAUSE_TYPE, NULL },
	{ CLAUSE_MULTIFUNCTION, "no" },
	{ CLAUSE_ROOT_BUS, "no" },
	{ CLAUSE_ACS, "absent" },
	{ CLAUSE_ACPI_TABLE, "" },
};

static const struct clause *match_clause(const struct rule *rule,
					 enum clause_kind kind)
{
	return find_clause(rule->conditions, kind);
}

/* The condition of a rule that is not met, or NULL */
static const struct clause *find_unmet(const struct trial *trial,
				       const struct rule *rule)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(conditions); i++) {
		const struct clause *wanted = match_clause(rule,
							 conditions[i].kind);
		const struct clause *said = example_clause(trial, conditions[i].kind);
		const char *text = said ? said->words->text
					: conditions[i].otherwise;
		const struct word *word = wanted ? wanted->words : NULL;

		while (word && strcmp(word->text, text))
			word = word->next;
		if (wanted && !word)
			return wanted;
	}
	return NULL;
}

static bool names_device(const struct trial *trial, const struct rule *rule)
{
	return find_id(rule->id_set, trial->example->device);
}

static const struct rule *find_winner(const struct trial *trial)
{
	unsigned int i, count = find_naming_rules(trial->tree,
						  trial->rule->vendor,
						  trial->example->device,
						  trial->naming);
	const struct rule *winner = NULL;

	for (i = 0; i < count; i++)
		if (!find_unmet(trial, trial->naming[i]) &&
		    (!winner || rule_beats(trial->naming[i], winner)))
			winner = trial->naming[i];
	return winner;
}

static bool check_match(const struct trial *trial)
{
	const struct rule *rule = trial->rule;
	const struct rule *winner = find_winner(trial);
	const struct clause *unmet = find_unmet(trial, rule);

	if (winner == rule)
		return true;
	if (!names_device(trial, rule)) {
		error_at(trial->example->place, trial->check,
			 "rule %s does not name this device",
			 rule->name->text);
	} else if (unmet) {
		error_at(clause_place(trial, unmet->kind), trial->check,
			 "rule %s does not match this device: its %s differs",
			 rule->name->text, clause_name(unmet->kind));
		note_at(&unmet->place, "the condition is here");
	} else {
		error_at(trial->example->place, trial->check,
			 "this device is answered by rule %s, which is asked first",
			 winner->name->text);
		note_at(&winner->name->place, "that rule is here");
	}
	return false;
}

/* A device that another rule answers for is none, if the rule matches it too */
static void check_no_match(const struct trial *trial)
{
	static const enum clause_kind idle[] = { CLAUSE_GIVEN, CLAUSE_WRITES };
	const struct rule *rule = trial->rule;
	unsigned int i;

	if (names_device(trial, rule) && !find_unmet(trial, rule))
		error_at(trial->example->place, trial->check,
			 "rule %s matches this device", rule->name->text);
	for (i = 0; i < ARRAY_SIZE(idle); i++)
		if (example_clause(trial, idle[i]))
			error_at(clause_place(trial, idle[i]), trial->check,
				 "a rule that does not match reads and writes nothing: expected no %s",
				 clause_name(idle[i]));
}

static u32 all_ones(const struct reg *reg)
{
	return ~0U >> (32 - (reg ? reg->table.width : 16));
}

/*
 * A value has to fit, and all ones is what a read returns that nobody answers
 */
static bool check_value(const struct trial *trial, const struct value *value)
{
	const struct word *number = value->word->next;

	if (value->value < all_ones(value->reg))
		return true;
	error_at(&number->place, trial->check,
		 "%s cannot hold 0x%x: expected less than 0x%x, since a read that nobody answers returns all ones",
		 value->word->text, value->value, all_ones(value->reg));
	return false;
}

static bool load_given(struct trial *trial)
{
	const struct value *value;
	bool well = true;

	for (value = trial->example->given; value; value = value->next) {
		struct value *cell = arena_alloc(sizeof(*cell));
		const struct value *first;

		*cell = *value;
		first = table_add(&trial->cells, NULL, value->word->text, cell);
		if (first) {
			error_at(&value->word->place, trial->check,
				 "%s is given twice: expected one value",
				 value->word->text);
			note_at(&first->word->place, "first given here");
			well = false;
		}
		well = check_value(trial, value) && well;
	}
	return well;
}

/* The value of a register, which the example has to give */
static u32 *read_cell(struct trial *trial, const char *name)
{
	static u32 nothing;
	struct value *cell = table_find(&trial->cells, NULL, name);

	if (cell)
		return &cell->value;
	if (!trial->failed) {
		error_at(clause_place(trial, CLAUSE_GIVEN), trial->check,
			 "rule %s reads register %s of this device: expected its value",
			 trial->rule->name->text, name);
		suggest("add: given %s = VALUE;", name);
	}
	trial->failed = true;
	return &nothing;
}

static u32 mask_of(const struct trial *trial, const char *reg,
		   const char *field)
{
	const struct block *block = find_block(trial->tree, BLOCK_REGISTER,
					       reg);

	return field_mask(find_field_clause(trial->tree, block, field));
}

/* A device of an example has no properties */
static bool condition_holds(struct trial *trial,
			    const struct condition *condition)
{
	bool holds = false;

	if (condition->reg)
		holds = *read_cell(trial, condition->reg->text) &
			mask_of(trial, condition->reg->text,
				condition->name->text);
	return holds != condition->negate;
}

static bool guard_holds(struct trial *trial, const struct statement *guard)
{
	const struct condition *condition;
	bool all = true, any = false;

	for (condition = guard->conditions; condition;
	     condition = condition->next) {
		bool holds = condition_holds(trial, condition);

		all = all && holds;
		any = any || holds;
	}
	return (guard->any ? any : all) != guard->unless;
}

static void run_change(struct trial *trial, const struct statement *change,
		       const char *reg, u32 *value)
{
	const struct word *field;
	u32 mask = 0;

	for (field = change->fields; field; field = field->next)
		mask |= mask_of(trial, reg, field->text);
	if (change->where)
		mask &= *read_cell(trial, change->where->text);
	if (change->kind == STATEMENT_SET)
		*value |= mask;
	else
		*value &= ~mask;
}

static void run_program(struct trial *trial,
			const struct statement *statement, const char *reg,
			u32 *value);

static void run_update(struct trial *trial, const struct statement *update)
{
	u32 *cell = read_cell(trial, update->reg->text);
	u32 value = *cell;
	struct value *written;

	run_program(trial, update->body, update->reg->text, &value);
	if (trial->failed || value == *cell)
		return;
	*cell = value;
	written = arena_alloc(sizeof(*written));
	written->word = update->reg;
	written->value = value;
	LONG_LIST_APPEND(trial->writes, trial->last_write, written);
}

static void run_program(struct trial *trial,
			const struct statement *statement, const char *reg,
			u32 *value)
{
	for (; statement && !trial->failed; statement = statement->next) {
		if (statement->kind == STATEMENT_UPDATE)
			run_update(trial, statement);
		else if (statement->kind != STATEMENT_IF)
			run_change(trial, statement, reg, value);
		else if (guard_holds(trial, statement))
			run_program(trial, statement->body, reg, value);
	}
}

static const char *values_text(const struct value *values)
{
	size_t size = sizeof("nothing");
	const struct value *value;
	char *text, *end;

	for (value = values; value; value = value->next)
		size += strlen(value->word->text) +
			strlen(", ") + strlen(" = 0x12345678");
	text = arena_alloc(size);
	end = text + sprintf(text, "%s", values ? "" : "nothing");
	for (value = values; value; value = value->next)
		end += sprintf(end, "%s = 0x%x%s", value->word->text,
			       value->value, value->next ? ", " : "");
	return text;
}

static void check_writes(const struct trial *trial)
{
	const struct value *expected = trial->example->writes;
	const struct value *found = trial->writes;

	while (expected && found && expected->value == found->value &&
	       !strcmp(expected->word->text, found->word->text)) {
		expected = expected->next;
		found = found->next;
	}
	if (expected || found)
		error_at(clause_place(trial, CLAUSE_WRITES), trial->check,
			 "rule %s writes %s here, not %s",
			 trial->rule->name->text, values_text(trial->writes),
			 values_text(trial->example->writes));
}

static u32 bits_of(const struct clause *clause)
{
	const struct word *word = clause ? clause->words : NULL;
	u32 bit, bits = 0;

	for (; word; word = word->next)
		if (vocabulary_find(&acs_bits, word->text, &bit))
			bits |= bit;
	return bits;
}

/*
 * A bit that the capability register lacks does not apply, except for egress
 * control (PCIe r6.0, sec 7.7.11.2). Kernels that know of a broken bit leave it
 * off, and take it for one that is lacking.
 */
static u32 registers_say(struct trial *trial, const char *capability_name,
			 const char *control_name, u32 broken)
{
	u32 capability = *read_cell(trial, capability_name) & ~broken;
	u32 control = *read_cell(trial, control_name);

	return (control | ~(capability | PCI_ACS_EC)) & ACS_BITS;
}

static const char *bits_text(u32 bits)
{
	char *text = arena_alloc(64);

	acs_format_bits(text, 64, bits);
	return text;
}

static u32 bits_of_answer(struct trial *trial)
{
	const struct clause *answer = trial->answer;

	switch (answer->answer) {
	case ACS_ANSWER_REGISTERS:
		return registers_say(trial, answer->words->text,
				     answer->words->next->text, 0);
	case ACS_ANSWER_CAPABILITY:
		return registers_say(trial, "capability", "control",
				     trial->broken);
	default:
		return bits_of(answer) | trial->inapplicable;
	}
}

static void check_answer(struct trial *trial)
{
	const struct place *place = clause_place(trial, CLAUSE_PROVIDES);
	bool final_no = trial->answer->answer == ACS_ANSWER_FINAL_NO;
	u32 bits;

	bits = bits_of_answer(trial);
	if (trial->failed)
		return;
	if (final_no != trial->example->final_no)
		error_at(place, trial->check, "the answer of rule %s is %s%s",
			 trial->rule->name->text,
			 final_no ? "a final no" : "no final no: it provides ",
			 final_no ? "" : bits_text(bits));
	else if (bits != trial->example->provides)
		error_at(place, trial->check,
			 "rule %s provides %s here, not %s",
			 trial->rule->name->text, bits_text(bits),
			 bits_text(trial->example->provides));
}

static void check_example(struct trial *trial)
{
	if (trial->example->no_match) {
		check_no_match(trial);
		return;
	}
	if (!check_match(trial) || !load_given(trial))
		return;
	if (trial->enable)
		run_program(trial, trial->enable->statements, NULL, NULL);
	if (!trial->failed)
		check_writes(trial);
	if (!trial->failed)
		check_answer(trial);
}

static void check_examples_of(struct tree *tree, const struct rule *rule,
			      struct rule **naming, const char *name)
{
	struct clause *clauses = rule->block->clauses;
	const struct trial rule_trial = {
		.tree = tree,
		.check = name,
		.rule = rule,
		.enable = find_clause(clauses, CLAUSE_ENABLE),
		.answer = find_clause(clauses, CLAUSE_PROVIDES),
		.inapplicable = bits_of(find_clause(clauses,
						    CLAUSE_INAPPLICABLE)),
		.broken = bits_of(find_clause(clauses, CLAUSE_BROKEN)),
		.naming = naming,
	};
	const struct example *example;

	for (example = rule->examples; example; example = example->next) {
		struct trial trial = rule_trial;

		trial.example = example;
		check_example(&trial);
	}
}

static void check_examples(struct tree *tree, const char *name)
{
	struct rule **naming = arena_alloc(tree->rule_count * sizeof(*naming));
	const struct rule *rule;

	for (rule = tree->rules; rule; rule = rule->next)
		if (rule->examples)
			check_examples_of(tree, rule, naming, name);
}

REFUSAL(check_examples, "example",
	"an example that contradicts its rule");

const struct check *const example_checks[] = {
	&check_examples_check,
	NULL
};
