/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the parser builds: a list of blocks, each a list of clauses, just as
 * written. rules/rule.h has what they describe, with all references resolved.
 */
#ifndef ACSGEN_TREE_H
#define ACSGEN_TREE_H

#include "base/place.h"
#include "base/table.h"
#include "engine/engine.h"

/**
 * struct word - a name, a number or a text as written
 * @next: the next in a list
 * @place: where
 * @text: the name or the text; NULL for a number
 * @number: the number
 * @hex: the number is written in hex
 */
struct word {
	struct word *next;
	struct place place;
	const char *text;
	u32 number;
	bool hex;
};

/**
 * struct ids - a range of device ids as written
 * @next: the next in a list
 * @place: where
 * @first: lowest id
 * @last: highest id
 * @hex: both are written in hex
 * @name: what the hardware is called, or NULL
 */
struct ids {
	struct ids *next;
	struct place place;
	u32 first;
	u32 last;
	bool hex;
	const char *name;
};

/**
 * struct condition - one term of a condition as written
 * @next: the next in a list
 * @place: where
 * @negate: preceded by "not"
 * @reg: name of a register, or NULL
 * @name: name of a field of @reg, or of a device property
 */
struct condition {
	struct condition *next;
	struct place place;
	bool negate;
	const struct word *reg;
	const struct word *name;
};

enum statement_kind {
	STATEMENT_IF,
	STATEMENT_UPDATE,
	STATEMENT_SET,
	STATEMENT_CLEAR,
};

/**
 * struct statement - a statement of a register program as written
 * @next: the next in a list
 * @place: where
 * @kind: which
 * @conditions: of an if or unless
 * @any: @conditions are joined by "or"
 * @unless: it is an unless
 * @body: statements inside
 * @reg: the register of an update
 * @fields: set or cleared
 * @where: the register that limits them, or NULL
 */
struct statement {
	struct statement *next;
	struct place place;
	enum statement_kind kind;
	struct condition *conditions;
	bool any;
	bool unless;
	struct statement *body;
	const struct word *reg;
	struct word *fields;
	const struct word *where;
};

enum clause_kind {
	CLAUSE_KIND,
	CLAUSE_BY,
	CLAUSE_SEE,
	CLAUSE_SAYS,
	CLAUSE_BASE,
	CLAUSE_MASK,
	CLAUSE_ENABLE_BIT,
	CLAUSE_SIZE,
	CLAUSE_FIELD,
	CLAUSE_EVIDENCE,
	CLAUSE_MATCH,
	CLAUSE_VENDOR,
	CLAUSE_DEVICE,
	CLAUSE_TYPE,
	CLAUSE_MULTIFUNCTION,
	CLAUSE_ROOT_BUS,
	CLAUSE_ACS,
	CLAUSE_ACPI_TABLE,
	CLAUSE_ENABLE,
	CLAUSE_DISABLE_REDIRECT,
	CLAUSE_PROVIDES,
	CLAUSE_BROKEN,
	CLAUSE_INAPPLICABLE,
	CLAUSE_BEFORE,
	CLAUSE_BECAUSE,
	CLAUSE_DIFFERENCE,
	CLAUSE_EXAMPLE,
	CLAUSE_PASSES,
	CLAUSE_SINCE,
	CLAUSE_GIVEN,
	CLAUSE_WRITES,
};

/**
 * struct clause - a clause of a block as written
 * @next: the next in the block
 * @place: where
 * @kind: which; determines which of the other members are set
 * @words: names, texts or numbers; of CLAUSE_GIVEN and CLAUSE_WRITES, a name
 *	and a number each; of "device any", what is meant, or NULL
 * @ids: device ids; NULL for "any"
 * @statements: of an enable or disable-redirect block
 * @inner: clauses of a match, example or difference block
 * @answer: of CLAUSE_PROVIDES
 * @no_match: of CLAUSE_PROVIDES in an example: the rule does not match, so there
 *	is no answer
 */
struct clause {
	struct clause *next;
	struct place place;
	enum clause_kind kind;
	struct word *words;
	struct ids *ids;
	struct statement *statements;
	struct clause *inner;
	enum acs_answer_kind answer;
	bool no_match;
};

enum block_kind {
	BLOCK_EVIDENCE,
	BLOCK_WINDOW,
	BLOCK_REGISTER,
	BLOCK_HOST_BRIDGE,
	BLOCK_RULE,
};

