// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finds things in the tree.
 */
#include <string.h>

#include "base/arena.h"
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
		[CLAUSE_EXAMPLE] = "example",
		[CLAUSE_GIVEN] = "given",
		[CLAUSE_WRITES] = "writes",
	};

	return names[kind];
}

/* FNV-1a; where a block of this kind and name is, or would be */
static struct block **hash_bucket(const struct tree *tree,
				  enum block_kind kind, const char *name)
{
	u32 hash = 0x811c9dc5 ^ kind;

	for (; *name; name++)
		hash = (hash ^ (unsigned char)*name) * 0x01000193;
	return &tree->hash[(hash ^ hash >> 16) & (tree->hash_size - 1)];
}

static void hash_block(struct tree *tree, struct block *block)
{
	struct block **place = hash_bucket(tree, block->kind,
					  block->name->text);

	block->same_hash = *place;
	*place = block;
}

static void enlarge_hash(struct tree *tree)
{
	struct block **old = tree->hash;
	unsigned int i, size = tree->hash_size;

	tree->hash_size = size ? 2 * size : 64;
	tree->hash = arena_alloc(tree->hash_size * sizeof(*tree->hash));
	for (i = 0; i < size; i++) {
		struct block *block, *next;

		for (block = old[i]; block; block = next) {
			next = block->same_hash;
			hash_block(tree, block);
		}
	}
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
	if (find_block(tree, block->kind, block->name->text))
		return;
	if (tree->hash_count == tree->hash_size)
		enlarge_hash(tree);
	hash_block(tree, block);
	tree->hash_count++;
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
	struct block *block;

	if (!tree->hash)
		return NULL;
	for (block = *hash_bucket(tree, kind, name); block;
	     block = block->same_hash)
		if (block->kind == kind && !strcmp(block->name->text, name))
			return block;
	return NULL;
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
 * @block: the register
 * @name: the field's name
 *
 * Return: the clause, or NULL.
 */
struct clause *find_field_clause(const struct block *block, const char *name)
{
	struct clause *clause;

	for (clause = block->clauses; clause; clause = clause->next)
		if (clause->kind == CLAUSE_FIELD &&
		    !strcmp(clause->words->text, name))
			return clause;
	return NULL;
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
