/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Data structures of the tables that acsgen generates from quirkdb/. They are
 * read-only data and need no initialization at boot.
 */
#ifndef ACS_TABLE_H
#define ACS_TABLE_H

#include "portable.h"

/*
 * Device/Port types are PCI_EXP_TYPE_* (PCIe r6.0, sec 7.5.3.2), kept as a mask
 * with one bit for each type. A function without a PCI Express capability has
 * the type ACS_TYPE_CONVENTIONAL, a value that the four-bit field of the
 * capability does not assign.
 */
#define ACS_TYPE_CONVENTIONAL	15

/* Maximum number of different ACPI tables that conditions can test */
#define ACS_ACPI_TABLES_MAX	4

/*
 * Traits of a device: BIT(type), one of each of the pairs below, and a bit for
 * each ACPI table that conditions test and the firmware does not provide.
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
 * @name: its name in the database
 * @devfn: function with the base register, on the same bus as the device
 * @offset: config offset of the 32-bit base register, in bytes
 * @mask: address bits of the base register
 * @enable: bits of the base register that must all be set
 */
struct acs_window {
	const char *name;
	u8 devfn;
	u16 offset;
	u32 mask;
	u32 enable;
};

/**
 * enum acs_space - what a register's offset is relative to
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
 * struct acs_register - a register
 * @name: its name in the database
 * @window: the window if @space is ACS_SPACE_WINDOW, else NULL
 * @offset: in bytes
 * @width: in bits: 8, 16 or 32
 * @space: what @offset is relative to, an enum acs_space
 */
struct acs_register {
	const char *name;
	const struct acs_window *window;
	u16 offset;
	u8 width;
	u8 space;
};

/* Device properties that a guard can test */
#define ACS_PROP_ATS_DISABLED		BIT(0)
#define ACS_PROP_EXTERNAL_FACING	BIT(1)
#define ACS_PROP_UNTRUSTED		BIT(2)

/**
 * struct acs_term - one term of a guard
 * @reg: the register to read, or NULL for a device property
 * @mask: a single bit of @reg, or a single ACS_PROP_* bit, that must be set
 * @negate: the bit must be clear instead
 */
struct acs_term {
	const struct acs_register *reg;
	u32 mask;
	bool negate;
};

/**
 * struct acs_guard - a condition: terms joined by "and" or by "or"
 * @terms: at least one
 * @count: number of @terms
 * @any: joined by "or"
 * @negate: the guard holds if the terms do not ("unless")
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
 * @ACS_OP_LOAD: read @reg into the current value
 * @ACS_OP_SET: set the bits of @mask in the current value; with @where, only
 *	those that are set in that register
 * @ACS_OP_CLEAR: clear the bits of @mask in the current value; with @where,
 *	only those that are set in that register
 * @ACS_OP_STORE: if the current value changed, write it and read it back
 */
enum acs_op {
	ACS_OP_GUARD,
	ACS_OP_LOAD,
	ACS_OP_SET,
	ACS_OP_CLEAR,
	ACS_OP_STORE,
};

/**
 * struct acs_step - one step; which members are used depends on @op
 * @op: what to do, an enum acs_op
 * @skip: number of steps to skip, always forward and within the program
 * @mask: register bits
 * @guard: the condition, for ACS_OP_GUARD
 * @reg: register to load, for ACS_OP_LOAD
 * @where: register whose set bits restrict @mask, or NULL, for ACS_OP_SET and
 *	ACS_OP_CLEAR
 */
struct acs_step {
	u8 op;
	u8 skip;
	u32 mask;
	union {
		const struct acs_guard *guard;
		const struct acs_register *reg;
		const struct acs_register *where;
	};
};

/**
 * struct acs_program - steps that enable isolation or disable redirection
 * @steps: run in order, at enumeration and whenever state is restored
 * @count: number of @steps; 0 if the rule has no such program
 */
struct acs_program {
	const struct acs_step *steps;
	u8 count;
};

/**
 * enum acs_answer_kind - how a rule answers
 * @ACS_ANSWER_PROVIDES: with fixed bits
 * @ACS_ANSWER_WHEN_ENABLED: with fixed bits once the program has succeeded
 * @ACS_ANSWER_REGISTERS: with the ACS registers at a place that the rule names
 * @ACS_ANSWER_CAPABILITY: with the ACS extended capability, as if no rule
 *	matched; the rule says what is wrong with it
 * @ACS_ANSWER_FINAL_NO: with no bits, whatever the device's registers say
 */
enum acs_answer_kind {
	ACS_ANSWER_PROVIDES,
	ACS_ANSWER_WHEN_ENABLED,
	ACS_ANSWER_REGISTERS,
	ACS_ANSWER_CAPABILITY,
	ACS_ANSWER_FINAL_NO,
};

/**
 * struct acs_answer - a rule's answer
 * @kind: how the rule answers, an enum acs_answer_kind
 * @provides: PCI_ACS_* bits, for the first two kinds, including those that do
 *	not apply to the devices
 * @broken: PCI_ACS_* bits, for ACS_ANSWER_CAPABILITY, that do not work although
 *	the devices implement them; kernels that know leave them off
 */
struct acs_answer {
	u8 kind;
	u8 provides;
	u8 broken;
};