/**
 * struct block - a block of the source as written
 * @next: the next, in the order of files and lines
 * @kind: which
 * @name: its name
 * @title: of a rule or a host bridge
 * @space: what a register lies in: "config", "capability" or a window
 * @offset: of a register
 * @width: of a register
 * @clauses: what it says
 * @at: its position in the order of the sources
 * @evidence: once resolved, what it describes, depending on its @kind
 * @window: see @evidence
 * @reg: see @evidence
 * @bridge: see @evidence
 * @rule: see @evidence
 */
struct block {
	struct block *next;
	enum block_kind kind;
	const struct word *name;
	const struct word *title;
	const struct word *space;
	const struct word *offset;
	const struct word *width;
	struct clause *clauses;
	unsigned int at;
	union {
		struct evidence *evidence;
		struct window *window;
		struct reg *reg;
		struct host_bridge *bridge;
		struct rule *rule;
	};
};

/**
 * struct tree - the contents of all sources
 * @blocks: as written
 * @last_block: the last of @blocks
 * @block_count: number of @blocks
 * @names: the first block of each kind and name, and the first field of each
 *	register and name
 * @inodes: @sources by device and inode
 * @evidence: resolved
 * @last_evidence: the last of @evidence
 * @windows: resolved
 * @last_window: the last of @windows
 * @registers: resolved
 * @last_register: the last of @registers
 * @bridges: host bridges, resolved
 * @last_bridge: the last of @bridges
 * @rules: resolved, in the order of the sources
 * @last_rule: the last of @rules
 * @stretches: the ids of all rules, set by sort_stretches()
 * @stretch_count: number of @stretches
 * @searches: counts searches for neighbours
 * @acpi_tables: signatures that matches ask for, in the order of the sources
 * @acpi_table_count: number of @acpi_tables
 * @rule_count: number of @rules
 * @sources: the files
 * @source_count: number of @sources
 * @source_room: allocated length of @sources
 */
struct tree {
	struct block *blocks;
	struct block *last_block;
	unsigned int block_count;
	struct table names;
	struct table inodes;
	struct evidence *evidence;
	struct evidence *last_evidence;
	struct window *windows;
	struct window *last_window;
	struct reg *registers;
	struct reg *last_register;
	struct host_bridge *bridges;
	struct host_bridge *last_bridge;
	struct rule *rules;
	struct rule *last_rule;
	struct stretch *stretches;
	unsigned int stretch_count;
	unsigned int searches;
	const char *acpi_tables[ACS_ACPI_TABLES_MAX];
	unsigned int acpi_table_count;
	unsigned int rule_count;
	const struct source **sources;
	unsigned int source_count;
	unsigned int source_room;
};

/* Appends @item, which may be a list, to a singly linked list */
#define LIST_APPEND(head, item)						\
	do {								\
		__auto_type end_ = &(head);				\
		while (*end_)						\
			end_ = &(*end_)->next;				\
		*end_ = (item);						\
	} while (0)

/*
 * A list that grows at its end is kept as a ring, by its last item, whose next
 * is the first. Sets @ring to the ring of @last, which may be NULL, and @item.
 */
#define RING_ADD(ring, last, item)					\
	do {								\
		__auto_type last_ = &(ring);				\
		__auto_type item_ = (item);				\
									\
		*last_ = (last);					\
		item_->next = *last_ ? (*last_)->next : item_;		\
		if (*last_)						\
			(*last_)->next = item_;				\
		*last_ = item_;						\
	} while (0)

/* Makes a list of a ring, which may be NULL. Evaluates to the first item */
#define RING_OPEN(ring)							\
	({								\
		__auto_type last_ = (ring);				\
		__auto_type first_ = last_;				\
									\
		if (last_) {						\
			first_ = last_->next;				\
			last_->next = NULL;				\
		}							\
		first_;							\
	})

/* Appends an item to a list that can be long; @last is NULL at first */
#define LONG_LIST_APPEND(head, last, item)				\
	do {								\
		if (last)						\
			(last)->next = (item);				\
		else							\
			(head) = (item);				\
		(last) = (item);					\
	} while (0)

const char *block_name(enum block_kind kind);
const char *clause_name(enum clause_kind kind);
void add_block(struct tree *tree, struct block *block);
struct block *find_block(const struct tree *tree, enum block_kind kind,
			 const char *name);
struct clause *find_clause(struct clause *clauses, enum clause_kind kind);
struct clause *find_field_clause(const struct tree *tree,
				 const struct block *block, const char *name);
u32 field_mask(const struct clause *clause);
bool names_capability_register(const struct word *word);

#endif /* ACSGEN_TREE_H */
