/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The shape of the tables that acsgen emits from quirkdb/. All of it is
 * read-only data; the engine does no work on it at boot.
 */
#ifndef ACS_TABLE_H
#define ACS_TABLE_H

#include "portable.h"

/*
 * Port types are PCI_EXP_TYPE_* (PCIe r6.0, sec 7.5.3.2), kept as a mask with
 * one bit a type; a function without a PCI Express capability has the bit of
 * ACS_TYPE_CONVENTIONAL, a value that the four-bit field of the capability
 * does not assign.
 */
#define ACS_TYPE_CONVENTIONAL	15

/* Conditions can ask for at most so many different ACPI tables */
#define ACS_ACPI_TABLES_MAX	4

/*
 * Traits of a device: BIT(type) and, of each of these pairs, one. Of the ACPI
 * tables that conditions ask for, those that the firmware has not.
 */
#define ACS_TRAIT_SINGLE_FUNCTION	BIT(16)
#define ACS_TRAIT_MULTIFUNCTION		BIT(17)
#define ACS_TRAIT_OFF_ROOT_BUS		BIT(18)
#define ACS_TRAIT_ROOT_BUS		BIT(19)
#define ACS_TRAIT_NO_ACS		BIT(20)
#define ACS_TRAIT_ACS			BIT(21)
#define ACS_TRAIT_NO_ACPI_TABLE(n)	BIT(24 + (n))

/**
 * struct acs_window - registers in memory, found through config space
 * @name: as the database calls it
 * @devfn: function, on the same bus as the device, that holds the base
 * @offset: config offset of the 32-bit base register, in bytes
 * @mask: the bits of the base register that are the address
 * @enable: bits of the base register that must all be one
 */
struct acs_window {
	const char *name;
	u8 devfn;
	u16 offset;
	u32 mask;
	u32 enable;
};

/**
 * enum acs_space - what a register's offset counts from
 * @ACS_SPACE_CONFIG: the device's own config space
 * @ACS_SPACE_CAPABILITY: the device's ACS extended capability
 * @ACS_SPACE_WINDOW: a memory window
 */
enum acs_space {
	ACS_SPACE_CONFIG,
	ACS_SPACE_CAPABILITY,
	ACS_SPACE_WINDOW,
};

/**
 * struct acs_register - a register, always of one stated width
 * @name: as the database calls it
 * @window: where @space is ACS_SPACE_WINDOW, else NULL
 * @offset: bytes
 * @width: bits: 8, 16 or 32
 * @space: what @offset counts from, an enum acs_space
 */
struct acs_register {
	const char *name;
	const struct acs_window *window;
	u16 offset;
	u8 width;
	u8 space;
};

/* Device properties that a guard can ask for */
#define ACS_PROP_ATS_DISABLED		BIT(0)
#define ACS_PROP_EXTERNAL_FACING	BIT(1)
#define ACS_PROP_UNTRUSTED		BIT(2)

/**
 * struct acs_term - one condition in a guard
 * @reg: the register to read, or NULL for a device property
 * @mask: the one bit of @reg, or the one ACS_PROP_* bit, that must be set
 * @negate: the bit must be clear instead
 */
struct acs_term {
	const struct acs_register *reg;
	u32 mask;
	bool negate;
};

/**
 * struct acs_guard - a condition of terms joined by "and" or by "or"
 * @terms: at least one
 * @count: number of @terms
 * @any: joined by "or"
 * @negate: the guard holds when the terms do not ("unless")
 */
struct acs_guard {
	const struct acs_term *terms;
	u8 count;
	bool any;
	bool negate;
};

/**
 * enum acs_op - a step of a register program
 * @ACS_OP_GUARD: unless @guard holds, skip the next @skip steps
 * @ACS_OP_LOAD: read @reg into the value at hand
 * @ACS_OP_SET: set @mask in the value; with @where, only what that has set
 * @ACS_OP_CLEAR: clear @mask in the value; with @where, only what that has set
 * @ACS_OP_STORE: if the value changed, or @always, write it back and read that
 *	again
 */
enum acs_op {
	ACS_OP_GUARD,
	ACS_OP_LOAD,
	ACS_OP_SET,
	ACS_OP_CLEAR,
	ACS_OP_STORE,
};

/**
 * struct acs_step - one step; which members count depends on @op
 * @op: what to do, an enum acs_op
 * @skip: steps to skip, always forward and within the program
 * @always: write even what has not changed
 * @mask: register bits
 * @guard: the condition, for ACS_OP_GUARD
 * @reg: register to load, for ACS_OP_LOAD
 * @where: register whose set bits limit @mask, or NULL, for ACS_OP_SET and
 *	ACS_OP_CLEAR
 */
struct acs_step {
	u8 op;
	u8 skip;
	bool always;
	u32 mask;
	union {
		const struct acs_guard *guard;
		const struct acs_register *reg;
		const struct acs_register *where;
	};
};

/**
 * struct acs_program - what makes a device isolate, or stop redirecting
 * @steps: run in order, once at enumeration and once at each resume
 * @count: number of @steps; 0 if the rule has no such program
 */
