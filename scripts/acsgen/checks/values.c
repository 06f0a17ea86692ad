// SPDX-License-Identifier: GPL-2.0-only
/*
 * Checks of the written form: numbers, and programs. All names are known.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "checks/check.h"
#include "checks/checks.h"

#define CONFIG_SIZE	4096
#define HEADER_SIZE	0x40
/* The tables keep offsets in a u16 */
#define WINDOW_SIZE_MAX	0x10000
/* The ACS capability and what vendors append to it */
#define CAPABILITY_SIZE	0x100
#define NESTING_MAX	4
/* The table counts steps in a u8 */
#define STEPS_MAX	255
/* The table counts the terms of a condition in a u8 */
#define TERMS_MAX	255

typedef void (*statement_fn)(struct tree *tree,
			     const struct statement *statement,
			     const struct word *reg, const char *name);

/* Calls @function for each statement, with the register it works on */
static void each_statement(struct tree *tree,
			   const struct statement *statement,
			   const struct word *reg, const char *name,
			   statement_fn function)
{
	for (; statement; statement = statement->next) {
		const struct word *inner = statement->reg ? statement->reg
							  : reg;

		function(tree, statement, inner, name);
		each_statement(tree, statement->body, inner, name, function);
	}
}

static void each_program(struct tree *tree, const char *name,
			 statement_fn function)
{
	struct block *block;
	struct clause *clause;

	/* Other clauses have no statements */
	for (block = tree->blocks; block; block = block->next)
		for (clause = block->clauses; clause; clause = clause->next)
			each_statement(tree, clause->statements, NULL, name,
				       function);
}

static void check_vendor_id(const struct word *vendor, const char *name)
{
	if (!vendor->hex)
		error_at(&vendor->place, name,
			 "ids are hexadecimal everywhere else: expected a leading 0x");
	else if (!vendor->number || vendor->number >= 0xffff)
		error_at(&vendor->place, name,
			 "0x%04x is not a vendor id: expected 0x0001 to 0xfffe",
			 vendor->number);
}

static void check_device_ids(const struct ids *ids, const char *name)
{
	for (; ids; ids = ids->next) {
		if (!ids->hex)
			error_at(&ids->place, name,
				 "ids are hexadecimal everywhere else: expected a leading 0x in each");
		else if (ids->first > 0xffff || ids->last > 0xffff)
			error_at(&ids->place, name,
				 "this is not a device id: expected at most 0xffff");
		else if (ids->first > ids->last)
			error_at(&ids->place, name,
				 "this range is empty: expected 0x%04x..0x%04x",
				 ids->last, ids->first);
	}
}

/* The ids of matches, examples and differences */
static void check_ids(struct tree *tree, const char *name)
{
	const struct clause *clause, *inner;
	const struct block *block;

	for (block = tree->blocks; block; block = block->next) {
		for (clause = block->clauses; clause; clause = clause->next) {
			for (inner = clause->inner; inner;
			     inner = inner->next) {
				check_device_ids(inner->ids, name);
				if (inner->kind == CLAUSE_VENDOR)
					check_vendor_id(inner->words, name);
			}
		}
	}
}

REFUSAL(check_ids, "id-range",
	"numbers that are not ids, and ranges in the wrong order");

static void check_order(const struct ids *ids, const char *name)
{
	const struct ids *next;

	for (; ids && ids->next; ids = next) {
		next = ids->next;
		if (next->first > ids->last)
			continue;
		error_at(&next->place, name,
			 "0x%04x does not come after 0x%04x: expected each id once, in ascending order",
			 next->first, ids->last);
		note_at(&ids->place, "the previous one is here");
	}
}

static void check_id_order(struct tree *tree, const char *name)
{
	const struct clause *clause, *inner;
	const struct block *block;

	/* Other clauses have no ids */
	for (block = tree->blocks; block; block = block->next)
		for (clause = block->clauses; clause; clause = clause->next)
			for (inner = clause->inner; inner; inner = inner->next)
				check_order(inner->ids, name);
}

