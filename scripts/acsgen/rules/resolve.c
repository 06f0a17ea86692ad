// SPDX-License-Identifier: GPL-2.0-only
/*
 * Turns the written form into what it describes. The written form has passed
 * its checks, so every name is known and every number fits.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "language/vocabulary.h"
#include "rules/neighbours.h"
#include "rules/resolve.h"
#include "rules/rule.h"

static u32 word_value(const struct vocabulary *vocabulary, const char *name)
{
	u32 value = 0;

	vocabulary_find(vocabulary, name, &value);
	return value;
}

static u32 word_values(const struct vocabulary *vocabulary,
		       const struct word *words)
{
	u32 values = 0;

	for (; words; words = words->next)
		values |= word_value(vocabulary, words->text);
	return values;
}

static const struct word *clause_words(struct clause *clauses,
				       enum clause_kind kind)
{
	struct clause *clause = find_clause(clauses, kind);

	return clause ? clause->words : NULL;
}

static struct cited *cite(const struct tree *tree, struct clause *clauses)
{
	const struct word *word = clause_words(clauses, CLAUSE_EVIDENCE);
	struct cited *list = NULL;

	for (; word; word = word->next) {
		struct evidence *evidence =
			find_block(tree, BLOCK_EVIDENCE, word->text)->evidence;
		struct cited *cited = arena_alloc(sizeof(*cited));

		evidence->used = true;
		cited->evidence = evidence;
		RING_ADD(list, list, cited);
	}
	return RING_OPEN(list);
}

static void resolve_evidence(struct tree *tree, struct block *block)
{
	struct evidence *evidence = arena_alloc(sizeof(*evidence));

	evidence->name = block->name;
	evidence->kind = clause_words(block->clauses, CLAUSE_KIND);
	evidence->by = clause_words(block->clauses, CLAUSE_BY);
	evidence->see = clause_words(block->clauses, CLAUSE_SEE);
	evidence->says = clause_words(block->clauses, CLAUSE_SAYS);
	block->evidence = evidence;
	LONG_LIST_APPEND(tree->evidence, tree->last_evidence, evidence);
}

static void resolve_window(struct tree *tree, struct block *block)
{
	const struct word *base = clause_words(block->clauses, CLAUSE_BASE);
	struct window *window = arena_alloc(sizeof(*window));

	window->name = block->name;
	window->table.name = block->name->text;
	window->table.devfn = base->number;
	window->table.offset = base->next->number;
	window->table.mask = clause_words(block->clauses, CLAUSE_MASK)->number;
	window->table.enable = BIT(clause_words(block->clauses,
						CLAUSE_ENABLE_BIT)->number);
	window->evidence = cite(tree, block->clauses);
	block->window = window;
	LONG_LIST_APPEND(tree->windows, tree->last_window, window);
}

static void resolve_fields(struct reg *reg, struct clause *clauses)
{
	struct clause *clause;

	for (clause = clauses; clause; clause = clause->next) {
		struct field *field;

		if (clause->kind != CLAUSE_FIELD)
			continue;
		field = arena_alloc(sizeof(*field));
		field->name = clause->words;
		field->mask = field_mask(clause);
		RING_ADD(reg->fields, reg->fields, field);
	}
	reg->fields = RING_OPEN(reg->fields);
}

static void resolve_register(struct tree *tree, struct block *block)
{
	struct reg *reg = arena_alloc(sizeof(*reg));

	reg->name = block->name;
	reg->table.name = block->name->text;
	reg->table.offset = block->offset->number;
	reg->table.width = block->width->number;
	if (!strcmp(block->space->text, "config")) {
		reg->table.space = ACS_SPACE_CONFIG;
	} else if (!strcmp(block->space->text, "capability")) {
		reg->table.space = ACS_SPACE_CAPABILITY;
	} else {
		reg->table.space = ACS_SPACE_WINDOW;
		reg->window = find_block(tree, BLOCK_WINDOW,
					 block->space->text)->window;
		reg->window->used = true;
	}
	resolve_fields(reg, block->clauses);
	reg->evidence = cite(tree, block->clauses);
	block->reg = reg;
	LONG_LIST_APPEND(tree->registers, tree->last_register, reg);
}

static struct reg *use_register(const struct tree *tree,
				const struct word *name)
{
	struct reg *reg;

	if (!name)
		return NULL;
	reg = find_block(tree, BLOCK_REGISTER, name->text)->reg;
	reg->used = true;
	return reg;
}

static u32 fields_mask(const struct reg *reg, const struct word *name)
{
	const struct field *field;
	u32 mask = 0;

	for (; name; name = name->next)
		for (field = reg->fields; field; field = field->next)
			if (!strcmp(field->name->text, name->text))
				mask |= field->mask;
	return mask;
}

static const char *term_text(const struct condition *condition)
{
	const char *not = condition->negate ? "not " : "";

	if (!condition->reg)
		return arena_printf("%s%s", not, condition->name->text);
	return arena_printf("%s%s.%s", not, condition->reg->text,
			    condition->name->text);
}

static struct term *resolve_terms(const struct tree *tree,
				  const struct condition *condition)
{
	struct term *list = NULL;

	for (; condition; condition = condition->next) {
		struct term *term = arena_alloc(sizeof(*term));

		term->negate = condition->negate;
		term->text = term_text(condition);
		term->reg = use_register(tree, condition->reg);
		term->mask = term->reg ?
			     fields_mask(term->reg, condition->name) :
			     word_value(&device_properties,
					condition->name->text);
		RING_ADD(list, list, term);
	}
	return RING_OPEN(list);
}

static struct step *add_step(struct rule *rule, enum acs_op op)
{
	struct step *step = arena_alloc(sizeof(*step));

	step->op = op;
	LIST_APPEND(rule->steps, step);
	rule->step_count++;
	return step;
}

static void resolve_statements(const struct tree *tree, struct rule *rule,
			       struct reg *reg,
			       const struct statement *statement);

static void resolve_if(const struct tree *tree, struct rule *rule,
		       struct reg *reg, const struct statement *statement)
{
	struct step *guard = add_step(rule, ACS_OP_GUARD);
	unsigned int begin = rule->step_count;

	guard->terms = resolve_terms(tree, statement->conditions);
	guard->any = statement->any;
	guard->negate = statement->unless;
	resolve_statements(tree, rule, reg, statement->body);
	guard->skip = rule->step_count - begin;
}

static void resolve_update(const struct tree *tree, struct rule *rule,
			   const struct statement *statement)
{
	struct reg *reg = use_register(tree, statement->reg);

	add_step(rule, ACS_OP_LOAD)->reg = reg;
	resolve_statements(tree, rule, reg, statement->body);
	add_step(rule, ACS_OP_STORE)->reg = reg;
}

static void resolve_change(const struct tree *tree, struct rule *rule,
			   struct reg *reg, const struct statement *statement)
{
	enum acs_op op = statement->kind == STATEMENT_SET ? ACS_OP_SET
							  : ACS_OP_CLEAR;
	struct step *step = add_step(rule, op);

	step->reg = reg;
	step->mask = fields_mask(reg, statement->fields);
	step->where = use_register(tree, statement->where);
}

static void resolve_statements(const struct tree *tree, struct rule *rule,
			       struct reg *reg,
			       const struct statement *statement)
{
	for (; statement; statement = statement->next) {
		switch (statement->kind) {
		case STATEMENT_IF:
			resolve_if(tree, rule, reg, statement);
			break;
		case STATEMENT_UPDATE:
			resolve_update(tree, rule, statement);
			break;
		default:
			resolve_change(tree, rule, reg, statement);
			break;
		}
	}
}

static void resolve_bridge(struct tree *tree, struct block *block)
{
	const struct word *since = clause_words(block->clauses, CLAUSE_SINCE);
	struct clause *match = find_clause(block->clauses, CLAUSE_MATCH);
	struct host_bridge *bridge = arena_alloc(sizeof(*bridge));

	bridge->block = block;
	bridge->vendor = clause_words(match->inner, CLAUSE_VENDOR)->number;
	bridge->ids = find_clause(match->inner, CLAUSE_DEVICE)->ids;
	bridge->peers = word_value(&passing_peers,
				   clause_words(block->clauses,
						CLAUSE_PASSES)->text);
	bridge->since = since ? since->text : NULL;
	bridge->lacks = since ? since->next->text : NULL;
	bridge->evidence = cite(tree, block->clauses);
	block->bridge = bridge;
	LONG_LIST_APPEND(tree->bridges, tree->last_bridge, bridge);
}

static u32 condition_of(struct clause *match, enum clause_kind kind,
			const struct vocabulary *vocabulary, u32 otherwise)
{
	const struct word *words = clause_words(match, kind);

	return words ? word_values(vocabulary, words) : otherwise;
}

/* Numbers a signature when it is first found; a check has counted them */
static u32 acpi_table_bit(struct tree *tree, const char *signature)
{
	unsigned int i;

	for (i = 0; i < tree->acpi_table_count; i++)
		if (!strcmp(tree->acpi_tables[i], signature))
			return BIT(i);

	tree->acpi_tables[i] = signature;
	tree->acpi_table_count++;
	return BIT(i);
}

