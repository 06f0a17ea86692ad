/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the parser builds and the checks judge: first a list of blocks, each a
 * list of clauses, just as written (struct block), then the things that they
 * describe, with all references resolved (struct evidence to struct rule).
 */
#ifndef ACSGEN_TREE_H
#define ACSGEN_TREE_H

#include "../../drivers/pci/acs-policy/core/table.h"
#include "source.h"

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
 * @tail: of the first in a list, the last: there can be very many
 * @place: where
 * @first: lowest id
 * @last: highest id
 * @hex: both are written in hex
 * @name: what the hardware is called, or NULL
 */
struct ids {
	struct ids *next;
	struct ids *tail;
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
 * @always: of an update, it is a rewrite
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
	bool always;
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
	CLAUSE_INAPPLICABLE,
	CLAUSE_BEFORE,
	CLAUSE_EXAMPLE,
	CLAUSE_GIVEN,
	CLAUSE_WRITES,
};

/**
 * struct clause - a clause of a block as written
 * @next: the next in the block
 * @place: where
 * @kind: which; tells which of the others are set
 * @words: names, texts or numbers; of CLAUSE_GIVEN and CLAUSE_WRITES, a name
 *	and a number each; of "device any", what is meant, or NULL
 * @ids: device ids; NULL for "any"
 * @statements: of an enable or disable-redirect block
 * @inner: clauses of a match or example block
 * @answer: of CLAUSE_PROVIDES
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
};

enum block_kind {
	BLOCK_EVIDENCE,
	BLOCK_WINDOW,
	BLOCK_REGISTER,
	BLOCK_RULE,
};

/**
 * struct block - a block of the source as written
 * @next: the next, in the order of files and lines
 * @kind: which
 * @name: its name
 * @title: of a rule
 * @space: what a register lies in: "config", "capability" or a window
 * @offset: of a register
 * @width: of a register
 * @clauses: what it says
 * @at: its position in the order of the sources
 * @same_hash: another block, for find_block()
 * @evidence: once resolved, what it describes, by its @kind; so with the next
 * @window: see @evidence
 * @reg: see @evidence
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
	struct block *same_hash;
	union {
		struct evidence *evidence;
		struct window *window;
		struct reg *reg;
		struct rule *rule;
	};
};

struct evidence {
	struct evidence *next;
	const struct word *name;
	const struct word *kind;
	const struct word *by;
	const struct word *see;
	const struct word *says;
	bool used;
	unsigned int number;
};

struct cited {
	struct cited *next;
	const struct evidence *evidence;
};

struct window {
	struct window *next;
	const struct word *name;
	struct acs_window table;
	struct cited *evidence;
	bool used;
	unsigned int number;
};

struct field {
	struct field *next;
	const struct word *name;
	u32 mask;
};

struct reg {
	struct reg *next;
	const struct word *name;
	struct window *window;
	struct field *fields;
	struct acs_register table;
	struct cited *evidence;
	bool used;
	unsigned int number;
};

struct term {
	struct term *next;
	struct reg *reg;
	u32 mask;
	bool negate;
	const char *text;
};

/**
 * struct step - a step of a program, with its references resolved
 * @next: the next step
 * @op: what to do
 * @skip: of a guard, steps to skip
 * @mask: bits to set or clear
 * @reg: the register
 * @where: the register that limits @mask
 * @terms: of a guard
 * @any: @terms are joined by "or"
 * @negate: it is an unless
 * @always: of a store, write even what has not changed
 */
struct step {
	struct step *next;
	enum acs_op op;
	unsigned int skip;
	u32 mask;
	struct reg *reg;
	struct reg *where;
	struct term *terms;
	bool any;
	bool negate;
	bool always;
};

/**
 * struct before - a rule that another one stands before on purpose
 * @next: the next in a list
 * @place: where it is said
 * @rule: the rule that is asked later
 */
struct before {
	struct before *next;
	struct place place;
	struct rule *rule;
};

enum walk_mark { UNSEEN, ON_THE_WAY, DONE };

/**
 * struct walk - the way along which rules beat each other, at one of them
 * @mark: how far it has come
 * @next: which of the rule's winners is next
 * @from: the rule before, which this one beats
 */
struct walk {
	enum walk_mark mark;
	unsigned int next;
	struct rule *from;
};

/**
 * struct value - what a register holds
 * @next: the next in a list
 * @word: its name, as written
 * @reg: the register
 * @value: what it holds
 */
struct value {
	struct value *next;
	const struct word *word;
	const struct reg *reg;
	u32 value;
};

/**
 * struct example - a device, and what a rule says of it
 * @next: the next of the rule
 * @clause: as written
 * @device: device id
 * @type: PCI_EXP_TYPE_* or ACS_TYPE_CONVENTIONAL
 * @multifunction: it is one of several functions
 * @root_bus: it sits on a root bus
 * @has_acs: it has an ACS extended capability
 * @acpi_tables: BIT(n) for each of @acpi_tables of the tree that there is
 * @given: what registers hold at first
 * @writes: what the rule's program writes, in this order
 * @provides: PCI_ACS_* bits that are provided then
 * @final_no: the answer is a final no instead
 */