REFUSAL(check_id_order, "id-order",
	"ids that are not in ascending order, each once");

static bool is_width(u32 width)
{
	return width == 8 || width == 16 || width == 32;
}

static void check_register_width(struct tree *tree, const char *name)
{
	struct block *block;

	for (block = tree->blocks; block; block = block->next) {
		struct clause *base = find_clause(block->clauses, CLAUSE_BASE);

		if (block->kind == BLOCK_REGISTER &&
		    !is_width(block->width->number))
			error_at(&block->width->place, name,
				 "a register cannot have %u bits: expected width 8, 16 or 32",
				 block->width->number);
		if (base && base->words->next->next->number != 32)
			error_at(&base->words->next->next->place, name,
				 "a base register cannot have %u bits: expected width 32",
				 base->words->next->next->number);
	}
}

REFUSAL(check_register_width, "register-width",
	"a register that does not have 8, 16 or 32 bits");

static u32 space_size(struct tree *tree, const struct word *space)
{
	const struct block *window;

	if (!strcmp(space->text, "config"))
		return CONFIG_SIZE;
	if (!strcmp(space->text, "capability"))
		return CAPABILITY_SIZE;
	window = find_block(tree, BLOCK_WINDOW, space->text);
	return find_clause(window->clauses, CLAUSE_SIZE)->words->number;
}

static void expect_place(const struct word *offset, u32 bytes,
			 u32 size, const char *where, const char *name)
{
	if (offset->number % bytes)
		error_at(&offset->place, name,
			 "0x%x is not aligned: expected a multiple of %u",
			 offset->number, bytes);
	if (size < bytes)
		error_at(&offset->place, name,
			 "%s is too small for this register: expected at least %u bytes",
			 where, bytes);
	else if (offset->number > size - bytes)
		error_at(&offset->place, name,
			 "0x%x lies outside %s: expected at most 0x%x",
			 offset->number, where, size - bytes);
}

static void check_register_place(struct tree *tree, const char *name)
{
	struct block *block;

	for (block = tree->blocks; block; block = block->next) {
		struct clause *base = find_clause(block->clauses, CLAUSE_BASE);

		if (block->kind == BLOCK_REGISTER &&
		    is_width(block->width->number))
			expect_place(block->offset, block->width->number / 8,
				     space_size(tree, block->space),
				     block->space->text, name);
		if (base)
			expect_place(base->words->next, 4, CONFIG_SIZE,
				     "config space", name);
	}
}

REFUSAL(check_register_place, "register-place",
	"an offset that is not aligned or lies outside its space");

static u64 register_end(const struct block *block)
{
	return (u64)block->offset->number + block->width->number / 8;
}