static void resolve_match(struct tree *tree, struct rule *rule,
			  struct clause *match)
{
	const struct word *acpi_table = clause_words(match,
						     CLAUSE_ACPI_TABLE);
	static struct ids all = { .first = 0, .last = 0xffff };
	const struct clause *device = find_clause(match, CLAUSE_DEVICE);

	rule->conditions = match;
	rule->vendor = clause_words(match, CLAUSE_VENDOR)->number;
	rule->ids = device->ids ? device->ids : &all;
	rule->meant = device->words ? device->words->text : NULL;
	rule->id_set = make_id_set(rule->ids);
	rule->any_device = rule->id_set->total == 0x10000;
	rule->match.types = condition_of(match, CLAUSE_TYPE, &port_types,
					 0xffff);
	rule->match.multifunction = condition_of(match, CLAUSE_MULTIFUNCTION,
						 &yes_or_no, IF_ANY);
	rule->match.root_bus = condition_of(match, CLAUSE_ROOT_BUS,
					    &yes_or_no, IF_ANY);
	rule->match.acs = condition_of(match, CLAUSE_ACS, &present_or_absent,
				       IF_ANY);
	if (acpi_table)
		rule->match.acpi_tables = acpi_table_bit(tree,
							 acpi_table->text);
}

static void resolve_answer(const struct tree *tree, struct rule *rule,
			   const struct clause *provides)
{
	rule->answer.kind = provides->answer;
	if (provides->answer == ACS_ANSWER_REGISTERS) {
		rule->capability = use_register(tree, provides->words);
		rule->control = use_register(tree, provides->words->next);
	} else if (provides->answer == ACS_ANSWER_CAPABILITY) {
		rule->answer.broken =
			word_values(&acs_bits,
				    clause_words(rule->block->clauses,
						 CLAUSE_BROKEN));
	} else {
		rule->inapplicable =
			word_values(&acs_bits,
				    clause_words(rule->block->clauses,
						 CLAUSE_INAPPLICABLE));
		rule->answer.provides = rule->inapplicable |
					word_values(&acs_bits, provides->words);
	}
}

