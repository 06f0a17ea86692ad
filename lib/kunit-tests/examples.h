/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The shape of what "acsgen examples" writes: devices that rules of the database
 * name, and what the rules say of them by a plain reading of the source.
 */
#ifndef ACS_TEST_EXAMPLES_H
#define ACS_TEST_EXAMPLES_H

#include "core.h"

/**
 * struct example_value - what a register holds
 * @reg: the register
 * @value: what it holds
 */
struct example_value {
	const struct acs_register *reg;
	u32 value;
};

/**
 * struct example - a device, and what has to come of it
 * @rule: name of the rule that speaks for it; NULL ends the table
 * @place: file and line of the example
 * @device: the device
 * @given: what its registers hold at first
 * @given_count: number of @given
 * @writes: what the rule's program for enabling writes, in this order
 * @writes_count: number of @writes
 * @provides: PCI_ACS_* bits that are provided once it has run
 * @final_no: the answer is a final no instead
 */
struct example {
	const char *rule;
	const char *place;
	struct acs_device device;
	const struct example_value *given;
	unsigned int given_count;
	const struct example_value *writes;
	unsigned int writes_count;
	u32 provides;
	bool final_no;
};

/* Emitted by acsgen from quirkdb/ */
extern const struct example acs_policy_examples[];

#endif /* ACS_TEST_EXAMPLES_H */