static int compare_places(const void *a, const void *b)
{
	const struct block *x = *(const struct block *const *)a;
	const struct block *y = *(const struct block *const *)b;
	int order = strcmp(x->space->text, y->space->text);

	if (order)
		return order;
	if (x->offset->number != y->offset->number)
		return x->offset->number < y->offset->number ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

/* All registers, sorted by their places */
static struct block **sort_registers(struct tree *tree, unsigned int *count)
{
	struct block **registers, *block;
	unsigned int all = 0;

	for (block = tree->blocks; block; block = block->next)
		all += block->kind == BLOCK_REGISTER;
	registers = arena_alloc(all * sizeof(*registers));
	*count = 0;
	for (block = tree->blocks; block; block = block->next)
		if (block->kind == BLOCK_REGISTER)
			registers[(*count)++] = block;

	qsort(registers, all, sizeof(*registers), compare_places);
	return registers;
}

/**
 * struct shared - two registers that share bytes
 * @first: the first in the order of the sources
 * @second: the other
 */
struct shared {
	const struct block *first;
	const struct block *second;
};

static int compare_shared(const void *a, const void *b)
{
	unsigned int x = ((const struct shared *)a)->second->at;
	unsigned int y = ((const struct shared *)b)->second->at;

	return (x > y) - (x < y);
}

static bool share_bytes(const struct block *a, const struct block *b)
{
	return !strcmp(a->space->text, b->space->text) &&
	       a->offset->number < register_end(b) &&
	       b->offset->number < register_end(a);
}

/* Each register is compared with the one before that ends last */
static struct shared *find_shared(struct tree *tree, unsigned int *count)
{
	unsigned int i, all;
	struct block **registers = sort_registers(tree, &all);
	struct shared *shared = arena_alloc(all * sizeof(*shared));
	const struct block *longest = NULL;

	*count = 0;
	for (i = 0; i < all; i++) {
		const struct block *block = registers[i];
		bool same_space = longest && !strcmp(longest->space->text,
						     block->space->text);

		if (longest && share_bytes(longest, block))
			shared[(*count)++] = block->at < longest->at ?
				(struct shared) { block, longest } :
				(struct shared) { longest, block };
		if (!same_space || register_end(longest) < register_end(block))
			longest = block;
	}
	qsort(shared, *count, sizeof(*shared), compare_shared);
	return shared;
}

static void check_register_overlap(struct tree *tree, const char *name)
{
	unsigned int i, count;
	const struct shared *shared = find_shared(tree, &count);

	for (i = 0; i < count; i++) {
		error_at(&shared[i].second->name->place, name,
			 "registers %s and %s share bytes: expected one register, of one width",
			 shared[i].first->name->text,
			 shared[i].second->name->text);
		note_at(&shared[i].first->name->place, "the other is here");
	}
}

REFUSAL(check_register_overlap, "register-overlap",
	"registers that share bytes");

static void check_update(struct tree *tree, const struct statement *statement,
			 const struct word *reg, const char *name)
{
	const struct block *block;

	if (statement->kind != STATEMENT_UPDATE)
		return;
	block = find_block(tree, BLOCK_REGISTER, reg->text);
	if (strcmp(block->space->text, "config") ||
	    block->offset->number >= HEADER_SIZE)
		return;
	error_at(&reg->place, name,
		 "%s is part of the header, which is the kernel's own: expected a register at 0x%x or above",
		 reg->text, HEADER_SIZE);
}

static void check_header_update(struct tree *tree, const char *name)
{
	each_program(tree, name, check_update);
}

REFUSAL(check_header_update, "header-update",
	"an update of the header of config space");

static void check_field(const struct block *block, const struct clause *field,
			const char *name)
{
	const struct word *high = field->words->next;
	const struct word *low = high->next;

	if (!is_width(block->width->number))
		return;
	if (high->number >= block->width->number)
		error_at(&high->place, name,
			 "register %s has no bit %u: expected at most %u",
			 block->name->text, high->number,
			 block->width->number - 1);
	else if (low->number > high->number)
		error_at(&high->place, name,
			 "bits %u:%u are in the wrong order: expected bits %u:%u",
			 high->number, low->number, low->number,
			 high->number);
}

static void check_field_bits(struct tree *tree, const char *name)
{
	struct block *block;
	struct clause *clause;

	for (block = tree->blocks; block; block = block->next)
		for (clause = block->clauses; clause; clause = clause->next)
			if (clause->kind == CLAUSE_FIELD)
				check_field(block, clause, name);
}

REFUSAL(check_field_bits, "field-bits",
	"a field with bits that its register does not have");

static u32 safe_mask(const struct clause *field)
{
	u32 high = field->words->next->number;
	u32 low = field->words->next->next->number;

	return high > 31 || low > high ? 0 : field_mask(field);
}

/* @owners: of each bit, the first field that has it */
static void check_bits(const struct clause *clause, const struct clause **owners,
		       const char *name)
{
	const struct clause *other = NULL;
	u32 mask = safe_mask(clause);
	unsigned int bit;

	for (bit = 0; bit < 32; bit++) {
		if (!(mask & BIT(bit)))
			continue;
		if (!other)
			other = owners[bit];
		if (!owners[bit])
			owners[bit] = clause;
	}
	if (!other)
		return;
	error_at(&clause->place, name,
		 "fields %s and %s share bits: expected each bit in one field",
		 other->words->text, clause->words->text);
	note_at(&other->place, "the other is here");
}

static void check_field_overlap(struct tree *tree, const char *name)
{
	struct block *block;
	struct clause *clause;

	for (block = tree->blocks; block; block = block->next) {
		const struct clause *owners[32] = {};

		for (clause = block->clauses; clause; clause = clause->next)
			if (clause->kind == CLAUSE_FIELD)
				check_bits(clause, owners, name);
	}
}

REFUSAL(check_field_overlap, "field-overlap",
	"fields that share bits");

/* An address mask is the upper part of a register, down to the window's size */
static void check_window(const struct block *block, const char *name)
{
	const struct word *mask = find_clause(block->clauses,
					      CLAUSE_MASK)->words;
	const struct word *bit = find_clause(block->clauses,
					     CLAUSE_ENABLE_BIT)->words;
	const struct word *size = find_clause(block->clauses,
					      CLAUSE_SIZE)->words;
	u32 low = mask->number & -mask->number;
	u32 limit = low < WINDOW_SIZE_MAX ? low : WINDOW_SIZE_MAX;

	if (!mask->number || ~mask->number != low - 1)
		error_at(&mask->place, name,
			 "0x%08x is not an address mask: expected ones above zeroes, such as 0xffffc000",
			 mask->number);
	else if (bit->number > 31 || BIT(bit->number) & mask->number)
		error_at(&bit->place, name,
			 "bit %u cannot enable this window: expected a bit below its address bits",
			 bit->number);
	else if (!size->number || size->number > limit)
		error_at(&size->place, name,
			 "a window with this address mask cannot have 0x%x bytes: expected 1 to 0x%x",
			 size->number, limit);
}

static void check_window_shape(struct tree *tree, const char *name)
{
	struct block *block;

	for (block = tree->blocks; block; block = block->next)
		if (block->kind == BLOCK_WINDOW)
			check_window(block, name);
}

REFUSAL(check_window_shape, "window-shape",
	"a mask, enable bit or size that no window can have");

static void check_condition(struct tree *tree,
			    const struct statement *statement,
			    const struct word *reg, const char *name)
{
	const struct condition *condition;

	for (condition = statement->conditions; condition;
	     condition = condition->next) {
		const struct block *block;
		u32 mask;

		if (!condition->reg)
			continue;
		block = find_block(tree, BLOCK_REGISTER, condition->reg->text);
		mask = safe_mask(find_field_clause(tree, block,
						   condition->name->text));
		if (mask & (mask - 1))
			error_at(&condition->place, name,
				 "%s.%s has several bits: expected a field of one bit, which is true or false",
				 condition->reg->text, condition->name->text);
	}
}

static void check_single_bit(struct tree *tree, const char *name)
{
	each_program(tree, name, check_condition);
}

REFUSAL(check_single_bit, "single-bit",
	"a field of several bits as a condition");

static void check_where(struct tree *tree, const struct statement *statement,
			const struct word *reg, const char *name)
{
	const struct block *limit, *block;

	if (!statement->where)
		return;
	limit = find_block(tree, BLOCK_REGISTER, statement->where->text);
	block = find_block(tree, BLOCK_REGISTER, reg->text);
	if (limit->width->number == block->width->number)
		return;
	error_at(&statement->where->place, name,
		 "%s has %u bits, %s has %u: expected registers of one width, whose bits correspond",
		 statement->where->text, limit->width->number, reg->text,
		 block->width->number);
}

static void check_where_width(struct tree *tree, const char *name)
{
	each_program(tree, name, check_where);
}

REFUSAL(check_where_width, "where-width",
	"registers of different widths that limit each other");

/* The first statement of the opposite kind that has a field of this one */
static const struct statement *find_opposite(struct table *table,
					     const struct statement *statement)
{
	static const char owners[STATEMENT_CLEAR + 1];
	enum statement_kind opposite = statement->kind == STATEMENT_SET ?
				       STATEMENT_CLEAR : STATEMENT_SET;
	const struct statement *found = NULL;
	const struct word *field;

	for (field = statement->fields; field; field = field->next) {
		if (!found)
			found = table_find(table, &owners[opposite],
					   field->text);
		table_add(table, &owners[statement->kind], field->text,
			  (void *)statement);
	}
	return found;
}

static void check_both(struct tree *tree, const struct statement *outer,
		       const struct word *reg, const char *name)
{
	const struct statement *statement, *other;
	struct table table = {};

	for (statement = outer->body; statement; statement = statement->next) {
		other = find_opposite(&table, statement);
		if (!other)
			continue;
		error_at(&statement->place, name,
			 "a field of %s is both set and cleared: expected one of the two, or an if around them",
			 reg->text);
		note_at(&other->place, "the other is here");
	}
}

static void check_set_and_clear(struct tree *tree, const char *name)
{
	each_program(tree, name, check_both);
}

REFUSAL(check_set_and_clear, "set-and-clear",
	"a field that is both set and cleared");

static unsigned int count_steps(const struct statement *statement,
				unsigned int depth, const char *name)
{
	unsigned int steps = 0;

	for (; statement; statement = statement->next) {
		steps += statement->kind == STATEMENT_UPDATE ? 2 : 1;
		if (statement->kind == STATEMENT_IF && depth == NESTING_MAX) {
			error_at(&statement->place, name,
				 "conditions are nested too deeply: expected at most %u",
				 NESTING_MAX);
			continue;
		}
		steps += count_steps(statement->body, depth +
				     (statement->kind == STATEMENT_IF), name);
	}
	return steps;
}

static void check_terms(struct tree *tree, const struct statement *statement,
			const struct word *reg, const char *name)
{
	const struct condition *condition;
	unsigned int terms = 0;

	for (condition = statement->conditions; condition;
	     condition = condition->next)
		terms++;
	if (terms > TERMS_MAX)
		error_at(&statement->place, name,
			 "this condition has %u terms: expected at most %u",
			 terms, TERMS_MAX);
}

static void check_program_size(struct tree *tree, const char *name)
{
	struct block *block;
	struct clause *clause;

	each_program(tree, name, check_terms);

	for (block = tree->blocks; block; block = block->next) {
		for (clause = block->clauses; clause; clause = clause->next) {
			unsigned int steps = count_steps(clause->statements,
							 0, name);

			if (steps > STEPS_MAX)
				error_at(&clause->place, name,
					 "this program has %u steps: expected at most %u",
					 steps, STEPS_MAX);
		}
	}
}

REFUSAL(check_program_size, "program-size",
	"a program that is too long or nested too deeply");

/* "When enabled" has to mean that something was set, so nothing is optional */
static void check_certain(struct tree *tree, const struct statement *statement,
			  const struct word *reg, const char *name)
{
	const struct condition *condition;

	if (statement->where)
		error_at(&statement->where->place, name,
			 "this sets nothing where %s has no ones, yet would count as enabled: expected no where",
			 statement->where->text);
	for (condition = statement->conditions; condition;
	     condition = condition->next)
		if (!condition->reg)
			error_at(&condition->place, name,
				 "this sets nothing on a device without the property, yet would count as enabled: expected REGISTER.FIELD");
}

static void check_enabled(struct tree *tree, const struct block *block,
			  const char *name)
{
	struct clause *enable = find_clause(block->clauses, CLAUSE_ENABLE);
	struct clause *provides = find_clause(block->clauses, CLAUSE_PROVIDES);

	if (provides->answer == ACS_ANSWER_WHEN_ENABLED && !enable) {
		error_at(&provides->place, name,
			 "nothing enables this: expected an enable block, or no \"when enabled\"");
	} else if (provides->answer == ACS_ANSWER_PROVIDES && enable) {
		error_at(&provides->place, name,
			 "this would hold even if enabling failed: expected \"when enabled\"");
		note_at(&enable->place, "enabling is here");
	} else if (provides->answer == ACS_ANSWER_FINAL_NO && enable) {
		error_at(&enable->place, name,
			 "a final no has nothing to enable: expected no enable block");
	} else if (provides->answer == ACS_ANSWER_WHEN_ENABLED) {
		each_statement(tree, enable->statements, NULL, name,
			       check_certain);
	}
}

static void check_when_enabled(struct tree *tree, const char *name)
{
	struct block *block;

	for (block = tree->blocks; block; block = block->next)
		if (block->kind == BLOCK_RULE)
			check_enabled(tree, block, name);
}

REFUSAL(check_when_enabled, "when-enabled",
	"an answer that holds even if enabling failed, or the reverse");

/* It may only clear fields of the register that the answer reads */
static void check_redirect(const struct statement *statement,
			   const struct word *control, const char *name)
{
	for (; statement; statement = statement->next) {
		if (statement->kind == STATEMENT_SET)
			error_at(&statement->place, name,
				 "setting a field does not turn redirection off: expected clear");
		if (statement->kind == STATEMENT_UPDATE &&
		    strcmp(statement->reg->text, control->text))
			error_at(&statement->reg->place, name,
				 "the answer reads %s, and would not change with %s: expected %s",
				 control->text, statement->reg->text,
				 control->text);
		check_redirect(statement->body, control, name);
	}
}

/* What a program switches off must no longer be claimed */
static void check_redirect_claim(struct tree *tree, const char *name)
{
	struct block *block;

	for (block = tree->blocks; block; block = block->next) {
		struct clause *disable = find_clause(block->clauses,
						     CLAUSE_DISABLE_REDIRECT);
		struct clause *provides = find_clause(block->clauses,
						      CLAUSE_PROVIDES);

		if (!disable)
			continue;
		if (provides->answer == ACS_ANSWER_REGISTERS) {
			check_redirect(disable->statements,
				       provides->words->next, name);
			continue;
		}
		error_at(&disable->place, name,
			 "the answer of %s would not change with this: expected \"provides capability ... control ...\", which reads the registers each time",
			 block->name->text);
		note_at(&provides->place, "the answer is here");
	}
}

REFUSAL(check_redirect_claim, "redirect-claim",
	"an answer that stays when redirection is off");

static bool lists(const struct word *words, const char *text)
{
	for (; words; words = words->next)
		if (!strcmp(words->text, text))
			return true;
	return false;
}

static void check_inapplicable(struct tree *tree, const char *name)
{
	struct block *block;

	for (block = tree->blocks; block; block = block->next) {
		struct clause *clause = find_clause(block->clauses,
						    CLAUSE_INAPPLICABLE);
		struct clause *provides = find_clause(block->clauses,
						      CLAUSE_PROVIDES);
		const struct word *word;

		if (!clause)
			continue;
		if (provides->answer == ACS_ANSWER_REGISTERS ||
		    provides->answer == ACS_ANSWER_CAPABILITY ||
		    provides->answer == ACS_ANSWER_FINAL_NO) {
			error_at(&clause->place, name,
				 "this adds to bits that are listed, and %s lists none: expected it beside \"provides\" and bits",
				 block->name->text);
			note_at(&provides->place, "the answer is here");
			continue;
		}
		for (word = clause->words; word; word = word->next)
			if (lists(provides->words, word->text))
				error_at(&word->place, name,
					 "%s is also provided: expected it in one of the two",
					 word->text);
	}
}

REFUSAL(check_inapplicable, "inapplicable-bits",
	"bits that cannot be called inapplicable");

/* Of other devices the specification asks for ACS only at times, or never */
static bool always_needs_acs(const struct word *type)
{
	if (!type)
		return false;
	for (; type; type = type->next)
		if (strcmp(type->text, "root-port") &&
		    strcmp(type->text, "downstream-port"))
			return false;
	return true;
}

static void check_capability_answer(const struct block *block,
				    const struct clause *provides,
				    const char *name)
{
	struct clause *match = find_clause(block->clauses, CLAUSE_MATCH);
	struct clause *type = find_clause(match->inner, CLAUSE_TYPE);
	struct clause *enable = find_clause(block->clauses, CLAUSE_ENABLE);

	if (enable) {
		error_at(&enable->place, name,
			 "the kernel enables the ACS capability itself: expected no enable block");
		note_at(&provides->place, "the answer is here");
	}
	if (!always_needs_acs(type ? type->words : NULL)) {
		error_at(&provides->place, name,
			 "rule %s leaves the answer to the ACS capability of devices that may need none: expected root ports and downstream ports only",
			 block->name->text);
		suggest("say in its match, for example: type downstream-port;");
	}
}

static void check_broken_bits(struct tree *tree, const char *name)
{
	struct block *block;

	for (block = tree->blocks; block; block = block->next) {
		struct clause *broken = find_clause(block->clauses,
						    CLAUSE_BROKEN);
		struct clause *provides = find_clause(block->clauses,
						      CLAUSE_PROVIDES);

		if (provides && provides->answer == ACS_ANSWER_CAPABILITY) {
			check_capability_answer(block, provides, name);
		} else if (broken) {
			error_at(&broken->place, name,
				 "these bits are of the ACS capability, which %s does not read as it stands: expected it beside \"provides acs\"",
				 block->name->text);
			note_at(&provides->place, "the answer is here");
		}
	}
}

REFUSAL(check_broken_bits, "acs-answer",
	"an answer from the ACS capability that says more than that");

#define SIGNATURE_CHARACTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"

/* The signature that a rule asks for, or NULL */
static const struct word *acpi_table_of(const struct block *block)
{
	struct clause *match = find_clause(block->clauses, CLAUSE_MATCH);
	struct clause *clause = match ? find_clause(match->inner,
						    CLAUSE_ACPI_TABLE) : NULL;

	return clause ? clause->words : NULL;
}

static void check_acpi_signature(struct tree *tree, const char *name)
{
	struct block *block;

	for (block = tree->blocks; block; block = block->next) {
		const struct word *word = acpi_table_of(block);

		if (!word || (strlen(word->text) == 4 &&
			      strspn(word->text, SIGNATURE_CHARACTERS) == 4))
			continue;
		error_at(&word->place, name,
			 "this is not the signature of an ACPI table: expected four upper-case letters, digits or _, such as \"IVRS\"");
	}
}

REFUSAL(check_acpi_signature, "acpi-signature",
	"a text that is not the signature of an ACPI table");

static void check_acpi_tables(struct tree *tree, const char *name)
{
	const char *known[ACS_ACPI_TABLES_MAX];
	unsigned int i, count = 0;
	struct block *block;

	for (block = tree->blocks; block; block = block->next) {
		const struct word *word = acpi_table_of(block);

		if (!word)
			continue;
		for (i = 0; i < count; i++)
			if (!strcmp(known[i], word->text))
				break;
		if (i < count)
			continue;
		if (count < ACS_ACPI_TABLES_MAX)
			known[count++] = word->text;
		else
			error_at(&word->place, name,
				 "this is one table too many: expected at most %u different ones in all rules",
				 ACS_ACPI_TABLES_MAX);
	}
}

REFUSAL(check_acpi_tables, "too-many",
	"more than the tables can count");

const struct check *const value_checks[] = {
	&check_ids_check,
	&check_id_order_check,
	&check_register_width_check,
	&check_register_place_check,
	&check_register_overlap_check,
	&check_header_update_check,
	&check_field_bits_check,
	&check_field_overlap_check,
	&check_window_shape_check,
	&check_single_bit_check,
	&check_where_width_check,
	&check_set_and_clear_check,
	&check_program_size_check,
	&check_when_enabled_check,
	&check_redirect_claim_check,
	&check_inapplicable_check,
	&check_broken_bits_check,
	&check_acpi_signature_check,
	&check_acpi_tables_check,
	NULL
};
