/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the sources describe, with all references resolved.
 */
#ifndef ACSGEN_RULE_H
#define ACSGEN_RULE_H

#include "language/tree.h"
#include "language/vocabulary.h"
#include "rules/ids.h"

struct evidence {
	struct evidence *next;
	const struct word *name;
	const struct word *kind;
	const struct word *by;
	const struct word *see;
	const struct word *says;
	bool used;
	unsigned int collected;
	const char *contents;
	unsigned int number;
};

struct cited {
	struct cited *next;
	struct evidence *evidence;
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

/**
 * struct host_bridge - host bridges, and which peers they let pass
 * @next: the next, in the order of the sources
 * @block: as written
 * @vendor: vendor id
 * @ids: device ids, or NULL for any
 * @peers: which peers, as Linux takes it
 * @since: the first version of Linux that is known to have it, or NULL if all do
 * @lacks: the last one that is known not to have it, or NULL
 * @evidence: the evidence for it
 */
struct host_bridge {
	struct host_bridge *next;
	const struct block *block;
	u16 vendor;
	const struct ids *ids;
	enum passing_peers peers;
	const char *since;
	const char *lacks;
	struct cited *evidence;
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
};

/**
 * struct before - a "before" of a rule
 * @next: the next in a list
 * @place: where it is stated
 * @rule: the rule that is asked later
 */
struct before {
	struct before *next;
	struct place place;
	struct rule *rule;
};

enum walk_mark { UNSEEN, ON_THE_WAY, DONE };

/**
 * struct walk - the state of a walk along rules that beat each other, at one
 *	rule
 * @mark: whether the walk has reached the rule, or finished it
 * @next: which of the rule's winners is next
 * @from: the previous rule, which this one beats
 * @reported: the rule is in a cycle that has been reported
 */
struct walk {
	enum walk_mark mark;
	bool reported;
	unsigned int next;
	struct rule *from;
};

/**
 * struct value - a value of a register
 * @next: the next in a list
 * @word: its name, as written
 * @reg: the register, or NULL for one of the ACS capability's
 * @value: its value
 */
struct value {
	struct value *next;
	const struct word *word;
	const struct reg *reg;
	u32 value;
};

/**
 * struct difference - devices that the kernel's own table does not have
 * @next: the next of the rule
 * @place: where it is stated
 * @ids: device ids, sorted and disjoint
 * @because: why the rule has them all the same, as texts
 */
struct difference {
	struct difference *next;
	struct place place;
	const struct ids *ids;
	const struct word *because;
};

/**
 * struct example - a device, and what a rule says about it
 * @next: the next of the rule
 * @clause: as written; several examples share it if it has several ids
 * @place: where the device id is written
 * @device: device id
 * @type: PCI_EXP_TYPE_* or ACS_TYPE_CONVENTIONAL
 * @multifunction: it is one of several functions
 * @root_bus: it sits on a root bus
 * @has_acs: it has an ACS extended capability
 * @acpi_tables: BIT(n) for each of the tree's @acpi_tables that is present
 * @given: initial values of registers
 * @writes: what the rule's program writes, in order
 * @provides: PCI_ACS_* bits that are provided afterwards
 * @final_no: the answer is a final no instead
 * @no_match: the rule does not match
 */
struct example {
	struct example *next;
	struct clause *clause;
	const struct place *place;
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
	bool no_match;
};

/**
 * struct match - what a rule asks for besides vendor and device id
 * @types: BIT(PCI_EXP_TYPE_*) of the port types that match
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
 * @title: its title
 * @vendor: vendor id
 * @any_device: every device id
 * @meant: what is meant by "any", or NULL
 * @ids: device ids, sorted and disjoint
 * @id_set: the same, to search in
 * @match: conditions besides the ids
 * @conditions: the clauses of its match as written
 * @answer: its answer, except for the registers
 * @inapplicable: PCI_ACS_* bits of @answer that do not apply to the devices
 * @capability: register to read the capability from, or NULL
 * @control: register to read the control from, or NULL
 * @steps: its programs, the one that enables first
 * @step_count: number of @steps
 * @enable_count: how many of @steps enable; the rest turn redirection off
 * @before: rules that are asked later on purpose
 * @befores: the same, in the order of these rules in the sources
 * @before_count: number of @befores
 * @because: why a claim for so many devices holds, as texts, or NULL
 * @differences: its devices that the kernel's own table does not have
 * @evidence: the evidence for it
 * @at: its position in the order of the sources
 * @winners: rules that beat it, in the order of the sources
 * @winner_count: number of @winners
 * @seen: the last search for neighbours that found it
 * @walk: state of rank_rules()
 * @examples: its examples
 * @number: once ordered, its position among all rules
 * @wins: there is a device that it applies to
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
	const struct id_set *id_set;
	struct match match;
	struct clause *conditions;
	struct acs_answer answer;
	u32 inapplicable;
	struct reg *capability;
	struct reg *control;
	struct step *steps;
	unsigned int step_count;
	unsigned int enable_count;
	struct before *before;
	struct before **befores;
	unsigned int before_count;
	const struct word *because;
	struct difference *differences;
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

bool rule_has_method(const struct rule *rule);
size_t rule_text_bytes(const struct rule *rule);
const char *name_of_id(const struct rule *rule, u16 device);
const struct difference *difference_of_id(const struct rule *rule, u16 device);
const struct step *program_of(const struct rule *rule, bool enable,
			      unsigned int *count);
void each_register(const struct rule *rule,
		   void (*function)(void *context, const struct reg *reg),
		   void *context);
const struct cited *all_evidence(const struct rule *rule);
bool rule_uses_window(const struct rule *rule, const struct window *window);

#endif /* ACSGEN_RULE_H */