static void resolve_program(const struct tree *tree, struct rule *rule,
			    enum clause_kind kind)
{
	struct clause *program = find_clause(rule->block->clauses, kind);

	if (program)
		resolve_statements(tree, rule, NULL, program->statements);
}

/* Without ids, it is about all of the rule's */
static void resolve_difference(struct rule *rule, const struct clause *clause)
{
	const struct clause *device = find_clause(clause->inner, CLAUSE_DEVICE);
	struct difference *difference = arena_alloc(sizeof(*difference));

	difference->place = clause->place;
	difference->ids = device ? device->ids : rule->ids;
	difference->because = clause_words(clause->inner, CLAUSE_BECAUSE);
	RING_ADD(rule->differences, rule->differences, difference);
}

static void resolve_differences(struct rule *rule)
{
	const struct clause *clause;

	for (clause = rule->block->clauses; clause; clause = clause->next)
		if (clause->kind == CLAUSE_DIFFERENCE)
			resolve_difference(rule, clause);
	rule->differences = RING_OPEN(rule->differences);
}

static void resolve_rule(struct tree *tree, struct block *block)
{
	struct rule *rule = arena_alloc(sizeof(*rule));

	rule->block = block;
	rule->name = block->name;
	rule->title = block->title->text;
	resolve_match(tree, rule,
		      find_clause(block->clauses, CLAUSE_MATCH)->inner);
	resolve_answer(tree, rule,
		       find_clause(block->clauses, CLAUSE_PROVIDES));
	resolve_program(tree, rule, CLAUSE_ENABLE);
	rule->enable_count = rule->step_count;
	resolve_program(tree, rule, CLAUSE_DISABLE_REDIRECT);
	rule->because = clause_words(block->clauses, CLAUSE_BECAUSE);
	resolve_differences(rule);
	rule->evidence = cite(tree, block->clauses);
	block->rule = rule;
	rule->at = tree->rule_count++;
	LONG_LIST_APPEND(tree->rules, tree->last_rule, rule);
}

static int compare_befores(const void *a, const void *b)
{
	unsigned int x = (*(const struct before *const *)a)->rule->at;
	unsigned int y = (*(const struct before *const *)b)->rule->at;

	return (x > y) - (x < y);
}

static void sort_befores(struct rule *rule)
{
	struct before *before;
	unsigned int i = 0;

	rule->befores = arena_alloc(rule->before_count * sizeof(*rule->befores));
	for (before = rule->before; before; before = before->next)
		rule->befores[i++] = before;
	qsort(rule->befores, i, sizeof(*rule->befores), compare_befores);
}