/**
 * struct acs_method - the registers that a rule uses
 * @capability: for ACS_ANSWER_REGISTERS, the register with the capability bits
 * @control: for ACS_ANSWER_REGISTERS, the register with the control bits
 * @enable: the program that enables isolation, if any
 * @disable_redirect: the program that disables redirection again, if any
 */
struct acs_method {
	const struct acs_register *capability;
	const struct acs_register *control;
	struct acs_program enable;
	struct acs_program disable_redirect;
};

/**
 * struct acs_rule - a rule of the database, without the devices it matches
 * @name: unique in the database; it is followed by two more strings, the base
 *	name of the source file and the names of the evidence, which
 *	acs_rule_file() and acs_rule_evidence() return
 * @method: its registers; never NULL, but empty if it uses none
 * @line: line of the source file where the rule begins
 * @answer: its answer for the devices it matches
 */
struct acs_rule {
	const char *name;
	const struct acs_method *method;
	u16 line;
	struct acs_answer answer;
};

/**
 * acs_rule_file - get the source file of a rule
 * @rule: the rule
 *
 * Return: the base name of the file.
 */
static inline const char *acs_rule_file(const struct acs_rule *rule)
{
	return rule->name + strlen(rule->name) + 1;
}

/**
 * acs_rule_evidence - get the evidence of a rule
 * @rule: the rule
 *
 * Return: the names of the evidence, separated by blanks.
 */
static inline const char *acs_rule_evidence(const struct acs_rule *rule)
{
	const char *file = acs_rule_file(rule);

	return file + strlen(file) + 1;
}

/**
 * acs_rule_reads_capability - check whether a rule leaves the answer to the ACS
 *	extended capability
 * @rule: the rule, or NULL
 *
 * Return: true if there is a rule and its devices answer as without it.
 */
static inline bool acs_rule_reads_capability(const struct acs_rule *rule)
{
	return rule && rule->answer.kind == ACS_ANSWER_CAPABILITY;
}

/**
 * struct acs_link - a rule in a chain, which is tried in order
 * @excludes: traits that prevent a device from matching the rule
 * @rule: index of the rule
 * @last: the chain ends here
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
 * @link: index of the chain's first link, relative to the vendor's first one
 */
struct acs_span {
	u16 first;
	u16 last;
	u16 link;
};

/* No device has this vendor id: it reads as this where there is no device */
#define ACS_NO_VENDOR	0xffff

/**
 * struct acs_vendor - a slot of the hash table of vendors
 * @vendor: vendor id, or ACS_NO_VENDOR
 * @span_count: number of its spans, which are sorted and disjoint
 * @span: index of its first span in struct acs_db.spans
 * @shift: if not 0, its ids are in buckets, and those that are equal when they
 *	are shifted right by this are in the same one
 * @wide: its first chain is for the ids outside all spans; otherwise these ids
 *	have no chain
 * @link: index of its first link in struct acs_db.links
 * @depth: if @shift is not 0, binary logarithm of the number of spans that are
 *	searched in a bucket
 */
struct acs_vendor {
	u16 vendor;
	u16 span_count;
	u32 span : 27;
	u32 shift : 4;
	u32 wide : 1;
	u32 link : 28;
	u32 depth : 4;
};

/*
 * A vendor whose ids are in buckets has at least this many spans for each of
 * them. So the buckets need no index of their own: those of a vendor begin at
 * its first span, divided by this.
 */
#define ACS_SPANS_PER_BUCKET	2

/**
 * acs_first_bucket - get the index of a vendor's first bucket
 * @vendor: the vendor, whose ids are in buckets
 *
 * Return: index in struct acs_db.buckets.
 */
static inline unsigned int acs_first_bucket(const struct acs_vendor *vendor)
{
	return vendor->span / ACS_SPANS_PER_BUCKET;
}

/**
 * struct acs_db - the rules and the index over them
 * @rules: all rules
 * @vendors: hash table of the vendors, of acs_slots() slots
 * @spans: all vendors' spans
 * @links: all vendors' chains
 * @buckets: for each bucket of a vendor, at which of its spans a search begins;
 *	NULL if no vendor has buckets
 * @acpi_tables: signatures of the ACPI tables that conditions test
 * @multiplier: the hash of a vendor id is its product with this, cut to 32
 *	bits; scaled from 2^32 to @slot_count, it is the vendor's home slot
 * @slot_count: number of slots that can be home slots
 * @no_program: traits that no device has whose rule has a register program; 0
 *	if that is not known
 * @reach: a vendor is in its home slot or in one of that many slots after it
 * @rule_count: number of @rules
 * @acpi_table_count: number of @acpi_tables, at most ACS_ACPI_TABLES_MAX
 */
struct acs_db {
	const struct acs_rule *rules;
	const struct acs_vendor *vendors;
	const struct acs_span *spans;
	const struct acs_link *links;
	const u16 *buckets;
	const char *const *acpi_tables;
	u32 multiplier;
	u32 slot_count;
	u32 no_program;
	u16 reach;
	u16 rule_count;
	u8 acpi_table_count;
};

/**
 * acs_slots - get the number of slots of a database
 * @db: the database
 *
 * Return: number of @db->vendors, including empty ones.
 */
static inline unsigned int acs_slots(const struct acs_db *db)
{
	return db->slot_count + db->reach;
}

/* The tables of quirkdb/, generated by acsgen */
extern const struct acs_db acs_policy_db;

#endif /* ACS_TABLE_H */