struct acs_program {
	const struct acs_step *steps;
	u8 count;
};

/**
 * enum acs_answer_kind - how a rule answers
 * @ACS_ANSWER_PROVIDES: the stated bits
 * @ACS_ANSWER_WHEN_ENABLED: the stated bits once the program has succeeded
 * @ACS_ANSWER_REGISTERS: what ACS registers at a stated place say
 * @ACS_ANSWER_FINAL_NO: nothing, and nobody else is asked
 */
enum acs_answer_kind {
	ACS_ANSWER_PROVIDES,
	ACS_ANSWER_WHEN_ENABLED,
	ACS_ANSWER_REGISTERS,
	ACS_ANSWER_FINAL_NO,
};

/**
 * struct acs_answer - what a rule answers
 * @kind: how, an enum acs_answer_kind
 * @provides: PCI_ACS_* bits, for the first two kinds; those that do not apply
 *	to the devices are among them
 */
struct acs_answer {
	u8 kind;
	u8 provides;
};

/**
 * struct acs_method - the registers that a rule works with
 * @capability: for ACS_ANSWER_REGISTERS, where the capability bits are read
 * @control: for ACS_ANSWER_REGISTERS, where the control bits are read
 * @enable: the program that must succeed first, if any
 * @disable_redirect: the program that turns redirection off again, if any
 */
struct acs_method {
	const struct acs_register *capability;
	const struct acs_register *control;
	struct acs_program enable;
	struct acs_program disable_redirect;
};

/**
 * struct acs_rule - a rule of the database, without the devices it speaks for
 * @name: unique in the database; behind it, each ended by a NUL as well, come
 *	the base name of the source file and the names of the evidence, which
 *	acs_rule_file() and acs_rule_evidence() return
 * @method: its registers; an empty one if it takes none, never NULL
 * @line: where the rule begins in the source file
 * @answer: what it says of a device
 */
struct acs_rule {
	const char *name;
	const struct acs_method *method;
	u16 line;
	struct acs_answer answer;
};

/**
 * acs_rule_file - tell where a rule is from
 * @rule: the rule
 *
 * Return: the base name of its source file.
 */
static inline const char *acs_rule_file(const struct acs_rule *rule)
{
	return rule->name + strlen(rule->name) + 1;
}

/**
 * acs_rule_evidence - tell what a rule rests on
 * @rule: the rule
 *
 * Return: the names of its evidence, separated by blanks.
 */
static inline const char *acs_rule_evidence(const struct acs_rule *rule)
{
	const char *file = acs_rule_file(rule);

	return file + strlen(file) + 1;
}

/**
 * struct acs_link - a rule in a chain of those that are asked one by one
 * @excludes: traits that devices of the rule do not have
 * @rule: number of the rule
 * @last: nobody is asked after it
 */
struct acs_link {
	u32 excludes;
	u16 rule;
	bool last;
};

/**
 * struct acs_span - consecutive device ids that share a chain
 * @first: lowest device id
 * @last: highest device id
 * @link: where the chain begins, counted from the vendor's first link
 */
struct acs_span {
	u16 first;
	u16 last;
	u16 link;
};

/* No device has this vendor id: it is what reads where there is none */
#define ACS_NO_VENDOR	0xffff

/**
 * struct acs_vendor - a slot of the hash table of vendors
 * @vendor: vendor id, or ACS_NO_VENDOR
 * @span_count: number of spans, sorted and disjoint
 * @span: where its spans begin in struct acs_db.spans
 * @wide: its first chain is that of the ids that no span holds; without it
 *	these have none
 * @link: where its chains begin in struct acs_db.links
 */
struct acs_vendor {
	u16 vendor;
	u16 span_count;
	u32 span : 31;
	u32 wide : 1;
	u32 link;
};

/**
 * struct acs_db - the rules and the index over them
 * @rules: all rules
 * @vendors: hash table of the vendors, of acs_slots() slots
 * @spans: all vendors' spans
 * @links: all vendors' chains
 * @acpi_tables: signatures of the ACPI tables that conditions ask for
 * @multiplier: the product of a vendor id with this, cut to 32 bits, is to
 *	2^32 as the vendor's own slot is to @slot_count
 * @slot_count: number of slots that are somebody's own
 * @reach: a vendor is in its own slot or in one of so many behind it
 * @rule_count: number of @rules
 * @acpi_table_count: number of @acpi_tables, at most ACS_ACPI_TABLES_MAX
 */
struct acs_db {
	const struct acs_rule *rules;
	const struct acs_vendor *vendors;
	const struct acs_span *spans;
	const struct acs_link *links;
	const char *const *acpi_tables;
	u32 multiplier;
	u32 slot_count;
	u16 reach;
	u16 rule_count;
	u8 acpi_table_count;
};

/**
 * acs_slots - count the slots of a database
 * @db: the database
 *
 * Return: number of @db->vendors, empty ones included.
 */
static inline unsigned int acs_slots(const struct acs_db *db)
{
	return db->slot_count + db->reach;
}

/* The compiled quirkdb/, emitted by acsgen */
extern const struct acs_db acs_policy_db;

#endif /* ACS_TABLE_H */