static void resolve_before(struct tree *tree)
{
	struct rule *rule;

	for (rule = tree->rules; rule; rule = rule->next) {
		const struct word *name = clause_words(rule->block->clauses,
						       CLAUSE_BEFORE);

		for (; name; name = name->next) {
			struct before *before = arena_alloc(sizeof(*before));

			before->place = name->place;
			before->rule = find_block(tree, BLOCK_RULE,
						  name->text)->rule;
			RING_ADD(rule->before, rule->before, before);
			rule->before_count++;
		}
		rule->before = RING_OPEN(rule->before);
		sort_befores(rule);
	}
}

static u32 find_acpi_table(const struct tree *tree, const struct word *word)
{
	unsigned int i;

	for (i = 0; word && i < tree->acpi_table_count; i++)
		if (!strcmp(tree->acpi_tables[i], word->text))
			return BIT(i);
	return 0;
}

static struct value *resolve_values(const struct tree *tree,
				    const struct word *word)
{
	struct value *list = NULL;

	for (; word; word = word->next->next) {
		struct value *value = arena_alloc(sizeof(*value));

		value->word = word;
		if (!names_capability_register(word))
			value->reg = find_block(tree, BLOCK_REGISTER,
						word->text)->reg;
		value->value = word->next->number;
		RING_ADD(list, list, value);
	}
	return RING_OPEN(list);
}

static bool is_yes(struct clause *clauses, enum clause_kind kind,
		   const struct vocabulary *vocabulary)
{
	return condition_of(clauses, kind, vocabulary, IF_NO) == IF_YES;
}

/* What an example does not state does not hold */
static void resolve_example(const struct tree *tree, struct rule *rule,
			    struct clause *clause, const struct ids *id)
{
	struct example *example = arena_alloc(sizeof(*example));
	const struct clause *provides = find_clause(clause->inner,
						    CLAUSE_PROVIDES);
	const struct word *type = clause_words(clause->inner, CLAUSE_TYPE);

	example->clause = clause;
	example->place = &id->place;
	example->device = id->first;
	example->type = __builtin_ctz(word_value(&port_types, type->text));
	example->multifunction = is_yes(clause->inner, CLAUSE_MULTIFUNCTION,
					&yes_or_no);
	example->root_bus = is_yes(clause->inner, CLAUSE_ROOT_BUS,
				   &yes_or_no);
	example->has_acs = is_yes(clause->inner, CLAUSE_ACS,
				  &present_or_absent);
	example->acpi_tables =
		find_acpi_table(tree, clause_words(clause->inner,
						   CLAUSE_ACPI_TABLE));
	example->given = resolve_values(tree, clause_words(clause->inner,
							   CLAUSE_GIVEN));
	example->writes = resolve_values(tree, clause_words(clause->inner,
							    CLAUSE_WRITES));
	example->provides = word_values(&acs_bits, provides->words);
	example->final_no = provides->answer == ACS_ANSWER_FINAL_NO;
	example->no_match = provides->no_match;
	RING_ADD(rule->examples, rule->examples, example);
}

/* One for each of its ids */
static void resolve_example_clause(const struct tree *tree, struct rule *rule,
				   struct clause *clause)
{
	const struct ids *id = find_clause(clause->inner, CLAUSE_DEVICE)->ids;

	for (; id; id = id->next)
		resolve_example(tree, rule, clause, id);
}

/* Runs last, since examples refer to all the others */
static void resolve_examples(const struct tree *tree)
{
	struct rule *rule;
	struct clause *clause;

	for (rule = tree->rules; rule; rule = rule->next) {
		for (clause = rule->block->clauses; clause;
		     clause = clause->next)
			if (clause->kind == CLAUSE_EXAMPLE)
				resolve_example_clause(tree, rule, clause);
		rule->examples = RING_OPEN(rule->examples);
	}
}

static void resolve_blocks(struct tree *tree, enum block_kind kind,
			   void (*function)(struct tree *tree,
					    struct block *block))
{
	struct block *block;

	for (block = tree->blocks; block; block = block->next)
		if (block->kind == kind)
			function(tree, block);
}

/**
 * resolve - turn the blocks of a tree into the things that they describe
 * @tree: its blocks have passed check_written()
 */
void resolve(struct tree *tree)
{
	resolve_blocks(tree, BLOCK_EVIDENCE, resolve_evidence);
	resolve_blocks(tree, BLOCK_WINDOW, resolve_window);
	resolve_blocks(tree, BLOCK_REGISTER, resolve_register);
	resolve_blocks(tree, BLOCK_HOST_BRIDGE, resolve_bridge);
	resolve_blocks(tree, BLOCK_RULE, resolve_rule);
	resolve_before(tree);
	sort_stretches(tree);
	resolve_examples(tree);
}
