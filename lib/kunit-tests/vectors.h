/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What acsgen says of all devices without its index, straight from the rules:
 * "acsgen vectors" writes it, vectors_check.h holds the compiled tables
 * against it.
 */
#ifndef ACS_TEST_VECTORS_H
#define ACS_TEST_VECTORS_H

#include "core.h"

/**
 * struct acs_vector_rule - what a rule says
 * @name: unique in the database
 * @line: where it begins
 * @kind: how it answers, an enum acs_answer_kind
 * @provides: PCI_ACS_* bits
 * @capability: where its capability is read, by offset; 0 if it is not
 * @control: where its control is read, by offset; 0 if it is not
 * @enables: it has a program that enables
 * @disables: it has a program that turns redirection off
 */
struct acs_vector_rule {
	const char *name;
	unsigned int line;
	u8 kind;
	u8 provides;
	u16 capability;
	u16 control;
	bool enables;
	bool disables;
};

/**
 * struct acs_vector - consecutive device ids of which the same is said
 * @vendor: vendor id
 * @first: lowest device id
 * @last: highest device id
 * @rules: of each of acs_vector_devices, the number of its rule among
 *	acs_vector_rules counted from 1, or 0 if no rule speaks for it
 */
struct acs_vector {
	u16 vendor;
	u16 first;
	u16 last;
	const u16 *rules;
};

/* In the order of the sources */
extern const struct acs_vector_rule acs_vector_rules[];
extern const unsigned int acs_vector_rule_count;

/* Every device that conditions can tell apart; ids are left out */
extern const struct acs_device acs_vector_devices[];
extern const unsigned int acs_vector_device_count;

/* By vendor and id; all ids of each vendor that a rule names */
extern const struct acs_vector acs_vectors[];
extern const unsigned int acs_vector_count;

#endif /* ACS_TEST_VECTORS_H */
