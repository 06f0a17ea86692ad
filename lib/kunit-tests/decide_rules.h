/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * One rule of each kind that the language has, for tests of decisions and of
 * their text. They match no device: acs_decide() gets the rule as an argument.
 */
#ifndef ACS_TEST_DECIDE_RULES_H
#define ACS_TEST_DECIDE_RULES_H

#include "core.h"

/* A register that a port of the first kind may have lost */
static const struct acs_register some_register = {
	"some-register", NULL, 0xd8, 32, ACS_SPACE_CONFIG
};

static const struct acs_fault lost_register = {
	ACS_FAULT_LOST, &some_register, 0x04000000, 0
};

static const struct acs_step some_step = { .op = ACS_OP_STORE };

static const struct acs_method no_method = {};

static const struct acs_method program_only = {
	.enable = { &some_step, 1 },
};

/* Like a PCH's root ports without ACS */
static const struct acs_rule when_enabled_rule = {
	.name = "when-enabled\0one.acs\0first",
	.line = 1,
	.answer = {
		.kind = ACS_ANSWER_WHEN_ENABLED,
		.provides = PCI_ACS_SV | PCI_ACS_RR | PCI_ACS_CR | PCI_ACS_UF,
	},
	.method = &program_only,
};

static const struct acs_register in_capability = {
	"in-capability", NULL, 8, 32, ACS_SPACE_CAPABILITY
};

static const struct acs_method misplaced_registers = {
	.capability = &in_capability,
	.control = &in_capability,
	.enable = { &some_step, 1 },
};

/* Like a PCH's root ports with misplaced ACS */
static const struct acs_rule registers_rule = {
	.name = "registers\0two.acs\0first second",
	.line = 22,
	.answer = { .kind = ACS_ANSWER_REGISTERS },
	.method = &misplaced_registers,
};

/* Like integrated endpoints */
static const struct acs_rule provides_rule = {
	.name = "provides\0three.acs\0third",
	.line = 333,
	.answer = {
		.kind = ACS_ANSWER_PROVIDES,
		.provides = PCI_ACS_SV | PCI_ACS_RR | PCI_ACS_CR | PCI_ACS_UF,
	},
	.method = &no_method,
};

/* Like a switch whose source validation is broken */
static const struct acs_rule capability_rule = {
	.name = "capability\0five.acs\0ninth",
	.line = 55,
	.answer = { .kind = ACS_ANSWER_CAPABILITY, .broken = PCI_ACS_SV },
	.method = &no_method,
};

static const struct acs_rule final_no_rule = {
	.name = "final-no\0four.acs\0sixth",
	.line = 65535,
	.answer = { .kind = ACS_ANSWER_FINAL_NO },
	.method = &no_method,
};

#endif /* ACS_TEST_DECIDE_RULES_H */
