// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finds things in the tree.
 */
#include <string.h>

#include "language/tree.h"

/**
 * block_name - name a kind of block, for messages
 * @kind: the kind
 *
 * Return: the word that begins such a block.
 */
const char *block_name(enum block_kind kind)
{
	static const char *const names[] = {
		[BLOCK_EVIDENCE] = "evidence",
		[BLOCK_WINDOW] = "window",
		[BLOCK_REGISTER] = "register",
		[BLOCK_HOST_BRIDGE] = "host-bridge",
		[BLOCK_RULE] = "rule",
	};

	return names[kind];
}

/**
 * clause_name - name a kind of clause, for messages
 * @kind: the kind
 *
 * Return: the word or words that begin such a clause.
 */
const char *clause_name(enum clause_kind kind)
{
	static const char *const names[] = {
		[CLAUSE_KIND] = "kind",
		[CLAUSE_BY] = "by",
		[CLAUSE_SEE] = "see",
		[CLAUSE_SAYS] = "says",
		[CLAUSE_BASE] = "base",
		[CLAUSE_MASK] = "mask",
		[CLAUSE_ENABLE_BIT] = "enable bit",
		[CLAUSE_SIZE] = "size",
		[CLAUSE_FIELD] = "field",
		[CLAUSE_EVIDENCE] = "evidence",
		[CLAUSE_MATCH] = "match",
		[CLAUSE_VENDOR] = "vendor",
		[CLAUSE_DEVICE] = "device",
		[CLAUSE_TYPE] = "type",
		[CLAUSE_MULTIFUNCTION] = "multifunction",
		[CLAUSE_ROOT_BUS] = "root-bus",
		[CLAUSE_ACS] = "acs",
		[CLAUSE_ACPI_TABLE] = "acpi-table",
		[CLAUSE_ENABLE] = "enable",
		[CLAUSE_DISABLE_REDIRECT] = "disable-redirect",
		[CLAUSE_PROVIDES] = "provides",
		[CLAUSE_BROKEN] = "broken",
		[CLAUSE_INAPPLICABLE] = "inapplicable",
		[CLAUSE_BEFORE] = "before",
		[CLAUSE_BECAUSE] = "because",
		[CLAUSE_DIFFERENCE] = "difference",
		[CLAUSE_EXAMPLE] = "example",
		[CLAUSE_PASSES] = "passes",
		[CLAUSE_SINCE] = "since",
		[CLAUSE_GIVEN] = "given",
		[CLAUSE_WRITES] = "writes",
	};

	return names[kind];
}

/* Blocks of different kinds may have the same name */
static const void *names_of(enum block_kind kind)
{
	static const char owners[BLOCK_RULE + 1];

	return &owners[kind];
}

static void add_fields(struct tree *tree, struct block *block)
{
	struct clause *clause;

	for (clause = block->clauses; clause; clause = clause->next)
		if (clause->kind == CLAUSE_FIELD)
			table_add(&tree->names, block, clause->words->text,
				  clause);
}

/**
 * add_block - add a block to the end of a tree
 * @tree: where
 * @block: the block, or NULL after a syntax error
 */
void add_block(struct tree *tree, struct block *block)
{
	if (!block)
		return;

	block->at = tree->block_count++;
	LONG_LIST_APPEND(tree->blocks, tree->last_block, block);
	table_add(&tree->names, names_of(block->kind), block->name->text,
		  block);
	add_fields(tree, block);
}

/**
 * find_block - find a block by its name
 * @tree: where
 * @kind: its kind
 * @name: its name
 *
 * Return: the first such block, or NULL.
 */
struct block *find_block(const struct tree *tree, enum block_kind kind,
			 const char *name)
{
	return table_find(&tree->names, names_of(kind), name);
}

/**
 * find_clause - find a clause by its kind
 * @clauses: where
 * @kind: its kind
 *
 * Return: the first such clause, or NULL.
 */
struct clause *find_clause(struct clause *clauses, enum clause_kind kind)
{
	struct clause *clause;

	for (clause = clauses; clause; clause = clause->next)
		if (clause->kind == kind)
			return clause;
	return NULL;
}

/**
 * find_field_clause - find a field of a register as written
 * @tree: where
 * @block: the register
 * @name: the field's name
 *
 * Return: the first such clause, or NULL.
 */
struct clause *find_field_clause(const struct tree *tree,
				 const struct block *block, const char *name)
{
	return table_find(&tree->names, block, name);
}

/**
 * field_mask - compute the bits of a field as written
 * @clause: the field; its bits have been checked
 *
 * Return: the mask.
 */
u32 field_mask(const struct clause *clause)
{
	u32 high = clause->words->next->number;
	u32 low = clause->words->next->next->number;

	return (~0U >> (31 - high)) & (~0U << low);
}

/**
 * names_capability_register - check whether a value is one of the ACS
 *	capability's
 * @word: what an example names
 *
 * Return: true if it is a keyword, not the name of a register.
 */
bool names_capability_register(const struct word *word)
{
	return !strcmp(word->text, "capability") ||
	       !strcmp(word->text, "control");
}
