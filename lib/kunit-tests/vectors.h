/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The rules that match all devices, as acsgen finds them without the index.
 * "acsgen vectors" generates these tables, and vectors_check.h compares the
 * compiled database with them.
 */
#ifndef ACS_TEST_VECTORS_H
#define ACS_TEST_VECTORS_H

#include "core.h"

/**
 * struct acs_vector_rule - contents of a rule
 * @name: unique in the database
 * @line: line where the rule begins
 * @kind: how it answers, an enum acs_answer_kind
 * @provides: PCI_ACS_* bits
 * @broken: PCI_ACS_* bits that do not work
 * @capability: offset of the capability register, or 0 if it is not read
 * @control: offset of the control register, or 0 if it is not read
 * @enables: it has a program that enables isolation
 * @disables: it has a program that disables redirection
 */
struct acs_vector_rule {
	const char *name;
	unsigned int line;
	u8 kind;
	u8 provides;
	u8 broken;
	u16 capability;
	u16 control;
	bool enables;
	bool disables;
};

/**
 * struct acs_vector - consecutive device ids with the same rules
 * @vendor: vendor id
 * @first: lowest device id
 * @last: highest device id
 * @rules: for each of acs_vector_devices, the number of its rule in
 *	acs_vector_rules, counted from 1, or 0 if no rule matches
 */
struct acs_vector {
	u16 vendor;
	u16 first;
	u16 last;
	const u16 *rules;
};

/**
 * struct acs_difference - consecutive device ids that a rule says the kernel's
 *	own table does not have
 * @rule: name of the rule; NULL ends the table
 * @first: lowest device id
 * @last: highest device id
 */
struct acs_difference {
	const char *rule;
	u16 first;
	u16 last;
};

/* In the order of the sources */
extern const struct acs_vector_rule acs_vector_rules[];
extern const unsigned int acs_vector_rule_count;
extern const struct acs_difference acs_differences[];

/**
 * acs_is_stated - check whether a rule says that the kernel's own table does
 *	not have a device
 * @stated: acs_differences, or a table like it
 * @rule: name of the rule
 * @device: device id
 *
 * Return: true if it does.
 */
static inline bool acs_is_stated(const struct acs_difference *stated,
				 const char *rule, u16 device)
{
	for (; stated->rule; stated++)
		if (!strcmp(stated->rule, rule) && stated->first <= device &&
		    device <= stated->last)
			return true;
	return false;
}

/* Every device that conditions can distinguish, without its ids */
extern const struct acs_device acs_vector_devices[];
extern const unsigned int acs_vector_device_count;

/* Sorted by vendor and id; all ids of each vendor that a rule names */
extern const struct acs_vector acs_vectors[];
extern const unsigned int acs_vector_count;

#endif /* ACS_TEST_VECTORS_H */