struct example {
	struct example *next;
	struct clause *clause;
	u16 device;
	u8 type;
	bool multifunction;
	bool root_bus;
	bool has_acs;
	u8 acpi_tables;
	struct value *given;
	struct value *writes;
	u32 provides;
	bool final_no;
};

/* Yes-or-no conditions of a match: which of the two values are let through */
#define IF_NO	BIT(0)
#define IF_YES	BIT(1)
#define IF_ANY	(IF_NO | IF_YES)

/**
 * struct match - what a rule asks besides vendor and device id
 * @types: BIT(PCI_EXP_TYPE_*) of the port types let through
 * @multifunction: IF_* on the function being one of several
 * @root_bus: IF_* on the function being on a root bus
 * @acs: IF_* on the function having an ACS extended capability
 * @acpi_tables: BIT(n) for each of struct tree.acpi_tables that the firmware
 *	has to have
 */
struct match {
	u16 types;
	u8 multifunction;
	u8 root_bus;
	u8 acs;
	u8 acpi_tables;
};

/**
 * struct rule - a rule, with its references resolved
 * @next: the next, in the order of the sources
 * @block: as written
 * @name: its name
 * @title: what it is about
 * @vendor: vendor id
 * @any_device: every device id
 * @meant: what is meant by "any", or NULL
 * @ids: device ids, sorted and disjoint
 * @match: conditions besides the ids
 * @answer: its answer, but for the registers
 * @inapplicable: PCI_ACS_* bits of @answer that do not apply to the devices
 * @capability: register to read the capability from, or NULL
 * @control: register to read the control from, or NULL
 * @steps: its programs, that for enabling first
 * @step_count: number of @steps
 * @enable_count: how many of @steps enable; the rest turn redirection off
 * @before: rules that are asked later on purpose
 * @evidence: what it rests on
 * @at: its position in the order of the sources
 * @winners: rules that beat it, in the order of the sources
 * @winner_count: number of @winners
 * @seen: the last search of find_neighbours() that met it
 * @walk: where rank_rules() is with it
 * @examples: devices that it speaks for
 * @number: once ordered, its position among all rules
 * @wins: there is a device for which it is the rule
 */
struct rule {
	struct rule *next;
	const struct block *block;
	const struct word *name;
	const char *title;
	u16 vendor;
	bool any_device;
	const char *meant;
	struct ids *ids;
	struct match match;
	struct acs_answer answer;
	u32 inapplicable;
	struct reg *capability;
	struct reg *control;
	struct step *steps;
	unsigned int step_count;
	unsigned int enable_count;
	struct before *before;
	struct cited *evidence;
	unsigned int at;
	struct rule **winners;
	unsigned int winner_count;
	unsigned int seen;
	struct walk walk;
	struct example *examples;
	unsigned int number;
	bool wins;
};

/**
 * struct tree - all that the sources say
 * @blocks: as written
 * @last_block: the last of @blocks
 * @block_count: number of @blocks
 * @hash: of the blocks of each kind, the first of each name
 * @hash_size: number of @hash, a power of two
 * @hash_count: blocks in @hash
 * @evidence: resolved
 * @last_evidence: the last of @evidence
 * @windows: resolved
 * @last_window: the last of @windows
 * @registers: resolved
 * @last_register: the last of @registers
 * @rules: resolved, in the order of the sources
 * @last_rule: the last of @rules
 * @stretches: the ids of all rules, set by find_winners()
 * @stretch_count: number of @stretches
 * @searches: how often find_neighbours() was called
 * @acpi_tables: signatures that matches ask for, in the order of the sources
 * @acpi_table_count: number of @acpi_tables
 * @rule_count: number of @rules
 * @sources: the files
 * @source_count: number of @sources
 * @source_room: how many @sources there is room for
 * @alone: what the sources include is left aside
 */
struct tree {
	struct block *blocks;
	struct block *last_block;
	unsigned int block_count;
	struct block **hash;
	unsigned int hash_size;
	unsigned int hash_count;
	struct evidence *evidence;
	struct evidence *last_evidence;
	struct window *windows;
	struct window *last_window;
	struct reg *registers;
	struct reg *last_register;
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
	bool alone;
};

/* Appends @item, which may be a list, to the end of a singly linked list */
#define LIST_APPEND(head, item)						\
	do {								\
		__auto_type end_ = &(head);				\
		while (*end_)						\
			end_ = &(*end_)->next;				\
		*end_ = (item);						\
	} while (0)

/* Adds an item to the end of a list that can be long; @last is NULL at first */
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
struct clause *find_field_clause(const struct block *block, const char *name);
u32 field_mask(const struct clause *clause);
bool rule_has_method(const struct rule *rule);
void each_register(const struct rule *rule,
		   void (*function)(void *context, const struct reg *reg),
		   void *context);

void add_file(struct tree *tree, const char *path);
void include_file(struct tree *tree, const struct word *word);
void parse_source(struct tree *tree, const struct source *source);
void check_written(struct tree *tree);
void resolve(struct tree *tree);
void check_meaning(struct tree *tree);
struct rule **rank_rules(struct tree *tree,
			 void (*report)(const struct rule *rule,
					const struct rule *winner,
					const char *name),
			 const char *name);
struct rule **order_rules(struct tree *tree);

#endif /* ACSGEN_TREE_H */
