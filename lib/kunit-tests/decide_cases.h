/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Devices, options and the expected decisions, written by hand from the manual
 * and the specification (PCIe r6.0, sec 6.12.1 and 7.7.11).
 */
#ifndef ACS_TEST_DECIDE_CASES_H
#define ACS_TEST_DECIDE_CASES_H

#include "decide_rules.h"

#define SV	PCI_ACS_SV
#define TB	PCI_ACS_TB
#define RR	PCI_ACS_RR
#define CR	PCI_ACS_CR
#define UF	PCI_ACS_UF
#define EC	PCI_ACS_EC
#define DT	PCI_ACS_DT

/* The bits that IOMMU groups depend on */
#define ISOLATED	(SV | RR | CR | UF)

#define EVERYTHING	(~0U)
#define ALL_BUT(bits)	(~(u32)(bits))

/* ACS registers: none, or values of the capability and the control register */
#define NO_ACS		.words = { ACS_WORDS_ABSENT, 0, 0 }
#define ACS(cap, ctrl)	.has_acs = true, .words = { ACS_WORDS_READ, cap, ctrl }
#define STRUCK_ACS(cap, ctrl, off)					\
			.has_acs = true,				\
			.words = { ACS_WORDS_READ, cap, ctrl, off }
#define UNREADABLE_ACS	.has_acs = true, .words = { ACS_WORDS_FAILED, 0, 0 }

#define KERNEL_ROW(bits) .kernel_row = true, .kernel_provides = bits

/* A port without ACS that the option of most cases names, and a blob's rule */
#define TRIED(rule)	ROOT_PORT, NO_ACS, AT_1C, .tried = &(rule)
#define TRIED_ACS(cap, ctrl)						\
			.tried_words = { ACS_WORDS_READ, cap, ctrl }

/* Kinds of device */
#define ROOT_PORT	.type = PCI_EXP_TYPE_ROOT_PORT, .root_bus = true
#define DOWNSTREAM	.type = PCI_EXP_TYPE_DOWNSTREAM
#define UPSTREAM	.type = PCI_EXP_TYPE_UPSTREAM
#define ENDPOINT	.type = PCI_EXP_TYPE_ENDPOINT
#define LEGACY_ENDPOINT	.type = PCI_EXP_TYPE_LEG_END
#define INTEGRATED	.type = PCI_EXP_TYPE_RC_END, .root_bus = true
#define COLLECTOR	.type = PCI_EXP_TYPE_RC_EC, .root_bus = true
#define TO_PCI		.type = PCI_EXP_TYPE_PCI_BRIDGE
#define FROM_PCI	.type = PCI_EXP_TYPE_PCIE_BRIDGE
#define CONVENTIONAL	.type = ACS_TYPE_CONVENTIONAL

#define ONE_OF_MANY	.multifunction = true
#define ID(v, d)	.vendor = v, .device = d
#define SUBSYSTEM(v, d)	.subsystem_vendor = v, .subsystem_device = d

/* 1c.0 on the root bus; 02.0 on bus 1 and 00.0 on bus 5 below it */
#define AT_1C		.hops = { { 0x00, 0xe0 } }, .hop_count = 1
#define AT_1C_02	.hops = { { 0x01, 0x10 }, { 0x00, 0xe0 } }, \
			.hop_count = 2
#define AT_1C_02_00	.hops = { { 0x05, 0x00 }, { 0x01, 0x10 }, \
				  { 0x00, 0xe0 } }, .hop_count = 3

static const struct acs_register elsewhere = {
	"elsewhere", NULL, 0xe0, 32, ACS_SPACE_CONFIG
};

static const struct acs_method capability_elsewhere = {
	.capability = &elsewhere,
	.control = &in_capability,
};

static const struct acs_method control_elsewhere = {
	.capability = &in_capability,
	.control = &elsewhere,
};

/* Registers that only the database knows to be ACS registers */
static const struct acs_rule capability_elsewhere_rule = {
	.name = "capability-elsewhere\0two.acs\0seventh",
	.line = 7,
	.answer = { .kind = ACS_ANSWER_REGISTERS },
	.method = &capability_elsewhere,
};

static const struct acs_rule control_elsewhere_rule = {
	.name = "control-elsewhere\0two.acs\0eighth",
	.line = 8,
	.answer = { .kind = ACS_ANSWER_REGISTERS },
	.method = &control_elsewhere,
};

/* Like network controllers with several functions */
static const struct acs_rule provides_more_rule = {
	.name = "provides-more\0three.acs\0fourth",
	.line = 4444,
	.answer = {
		.kind = ACS_ANSWER_PROVIDES,
		.provides = PCI_ACS_SV | PCI_ACS_TB | PCI_ACS_RR | PCI_ACS_CR |
			    PCI_ACS_UF | PCI_ACS_DT,
	},
	.method = &no_method,
};

/* Like AMD's south bridges: not all bits that isolation requires */
static const struct acs_rule provides_less_rule = {
	.name = "provides-less\0three.acs\0fifth",
	.line = 5,
	.answer = {
		.kind = ACS_ANSWER_PROVIDES,
		.provides = PCI_ACS_RR | PCI_ACS_CR,
	},
	.method = &no_method,
};

/**
 * struct decide_case - a device, an option and the expected decision
 * @name: what it shows
 * @option: what follows acs_policy=, or NULL
 * @device: record of the device
 * @rule: the rule that matches it
 * @ban: why the kernel allows no override
 * @provides: PCI_ACS_* bits
 * @basis: what they are based on
 * @item: the option's item that selected the mode, counted from 1
 * @disbelieved: strict mode ignored the rule
 * @claims: those of the bits that only the administrator claims
 * @refusal: why there are none although an item requests override
 * @struck: bits that are off since the kernel considers them broken
 * @unasked: isolation is missing since nobody has asked to enable it
 * @tried: the rule of a blob that limits @claims
 * @tried_basis: what that rule is based on
 */
struct decide_case {
	const char *name;
	const char *option;
	struct acs_device device;
	const struct acs_rule *rule;
	enum acs_refusal ban;
	u32 provides;
	enum acs_basis basis;
	u16 item;
	bool disbelieved;
	u32 claims;
	enum acs_refusal refusal;
	u32 struck;
	bool unasked;
	const struct acs_rule *tried;
	enum acs_basis tried_basis;
};

static const struct decide_case decide_cases[] = {
	/* The device's own registers */
	{
		.name = "a root port with all of ACS enabled",
		.device = { ROOT_PORT, ACS(ISOLATED, ISOLATED) },
		.provides = ALL_BUT(EC),
		.basis = ACS_BASIS_CAPABILITY,
	}, {
		.name = "a root port with one bit not enabled",
		.device = { ROOT_PORT, ACS(ISOLATED, SV | RR | CR) },
		.provides = ALL_BUT(UF | EC),
		.basis = ACS_BASIS_CAPABILITY,
	}, {
		.name = "a root port with nothing enabled",
		.device = { ROOT_PORT, ACS(ISOLATED, 0) },
		.provides = ALL_BUT(ISOLATED | EC),
		.basis = ACS_BASIS_CAPABILITY,
	}, {
		.name = "bits that are not implemented count as provided",
		.device = { ROOT_PORT, ACS(SV, SV) },
		.provides = ALL_BUT(EC),
		.basis = ACS_BASIS_CAPABILITY,
	}, {
		.name = "a capability that implements nothing",
		.device = { ROOT_PORT, ACS(0, 0) },
		.provides = ALL_BUT(EC),
		.basis = ACS_BASIS_CAPABILITY,
	}, {
		.name = "egress control that is enabled counts as provided",
		.device = { ROOT_PORT, ACS(ISOLATED | EC, ISOLATED | EC) },
		.provides = EVERYTHING,
		.basis = ACS_BASIS_CAPABILITY,
	}, {
		.name = "egress control that is not enabled does not",
		.device = { ROOT_PORT, ACS(ISOLATED | EC, ISOLATED) },
		.provides = ALL_BUT(EC),
		.basis = ACS_BASIS_CAPABILITY,
	}, {
		.name = "translation blocking that is not enabled is missing",
		.device = { ROOT_PORT, ACS(ISOLATED | TB, ISOLATED) },
		.provides = ALL_BUT(TB | EC),
		.basis = ACS_BASIS_CAPABILITY,
	}, {
		.name = "a root port without ACS",
		.device = { ROOT_PORT, NO_ACS },
		.basis = ACS_BASIS_NO_CAPABILITY,
	}, {
		.name = "a root port whose ACS cannot be read",
		.device = { ROOT_PORT, UNREADABLE_ACS },
		.basis = ACS_BASIS_UNREADABLE,
	}, {
		.name = "a multifunction root port without ACS",
		.device = { ROOT_PORT, ONE_OF_MANY, NO_ACS },
		.basis = ACS_BASIS_NO_CAPABILITY,
	}, {
		.name = "a switch's downstream port with ACS",
		.device = { DOWNSTREAM, ACS(ISOLATED, ISOLATED) },
		.provides = ALL_BUT(EC),
		.basis = ACS_BASIS_CAPABILITY,
	}, {
		.name = "a switch's downstream port without ACS",
		.device = { DOWNSTREAM, NO_ACS },
		.basis = ACS_BASIS_NO_CAPABILITY,
	}, {
		.name = "a switch's upstream port of one function",
		.device = { UPSTREAM, NO_ACS },
		.provides = EVERYTHING,
		.basis = ACS_BASIS_NONE_NEEDED,
	}, {
		.name = "a switch's upstream port of several functions",
		.device = { UPSTREAM, ONE_OF_MANY, NO_ACS },
		.basis = ACS_BASIS_NO_CAPABILITY,
	}, {
		.name = "a single function endpoint",
		.device = { ENDPOINT, NO_ACS },
		.provides = EVERYTHING,
		.basis = ACS_BASIS_NONE_NEEDED,
	}, {
		.name = "a single function endpoint with ACS switched off",
		.device = { ENDPOINT, ACS(ISOLATED, 0) },
		.provides = EVERYTHING,
		.basis = ACS_BASIS_NONE_NEEDED,
	}, {
		.name = "a single function endpoint whose ACS cannot be read",
		.device = { ENDPOINT, UNREADABLE_ACS },
		.provides = EVERYTHING,
		.basis = ACS_BASIS_NONE_NEEDED,
	}, {
		.name = "a multifunction endpoint without ACS",
		.device = { ENDPOINT, ONE_OF_MANY, NO_ACS },
		.basis = ACS_BASIS_NO_CAPABILITY,
	}, {
		.name = "a multifunction endpoint with ACS",
		.device = { ENDPOINT, ONE_OF_MANY, ACS(RR | CR, RR | CR) },
		.provides = ALL_BUT(EC),
		.basis = ACS_BASIS_CAPABILITY,
	}, {
		.name = "a multifunction endpoint with one bit not enabled",
		.device = { ENDPOINT, ONE_OF_MANY, ACS(RR | CR, RR) },
		.provides = ALL_BUT(CR | EC),
		.basis = ACS_BASIS_CAPABILITY,
	}, {
		.name = "a single function legacy endpoint",
		.device = { LEGACY_ENDPOINT, NO_ACS },
		.provides = EVERYTHING,
		.basis = ACS_BASIS_NONE_NEEDED,
	}, {
		.name = "a multifunction legacy endpoint",
		.device = { LEGACY_ENDPOINT, ONE_OF_MANY, NO_ACS },
		.basis = ACS_BASIS_NO_CAPABILITY,
	}, {
		.name = "a single function integrated endpoint",
		.device = { INTEGRATED, NO_ACS },
		.provides = EVERYTHING,
		.basis = ACS_BASIS_NONE_NEEDED,
	}, {
		.name = "a multifunction integrated endpoint",
		.device = { INTEGRATED, ONE_OF_MANY, NO_ACS },
		.basis = ACS_BASIS_NO_CAPABILITY,
	}, {
		.name = "an event collector",
		.device = { COLLECTOR, NO_ACS },
		.basis = ACS_BASIS_NOT_APPLICABLE,
	}, {
		.name = "an event collector is not believed to have ACS",
		.device = { COLLECTOR, ACS(ISOLATED, ISOLATED) },
		.basis = ACS_BASIS_NOT_APPLICABLE,
	}, {
		.name = "a bridge to conventional PCI",
		.device = { TO_PCI, ACS(ISOLATED, ISOLATED) },
		.basis = ACS_BASIS_NOT_APPLICABLE,
	}, {
		.name = "a bridge from conventional PCI",
		.device = { FROM_PCI, ACS(ISOLATED, ISOLATED) },
		.basis = ACS_BASIS_NOT_APPLICABLE,
	}, {
		.name = "a conventional function",
		.device = { CONVENTIONAL, .root_bus = true, NO_ACS },
		.basis = ACS_BASIS_NOT_APPLICABLE,
	},

	/* Found before anybody asked for ACS */
	{
		.name = "a port that nobody has asked to enable",
		.device = { ROOT_PORT, ACS(ISOLATED, 0), .unasked = true },
		.provides = ALL_BUT(ISOLATED | EC),
		.basis = ACS_BASIS_CAPABILITY,
		.unasked = true,
	}, {
		.name = "a port that firmware has enabled",
		.device = { ROOT_PORT, ACS(ISOLATED, ISOLATED),
			    .unasked = true },
		.provides = ALL_BUT(EC),
		.basis = ACS_BASIS_CAPABILITY,
	}, {
		.name = "asking would not change translation blocking",
		.device = { ROOT_PORT, ACS(ISOLATED | TB, ISOLATED),
			    .unasked = true },
		.provides = ALL_BUT(TB | EC),
		.basis = ACS_BASIS_CAPABILITY,
	}, {
		.name = "nor would it help a port without ACS",
		.device = { ROOT_PORT, NO_ACS, .unasked = true },
		.basis = ACS_BASIS_NO_CAPABILITY,
	}, {
		.name = "the administrator claims what is off",
		.option = "override@pci:1234:5678",
		.device = { ROOT_PORT, ID(0x1234, 0x5678),
			    ACS(ISOLATED, SV), .unasked = true },
		.provides = ALL_BUT(EC),
		.basis = ACS_BASIS_CAPABILITY,
		.item = 1,
		.claims = RR | CR | UF,
		.unasked = true,
	},

	/* Bits that the kernel considers broken */
	{
		.name = "a bit that the kernel leaves off is not implemented",
		.device = { DOWNSTREAM,
			    STRUCK_ACS(ISOLATED, RR | CR | UF, SV) },
		.provides = ALL_BUT(EC),
		.basis = ACS_BASIS_CAPABILITY,
		.struck = SV,
	}, {
		.name = "beside it, another bit that is off is missing",
		.device = { DOWNSTREAM, STRUCK_ACS(ISOLATED, RR | CR, SV) },
		.provides = ALL_BUT(UF | EC),
		.basis = ACS_BASIS_CAPABILITY,
		.struck = SV,
	}, {
		.name = "a bit that the kernel would leave off is on",
		.device = { DOWNSTREAM, STRUCK_ACS(ISOLATED, ISOLATED, SV) },
		.provides = ALL_BUT(EC),
		.basis = ACS_BASIS_CAPABILITY,
	}, {
		.name = "egress control that the kernel leaves off is missing",
		.device = { DOWNSTREAM,
			    STRUCK_ACS(ISOLATED | EC, ISOLATED, EC) },
		.provides = ALL_BUT(EC),
		.basis = ACS_BASIS_CAPABILITY,
		.struck = EC,
	}, {
		.name = "a bit that is not implemented cannot be left off",
		.device = { DOWNSTREAM,
			    STRUCK_ACS(RR | CR | UF, RR | CR | UF, SV) },
		.provides = ALL_BUT(EC),
		.basis = ACS_BASIS_CAPABILITY,
	}, {
		.name = "strict believes the register, by which the bit is off",
		.option = "strict",
		.device = { DOWNSTREAM,
			    STRUCK_ACS(ISOLATED, RR | CR | UF, SV) },
		.provides = ALL_BUT(SV | EC),
		.basis = ACS_BASIS_CAPABILITY,
		.item = 1,
		.struck = SV,
	}, {
		.name = "override has nothing to claim for it",
		.option = "override@pci:111d:80b5",
		.device = { DOWNSTREAM, ID(0x111d, 0x80b5),
			    STRUCK_ACS(ISOLATED, RR | CR | UF, SV) },
		.provides = ALL_BUT(EC),
		.basis = ACS_BASIS_CAPABILITY,
		.item = 1,
		.struck = SV,
	}, {
		.name = "the kernel knows nothing of registers placed by a rule",
		.device = { ROOT_PORT, STRUCK_ACS(ISOLATED, RR | CR | UF, SV) },
		.rule = &registers_rule,
		.provides = ALL_BUT(SV | EC),
		.basis = ACS_BASIS_RULE_REGISTERS,
	}, {
		.name = "registers that cannot be read provide no bit left off",
		.device = { DOWNSTREAM, .has_acs = true,
			    .words = { ACS_WORDS_FAILED, 0, 0, SV } },
		.basis = ACS_BASIS_UNREADABLE,
	},

	/* A rule about the capability as it stands */
	{
		.name = "a rule says what is broken, and the kernel knows",
		.device = { DOWNSTREAM,
			    STRUCK_ACS(ISOLATED, RR | CR | UF, SV) },
		.rule = &capability_rule,
		.provides = ALL_BUT(EC),
		.basis = ACS_BASIS_CAPABILITY,
		.struck = SV,
	}, {
		.name = "a rule says what is broken, and the kernel enables it",
		.device = { DOWNSTREAM, ACS(ISOLATED, ISOLATED) },
		.rule = &capability_rule,
		.provides = ALL_BUT(EC),
		.basis = ACS_BASIS_CAPABILITY,
	}, {
		.name = "a broken bit is off, though the kernel knows nothing",
		.device = { DOWNSTREAM, ACS(ISOLATED, RR | CR | UF) },
		.rule = &capability_rule,
		.provides = ALL_BUT(SV | EC),
		.basis = ACS_BASIS_CAPABILITY,
	}, {
		.name = "strict believes such a rule, and the register",
		.option = "strict",
		.device = { DOWNSTREAM,
			    STRUCK_ACS(ISOLATED, RR | CR | UF, SV) },
		.rule = &capability_rule,
		.provides = ALL_BUT(SV | EC),
		.basis = ACS_BASIS_CAPABILITY,
		.item = 1,
		.struck = SV,
	}, {
		.name = "such a rule is no capability",
		.device = { DOWNSTREAM, NO_ACS },
		.rule = &capability_rule,
		.basis = ACS_BASIS_NO_CAPABILITY,
	}, {
		.name = "such a rule reads no registers that do not respond",
		.device = { DOWNSTREAM, UNREADABLE_ACS },
		.rule = &capability_rule,
		.basis = ACS_BASIS_UNREADABLE,
	}, {
		.name = "with such a rule, too, a single function needs no ACS",
		.device = { ENDPOINT, ACS(ISOLATED, 0) },
		.rule = &capability_rule,
		.provides = EVERYTHING,
		.basis = ACS_BASIS_NONE_NEEDED,
	}, {
		.name = "with such a rule, too, an event collector has no ACS",
		.device = { COLLECTOR, ACS(ISOLATED, ISOLATED) },
		.rule = &capability_rule,
		.basis = ACS_BASIS_NOT_APPLICABLE,
	},

	/* The database */
	{
		.name = "a rule's program has succeeded",
		.device = { ROOT_PORT, NO_ACS, .enabled = true },
		.rule = &when_enabled_rule,
		.provides = ISOLATED,
		.basis = ACS_BASIS_RULE_ENABLED,
	}, {
		.name = "a rule's program has not run",
		.device = { ROOT_PORT, NO_ACS },
		.rule = &when_enabled_rule,
		.basis = ACS_BASIS_RULE_NOT_ENABLED,
	}, {
		.name = "a rule's program has failed",
		.device = { ROOT_PORT, NO_ACS, .failed = true },
		.rule = &when_enabled_rule,
		.basis = ACS_BASIS_RULE_FAILED,
	}, {
		.name = "a rule's program has succeeded once and failed later",
		.device = { ROOT_PORT, NO_ACS, .enabled = true,
			    .failed = true },
		.rule = &when_enabled_rule,
		.basis = ACS_BASIS_RULE_FAILED,
	}, {
		.name = "a rule whose program has not run hides the capability",
		.device = { ROOT_PORT, ACS(ISOLATED, ISOLATED) },
		.rule = &when_enabled_rule,
		.basis = ACS_BASIS_RULE_NOT_ENABLED,
	}, {
		.name = "registers at a rule's place",
		.device = { ROOT_PORT, ACS(ISOLATED, ISOLATED) },
		.rule = &registers_rule,
		.provides = ALL_BUT(EC),
		.basis = ACS_BASIS_RULE_REGISTERS,
	}, {
		.name = "registers at a rule's place with one bit not enabled",
		.device = { ROOT_PORT, ACS(ISOLATED, SV | CR | UF) },
		.rule = &registers_rule,
		.provides = ALL_BUT(RR | EC),
		.basis = ACS_BASIS_RULE_REGISTERS,
	}, {
		.name = "registers at a rule's place implement nothing",
		.device = { ROOT_PORT, ACS(0, 0) },
		.rule = &registers_rule,
		.provides = ALL_BUT(EC),
		.basis = ACS_BASIS_RULE_REGISTERS,
	}, {
		.name = "registers at a rule's place cannot be read",
		.device = { ROOT_PORT, UNREADABLE_ACS },
		.rule = &registers_rule,
		.basis = ACS_BASIS_UNREADABLE,
	}, {
		.name = "registers at a rule's place do not exist",
		.device = { ROOT_PORT, NO_ACS },
		.rule = &registers_rule,
		.basis = ACS_BASIS_UNREADABLE,
	}, {
		.name = "registers at a rule's place whose program has failed",
		.device = { ROOT_PORT, ACS(ISOLATED, ISOLATED),
			    .failed = true },
		.rule = &registers_rule,
		.basis = ACS_BASIS_RULE_FAILED,
	}, {
		.name = "a rule's word",
		.device = { INTEGRATED, ONE_OF_MANY, NO_ACS },
		.rule = &provides_rule,
		.provides = ISOLATED,
		.basis = ACS_BASIS_RULE,
	}, {
		.name = "a rule's word stands for more than isolation",
		.device = { ENDPOINT, ONE_OF_MANY, NO_ACS },
		.rule = &provides_more_rule,
		.provides = ALL_BUT(EC) & 0x7f,
		.basis = ACS_BASIS_RULE,
	}, {
		.name = "a rule's word stands for no more than it says",
		.device = { ENDPOINT, NO_ACS },
		.rule = &provides_less_rule,
		.provides = RR | CR,
		.basis = ACS_BASIS_RULE,
	}, {
		.name = "a rule without a program cannot fail",
		.device = { INTEGRATED, NO_ACS, .failed = true },
		.rule = &provides_rule,
		.provides = ISOLATED,
		.basis = ACS_BASIS_RULE,
	}, {
		.name = "a final no, whatever the capability says",
		.device = { ROOT_PORT, ACS(ISOLATED, ISOLATED) },
		.rule = &final_no_rule,
		.basis = ACS_BASIS_RULE_FINAL_NO,
	}, {
		.name = "a final no, even to a single function",
		.device = { ENDPOINT, NO_ACS },
		.rule = &final_no_rule,
		.basis = ACS_BASIS_RULE_FINAL_NO,
	}, {
		.name = "the default is quirk, as is the word quirk",
		.option = "quirk",
		.device = { INTEGRATED, ONE_OF_MANY, NO_ACS },
		.rule = &provides_rule,
		.provides = ISOLATED,
		.basis = ACS_BASIS_RULE,
		.item = 1,
	},

	/* Strict */
	{
		.name = "strict believes the capability",
		.option = "strict",
		.device = { ROOT_PORT, ACS(ISOLATED, SV | RR) },
		.provides = ALL_BUT(CR | UF | EC),
		.basis = ACS_BASIS_CAPABILITY,
		.item = 1,
	}, {
		.name = "strict believes no rule that speaks of its own program",
		.option = "strict",
		.device = { ROOT_PORT, NO_ACS, .enabled = true },
		.rule = &when_enabled_rule,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.disbelieved = true,
	}, {
		.name = "strict grants no more than a rule not enabled does",
		.option = "strict",
		.device = { ROOT_PORT, ACS(ISOLATED, ISOLATED) },
		.rule = &when_enabled_rule,
		.basis = ACS_BASIS_CAPABILITY,
		.item = 1,
		.disbelieved = true,
	}, {
		.name = "strict believes no rule's word",
		.option = "strict",
		.device = { INTEGRATED, ONE_OF_MANY, NO_ACS },
		.rule = &provides_rule,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.disbelieved = true,
	}, {
		.name = "strict grants no more than a rule's word does",
		.option = "strict",
		.device = { INTEGRATED, NO_ACS },
		.rule = &provides_rule,
		.provides = ISOLATED,
		.basis = ACS_BASIS_NONE_NEEDED,
		.item = 1,
		.disbelieved = true,
	}, {
		.name = "strict grants what both capability and rule grant",
		.option = "strict",
		.device = { ENDPOINT, ONE_OF_MANY, ACS(ISOLATED, SV | RR) },
		.rule = &provides_more_rule,
		.provides = SV | RR | TB | DT,
		.basis = ACS_BASIS_CAPABILITY,
		.item = 1,
		.disbelieved = true,
	}, {
		.name = "strict reads registers where a rule says they are",
		.option = "strict",
		.device = { ROOT_PORT, ACS(ISOLATED, ISOLATED) },
		.rule = &registers_rule,
		.provides = ALL_BUT(EC),
		.basis = ACS_BASIS_RULE_REGISTERS,
		.item = 1,
	}, {
		.name = "strict takes no other registers for the capability",
		.option = "strict",
		.device = { ROOT_PORT,
			    .words = { ACS_WORDS_READ, ISOLATED, ISOLATED } },
		.rule = &capability_elsewhere_rule,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.disbelieved = true,
	}, {
		.name = "strict takes no other registers for the control",
		.option = "strict",
		.device = { ROOT_PORT,
			    .words = { ACS_WORDS_READ, ISOLATED, ISOLATED } },
		.rule = &control_elsewhere_rule,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.disbelieved = true,
	}, {
		.name = "quirk takes other registers where a rule says so",
		.device = { ROOT_PORT,
			    .words = { ACS_WORDS_READ, ISOLATED, ISOLATED } },
		.rule = &control_elsewhere_rule,
		.provides = ALL_BUT(EC),
		.basis = ACS_BASIS_RULE_REGISTERS,
	}, {
		.name = "strict believes a final no",
		.option = "strict",
		.device = { ROOT_PORT, ACS(ISOLATED, ISOLATED) },
		.rule = &final_no_rule,
		.basis = ACS_BASIS_RULE_FINAL_NO,
		.item = 1,
	}, {
		.name = "strict for another device leaves this one to quirk",
		.option = "strict@00:1c.1",
		.device = { INTEGRATED, ONE_OF_MANY, NO_ACS, AT_1C },
		.rule = &provides_rule,
		.provides = ISOLATED,
		.basis = ACS_BASIS_RULE,
	},

	/* A register has lost what a program had set */
	{
		.name = "a register has lost what the rule's program set",
		.device = { ROOT_PORT, NO_ACS, .enabled = true,
			    .lost = &lost_register },
		.rule = &when_enabled_rule,
		.basis = ACS_BASIS_RULE_LOST,
	}, {
		.name = "a failed program is worse than a lost register",
		.device = { ROOT_PORT, NO_ACS, .failed = true,
			    .lost = &lost_register },
		.rule = &when_enabled_rule,
		.basis = ACS_BASIS_RULE_FAILED,
	}, {
		.name = "registers that answer themselves tell what they hold",
		.device = { ROOT_PORT, ACS(ISOLATED, SV | RR), .enabled = true,
			    .lost = &lost_register },
		.rule = &registers_rule,
		.provides = ALL_BUT(CR | UF | EC),
		.basis = ACS_BASIS_RULE_REGISTERS,
	}, {
		.name = "a rule without a program has nothing to lose",
		.device = { ENDPOINT, ONE_OF_MANY, NO_ACS,
			    .lost = &lost_register },
		.rule = &provides_rule,
		.provides = ISOLATED,
		.basis = ACS_BASIS_RULE,
	}, {
		.name = "override speaks for what is lost",
		.option = "override",
		.device = { ROOT_PORT, NO_ACS, .enabled = true,
			    .lost = &lost_register },
		.rule = &when_enabled_rule,
		.provides = ISOLATED,
		.basis = ACS_BASIS_RULE_LOST,
		.item = 1,
		.claims = ISOLATED,
	},

	/* Override without a selector */
	{
		.name = "bare override claims a root port without ACS",
		.option = "override",
		.device = { ROOT_PORT, NO_ACS },
		.provides = ISOLATED,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.claims = ISOLATED,
	}, {
		.name = "bare override claims a downstream port without ACS",
		.option = "override",
		.device = { DOWNSTREAM, NO_ACS },
		.provides = ISOLATED,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.claims = ISOLATED,
	}, {
		.name = "bare override claims a multifunction endpoint",
		.option = "override",
		.device = { ENDPOINT, ONE_OF_MANY, NO_ACS },
		.provides = ISOLATED,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.claims = ISOLATED,
	}, {
		.name = "bare override has nothing to claim for one function",
		.option = "override",
		.device = { ENDPOINT, NO_ACS },
		.provides = EVERYTHING,
		.basis = ACS_BASIS_NONE_NEEDED,
		.item = 1,
	}, {
		.name = "bare override leaves a port with ACS alone",
		.option = "override",
		.device = { ROOT_PORT, ACS(ISOLATED, SV | RR | CR) },
		.provides = ALL_BUT(UF | EC),
		.basis = ACS_BASIS_CAPABILITY,
		.item = 1,
	}, {
		.name = "bare override leaves an event collector alone",
		.option = "override",
		.device = { COLLECTOR, ONE_OF_MANY, NO_ACS },
		.basis = ACS_BASIS_NOT_APPLICABLE,
		.item = 1,
	}, {
		.name = "bare override leaves a bridge to PCI alone",
		.option = "override",
		.device = { TO_PCI, NO_ACS },
		.basis = ACS_BASIS_NOT_APPLICABLE,
		.item = 1,
	}, {
		.name = "bare override leaves conventional functions alone",
		.option = "override",
		.device = { CONVENTIONAL, ONE_OF_MANY, .root_bus = true,
			    NO_ACS },
		.basis = ACS_BASIS_NOT_APPLICABLE,
		.item = 1,
	}, {
		.name = "override goes beyond a rule that is not enabled",
		.option = "override",
		.device = { ROOT_PORT, NO_ACS },
		.rule = &when_enabled_rule,
		.provides = ISOLATED,
		.basis = ACS_BASIS_RULE_NOT_ENABLED,
		.item = 1,
		.claims = ISOLATED,
	}, {
		.name = "override goes beyond a rule that has failed",
		.option = "override",
		.device = { ROOT_PORT, NO_ACS, .failed = true },
		.rule = &when_enabled_rule,
		.provides = ISOLATED,
		.basis = ACS_BASIS_RULE_FAILED,
		.item = 1,
		.claims = ISOLATED,
	}, {
		.name = "override is not needed where a rule grants it all",
		.option = "override",
		.device = { ROOT_PORT, NO_ACS, .enabled = true },
		.rule = &when_enabled_rule,
		.provides = ISOLATED,
		.basis = ACS_BASIS_RULE_ENABLED,
		.item = 1,
	}, {
		.name = "override adds isolation and nothing else",
		.option = "override",
		.device = { ENDPOINT, ONE_OF_MANY, NO_ACS },
		.rule = &provides_less_rule,
		.provides = ISOLATED,
		.basis = ACS_BASIS_RULE,
		.item = 1,
		.claims = SV | UF,
	}, {
		.name = "override takes nothing away from a rule",
		.option = "override",
		.device = { ENDPOINT, ONE_OF_MANY, NO_ACS },
		.rule = &provides_more_rule,
		.provides = ISOLATED | TB | DT,
		.basis = ACS_BASIS_RULE,
		.item = 1,
	}, {
		.name = "override goes beyond a final no",
		.option = "override",
		.device = { ROOT_PORT, NO_ACS },
		.rule = &final_no_rule,
		.provides = ISOLATED,
		.basis = ACS_BASIS_RULE_FINAL_NO,
		.item = 1,
		.claims = ISOLATED,
	},

	/* Override by class */
	{
		.name = "override for downstream ports claims a root port",
		.option = "override@downstream",
		.device = { ROOT_PORT, NO_ACS },
		.provides = ISOLATED,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.claims = ISOLATED,
	}, {
		.name = "override for downstream ports claims a switch's",
		.option = "override@downstream",
		.device = { DOWNSTREAM, NO_ACS },
		.provides = ISOLATED,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.claims = ISOLATED,
	}, {
		.name = "override for downstream ports leaves endpoints alone",
		.option = "override@downstream",
		.device = { ENDPOINT, ONE_OF_MANY, NO_ACS },
		.basis = ACS_BASIS_NO_CAPABILITY,
	}, {
		.name = "override for downstream ports leaves upstream ones alone",
		.option = "override@downstream",
		.device = { UPSTREAM, ONE_OF_MANY, NO_ACS },
		.basis = ACS_BASIS_NO_CAPABILITY,
	}, {
		.name = "override for downstream ports leaves ACS alone",
		.option = "override@downstream",
		.device = { ROOT_PORT, ACS(ISOLATED, SV | RR | CR) },
		.provides = ALL_BUT(UF | EC),
		.basis = ACS_BASIS_CAPABILITY,
		.item = 1,
	}, {
		.name = "override for downstream ports leaves unreadable ACS alone",
		.option = "override@downstream",
		.device = { ROOT_PORT, UNREADABLE_ACS },
		.basis = ACS_BASIS_UNREADABLE,
		.item = 1,
	}, {
		.name = "override for multifunction claims a legacy endpoint",
		.option = "override@multifunction",
		.device = { LEGACY_ENDPOINT, ONE_OF_MANY, NO_ACS },
		.provides = ISOLATED,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.claims = ISOLATED,
	}, {
		.name = "override for multifunction claims an upstream port",
		.option = "override@multifunction",
		.device = { UPSTREAM, ONE_OF_MANY, NO_ACS },
		.provides = ISOLATED,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.claims = ISOLATED,
	}, {
		.name = "override for multifunction claims an integrated endpoint",
		.option = "override@multifunction",
		.device = { INTEGRATED, ONE_OF_MANY, NO_ACS },
		.provides = ISOLATED,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.claims = ISOLATED,
	}, {
		.name = "override for multifunction leaves root ports alone",
		.option = "override@multifunction",
		.device = { ROOT_PORT, ONE_OF_MANY, NO_ACS },
		.basis = ACS_BASIS_NO_CAPABILITY,
	}, {
		.name = "override for multifunction leaves conventional ones alone",
		.option = "override@multifunction",
		.device = { CONVENTIONAL, ONE_OF_MANY, .root_bus = true,
			    NO_ACS },
		.basis = ACS_BASIS_NOT_APPLICABLE,
	},

	/* Override by path */
	{
		.name = "override by path claims a port that lacks a bit",
		.option = "override@00:1c.0",
		.device = { ROOT_PORT, ACS(ISOLATED, SV | RR | CR), AT_1C },
		.provides = ALL_BUT(EC),
		.basis = ACS_BASIS_CAPABILITY,
		.item = 1,
		.claims = UF,
	}, {
		.name = "override by path does not claim bits beyond isolation",
		.option = "override@00:1c.0",
		.device = { ROOT_PORT, ACS(ISOLATED | TB, SV), AT_1C },
		.provides = ALL_BUT(TB | EC),
		.basis = ACS_BASIS_CAPABILITY,
		.item = 1,
		.claims = RR | CR | UF,
	}, {
		.name = "override by path claims a port whose ACS is unreadable",
		.option = "override@00:1c.0",
		.device = { ROOT_PORT, UNREADABLE_ACS, AT_1C },
		.provides = ISOLATED,
		.basis = ACS_BASIS_UNREADABLE,
		.item = 1,
		.claims = ISOLATED,
	}, {
		.name = "override by path claims a conventional function",
		.option = "override@00:1c.0",
		.device = { CONVENTIONAL, .root_bus = true, NO_ACS, AT_1C },
		.provides = ISOLATED,
		.basis = ACS_BASIS_NOT_APPLICABLE,
		.item = 1,
		.claims = ISOLATED,
	}, {
		.name = "override by path claims an event collector",
		.option = "override@00:1c.0",
		.device = { COLLECTOR, NO_ACS, AT_1C },
		.provides = ISOLATED,
		.basis = ACS_BASIS_NOT_APPLICABLE,
		.item = 1,
		.claims = ISOLATED,
	}, {
		.name = "a path from the root bus selects what lies at its end",
		.option = "strict@00:1c.0/02.0/00.0",
		.device = { ENDPOINT, NO_ACS, AT_1C_02_00 },
		.provides = EVERYTHING,
		.basis = ACS_BASIS_NONE_NEEDED,
		.item = 1,
	}, {
		.name = "a path from a bus in between selects it as well",
		.option = "strict@01:02.0/00.0",
		.device = { ENDPOINT, NO_ACS, AT_1C_02_00 },
		.provides = EVERYTHING,
		.basis = ACS_BASIS_NONE_NEEDED,
		.item = 1,
	}, {
		.name = "a path from the device's own bus selects it as well",
		.option = "strict@0000:05:00.0",
		.device = { ENDPOINT, NO_ACS, AT_1C_02_00 },
		.provides = EVERYTHING,
		.basis = ACS_BASIS_NONE_NEEDED,
		.item = 1,
	}, {
		.name = "a path to the port does not select what is behind it",
		.option = "strict@00:1c.0",
		.device = { ENDPOINT, NO_ACS, AT_1C_02_00 },
		.provides = EVERYTHING,
		.basis = ACS_BASIS_NONE_NEEDED,
	}, {
		.name = "a path to what is behind does not select the port",
		.option = "strict@00:1c.0/02.0",
		.device = { ROOT_PORT, NO_ACS, AT_1C },
		.basis = ACS_BASIS_NO_CAPABILITY,
	}, {
		.name = "a path with more steps than the device has bridges",
		.option = "strict@00:00.0/1c.0",
		.device = { ROOT_PORT, NO_ACS, AT_1C },
		.basis = ACS_BASIS_NO_CAPABILITY,
	}, {
		.name = "a path with another first step",
		.option = "strict@00:1d.0/02.0",
		.device = { ENDPOINT, NO_ACS, AT_1C_02 },
		.provides = EVERYTHING,
		.basis = ACS_BASIS_NONE_NEEDED,
	}, {
		.name = "a path with another last step",
		.option = "strict@00:1c.0/02.1",
		.device = { ENDPOINT, NO_ACS, AT_1C_02 },
		.provides = EVERYTHING,
		.basis = ACS_BASIS_NONE_NEEDED,
	}, {
		.name = "a path with another bus",
		.option = "strict@02:02.0",
		.device = { ENDPOINT, NO_ACS, AT_1C_02 },
		.provides = EVERYTHING,
		.basis = ACS_BASIS_NONE_NEEDED,
	}, {
		.name = "a path in another segment",
		.option = "strict@0001:01:02.0",
		.device = { ENDPOINT, NO_ACS, AT_1C_02 },
		.provides = EVERYTHING,
		.basis = ACS_BASIS_NONE_NEEDED,
	}, {
		.name = "a path in a segment above 65535",
		.option = "strict@10000:01:02.0",
		.device = { ENDPOINT, NO_ACS, .segment = 0x10000, AT_1C_02 },
		.provides = EVERYTHING,
		.basis = ACS_BASIS_NONE_NEEDED,
		.item = 1,
	},

	/* Override by id */
	{
		.name = "override by id claims a port that lacks a bit",
		.option = "override@pci:8086:1c10",
		.device = { ROOT_PORT, ACS(ISOLATED, SV | RR | CR),
			    ID(0x8086, 0x1c10) },
		.provides = ALL_BUT(EC),
		.basis = ACS_BASIS_CAPABILITY,
		.item = 1,
		.claims = UF,
	}, {
		.name = "override by another id leaves it alone",
		.option = "override@pci:8086:1c12",
		.device = { ROOT_PORT, NO_ACS, ID(0x8086, 0x1c10) },
		.basis = ACS_BASIS_NO_CAPABILITY,
	}, {
		.name = "override by another vendor's id leaves it alone",
		.option = "override@pci:8087:1c10",
		.device = { ROOT_PORT, NO_ACS, ID(0x8086, 0x1c10) },
		.basis = ACS_BASIS_NO_CAPABILITY,
	}, {
		.name = "override by any id of a vendor claims a port without ACS",
		.option = "override@pci:8086:0",
		.device = { ROOT_PORT, NO_ACS, ID(0x8086, 0x1c10) },
		.provides = ISOLATED,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.claims = ISOLATED,
	}, {
		.name = "override by any id of a vendor leaves ACS alone",
		.option = "override@pci:8086:0",
		.device = { ROOT_PORT, ACS(ISOLATED, SV | RR | CR),
			    ID(0x8086, 0x1c10) },
		.provides = ALL_BUT(UF | EC),
		.basis = ACS_BASIS_CAPABILITY,
		.item = 1,
	}, {
		.name = "override by any vendor's id leaves ACS alone",
		.option = "override@pci:0:1c10",
		.device = { ROOT_PORT, ACS(ISOLATED, SV | RR | CR),
			    ID(0x8086, 0x1c10) },
		.provides = ALL_BUT(UF | EC),
		.basis = ACS_BASIS_CAPABILITY,
		.item = 1,
	}, {
		.name = "override by any id leaves conventional functions alone",
		.option = "override@pci:8086:0",
		.device = { CONVENTIONAL, .root_bus = true, NO_ACS,
			    ID(0x8086, 0x1c10) },
		.basis = ACS_BASIS_NOT_APPLICABLE,
		.item = 1,
	}, {
		.name = "override by id claims a conventional function",
		.option = "override@pci:8086:1c10",
		.device = { CONVENTIONAL, .root_bus = true, NO_ACS,
			    ID(0x8086, 0x1c10) },
		.provides = ISOLATED,
		.basis = ACS_BASIS_NOT_APPLICABLE,
		.item = 1,
		.claims = ISOLATED,
	}, {
		.name = "an id with the device's subsystem",
		.option = "override@pci:8086:1c10:103c:1495",
		.device = { ENDPOINT, ONE_OF_MANY, NO_ACS, ID(0x8086, 0x1c10),
			    SUBSYSTEM(0x103c, 0x1495) },
		.provides = ISOLATED,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.claims = ISOLATED,
	}, {
		.name = "an id with another subsystem vendor",
		.option = "override@pci:8086:1c10:103d:1495",
		.device = { ENDPOINT, ONE_OF_MANY, NO_ACS, ID(0x8086, 0x1c10),
			    SUBSYSTEM(0x103c, 0x1495) },
		.basis = ACS_BASIS_NO_CAPABILITY,
	}, {
		.name = "an id with another subsystem device",
		.option = "override@pci:8086:1c10:103c:1496",
		.device = { ENDPOINT, ONE_OF_MANY, NO_ACS, ID(0x8086, 0x1c10),
			    SUBSYSTEM(0x103c, 0x1495) },
		.basis = ACS_BASIS_NO_CAPABILITY,
	},

	/* Refused */
	{
		.name = "override is refused below a port that leads out",
		.option = "override@downstream",
		.device = { DOWNSTREAM, NO_ACS, .behind_external = true },
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.refusal = ACS_REFUSED_BEHIND_EXTERNAL,
	}, {
		.name = "an untrusted device below one is refused for itself",
		.option = "override",
		.device = { DOWNSTREAM, NO_ACS, .untrusted = true,
			    .behind_external = true,
			    .behind_conventional = true },
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.refusal = ACS_REFUSED_UNTRUSTED,
	}, {
		.name = "override is refused by a kernel built without it",
		.option = "override",
		.device = { ROOT_PORT, NO_ACS },
		.ban = ACS_REFUSED_NOT_BUILT,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.refusal = ACS_REFUSED_NOT_BUILT,
	}, {
		.name = "override is refused to a port that leads out",
		.option = "override@00:1c.0",
		.device = { ROOT_PORT, NO_ACS, AT_1C,
			    .external_facing = true },
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.refusal = ACS_REFUSED_EXTERNAL_FACING,
	}, {
		.name = "override is refused to an untrusted device",
		.option = "override",
		.device = { ENDPOINT, ONE_OF_MANY, NO_ACS, .untrusted = true },
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.refusal = ACS_REFUSED_UNTRUSTED,
	}, {
		.name = "override is refused behind a conventional bus",
		.option = "override@pci:8086:1c10",
		.device = { ENDPOINT, ONE_OF_MANY, NO_ACS, ID(0x8086, 0x1c10),
			    .behind_conventional = true },
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.refusal = ACS_REFUSED_BEHIND_CONVENTIONAL,
	}, {
		.name = "override is refused to what is conventional below a bridge",
		.option = "override@01:02.0",
		.device = { CONVENTIONAL, NO_ACS, AT_1C_02 },
		.basis = ACS_BASIS_NOT_APPLICABLE,
		.item = 1,
		.refusal = ACS_REFUSED_OFF_ROOT_BUS,
	}, {
		.name = "override is refused to what shares a conventional bus",
		.option = "override@01:02.0",
		.device = { CONVENTIONAL, NO_ACS, AT_1C_02,
			    .behind_conventional = true },
		.basis = ACS_BASIS_NOT_APPLICABLE,
		.item = 1,
		.refusal = ACS_REFUSED_BEHIND_CONVENTIONAL,
	}, {
		.name = "override is refused under lockdown",
		.option = "override",
		.device = { ROOT_PORT, NO_ACS },
		.ban = ACS_REFUSED_LOCKED_DOWN,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.refusal = ACS_REFUSED_LOCKED_DOWN,
	}, {
		.name = "what is refused anyway is not refused for lockdown",
		.option = "override",
		.device = { ROOT_PORT, NO_ACS, .external_facing = true },
		.ban = ACS_REFUSED_LOCKED_DOWN,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.refusal = ACS_REFUSED_EXTERNAL_FACING,
	}, {
		.name = "lockdown refuses nothing that is not asked for",
		.option = "override@downstream",
		.device = { ENDPOINT, ONE_OF_MANY, NO_ACS },
		.ban = ACS_REFUSED_LOCKED_DOWN,
		.basis = ACS_BASIS_NO_CAPABILITY,
	}, {
		.name = "lockdown refuses nothing that is not needed",
		.option = "override",
		.device = { ROOT_PORT, NO_ACS, .enabled = true },
		.rule = &when_enabled_rule,
		.ban = ACS_REFUSED_LOCKED_DOWN,
		.provides = ISOLATED,
		.basis = ACS_BASIS_RULE_ENABLED,
		.item = 1,
	}, {
		.name = "a refused device keeps what it has",
		.option = "override@00:1c.0",
		.device = { ROOT_PORT, ACS(ISOLATED, SV | RR | CR), AT_1C,
			    .external_facing = true },
		.provides = ALL_BUT(UF | EC),
		.basis = ACS_BASIS_CAPABILITY,
		.item = 1,
		.refusal = ACS_REFUSED_EXTERNAL_FACING,
	}, {
		.name = "a rule speaks for an untrusted device all the same",
		.device = { ENDPOINT, ONE_OF_MANY, NO_ACS, .untrusted = true },
		.rule = &provides_rule,
		.provides = ISOLATED,
		.basis = ACS_BASIS_RULE,
	},

	/* Which item applies */
	{
		.name = "of two items that select it the later counts",
		.option = "override@00:1c.0;strict@downstream",
		.device = { ROOT_PORT, NO_ACS, AT_1C },
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 2,
	}, {
		.name = "of two items that select it the later counts, turned round",
		.option = "strict@downstream;override@00:1c.0",
		.device = { ROOT_PORT, NO_ACS, AT_1C },
		.provides = ISOLATED,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 2,
		.claims = ISOLATED,
	}, {
		.name = "an item that selects it counts before a later default",
		.option = "override@00:1c.0;strict",
		.device = { ROOT_PORT, NO_ACS, AT_1C },
		.provides = ISOLATED,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.claims = ISOLATED,
	}, {
		.name = "of two defaults the later counts",
		.option = "override;strict@pci:10de:1;quirk",
		.device = { ROOT_PORT, NO_ACS },
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 3,
	}, {
		.name = "an item for others leaves the default",
		.option = "override;quirk@multifunction",
		.device = { ROOT_PORT, NO_ACS },
		.provides = ISOLATED,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.claims = ISOLATED,
	}, {
		.name = "an item takes a device out of bare override",
		.option = "override;quirk@00:1c.0",
		.device = { ROOT_PORT, NO_ACS, AT_1C },
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 2,
	}, {
		.name = "override that does not reach it is later than strict",
		.option = "strict@00:1c.0;override@downstream",
		.device = { ROOT_PORT, ACS(ISOLATED, SV), AT_1C,
			    .enabled = true },
		.rule = &when_enabled_rule,
		.provides = ISOLATED,
		.basis = ACS_BASIS_RULE_ENABLED,
		.item = 2,
	}, {
		.name = "override that does not reach it leaves the earlier claim",
		.option = "override@00:1c.0;override@downstream;override@pci:0:0",
		.device = { ROOT_PORT, ACS(ISOLATED, SV | RR | CR), AT_1C },
		.provides = ALL_BUT(EC),
		.basis = ACS_BASIS_CAPABILITY,
		.item = 1,
		.claims = UF,
	}, {
		.name = "a claim ends at a later item that claims nothing",
		.option = "override@00:1c.0;quirk@downstream;override@downstream",
		.device = { ROOT_PORT, ACS(ISOLATED, SV | RR | CR), AT_1C },
		.provides = ALL_BUT(UF | EC),
		.basis = ACS_BASIS_CAPABILITY,
		.item = 3,
	}, {
		.name = "override that does not reach it counts before a default",
		.option = "override@downstream;strict",
		.device = { ROOT_PORT, ACS(ISOLATED, SV), .enabled = true },
		.rule = &when_enabled_rule,
		.provides = ISOLATED,
		.basis = ACS_BASIS_RULE_ENABLED,
		.item = 1,
	}, {
		.name = "a broken item leaves the others",
		.option = "strict@00:1c.8;override@00:1c.0",
		.device = { ROOT_PORT, NO_ACS, AT_1C },
		.provides = ISOLATED,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.claims = ISOLATED,
	},

	/* A row of the kernel's own table that no rule covers */
	{
		.name = "a row of the kernel's own table isolates a port",
		.device = { ROOT_PORT, NO_ACS, KERNEL_ROW(ISOLATED) },
		.provides = ISOLATED,
		.basis = ACS_BASIS_KERNEL_ROW,
	}, {
		.name = "a row takes the place of the port's own registers",
		.device = { ROOT_PORT, ACS(0x1f, 0x1d), KERNEL_ROW(RR | CR) },
		.provides = RR | CR,
		.basis = ACS_BASIS_KERNEL_ROW,
	}, {
		.name = "a row that grants nothing is a no",
		.device = { ENDPOINT, KERNEL_ROW(0) },
		.basis = ACS_BASIS_KERNEL_ROW,
	}, {
		.name = "strict mode does not believe a row",
		.option = "strict",
		.device = { ROOT_PORT, NO_ACS, KERNEL_ROW(ISOLATED) },
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.disbelieved = true,
	}, {
		.name = "strict mode grants nothing that a row denies",
		.option = "strict",
		.device = { ROOT_PORT, ACS(0x1f, 0x1f), KERNEL_ROW(SV | RR) },
		.provides = SV | RR,
		.basis = ACS_BASIS_CAPABILITY,
		.item = 1,
		.disbelieved = true,
	}, {
		.name = "override claims what a row does not grant",
		.option = "override",
		.device = { ROOT_PORT, NO_ACS, KERNEL_ROW(RR | CR) },
		.provides = ISOLATED,
		.basis = ACS_BASIS_KERNEL_ROW,
		.item = 1,
		.claims = SV | UF,
	}, {
		.name = "a rule comes before a row",
		.device = { ROOT_PORT, NO_ACS, KERNEL_ROW(DT) },
		.rule = &provides_rule,
		.provides = ISOLATED,
		.basis = ACS_BASIS_RULE,
	},

	/* Rules of a blob: the administrator's word, in detail */
	{
		.name = "without override, a blob's rule does not count",
		.device = { TRIED(provides_rule) },
		.basis = ACS_BASIS_NO_CAPABILITY,
	}, {
		.name = "in strict mode, a blob's rule does not count",
		.option = "strict",
		.device = { TRIED(provides_rule) },
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
	}, {
		.name = "override claims what a blob's rule says",
		.option = "override@00:1c.0",
		.device = { TRIED(provides_rule) },
		.provides = ISOLATED,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.claims = ISOLATED,
		.tried = &provides_rule,
		.tried_basis = ACS_BASIS_RULE,
	}, {
		.name = "override claims no more than a blob's rule says",
		.option = "override@downstream",
		.device = { TRIED(provides_less_rule) },
		.provides = RR | CR,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.claims = RR | CR,
		.tried = &provides_less_rule,
		.tried_basis = ACS_BASIS_RULE,
	}, {
		.name = "a claim has no bits beyond isolation",
		.option = "override",
		.device = { TRIED(provides_more_rule) },
		.provides = ISOLATED,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.claims = ISOLATED,
		.tried = &provides_more_rule,
		.tried_basis = ACS_BASIS_RULE,
	}, {
		.name = "a blob's program that has not run claims nothing",
		.option = "override",
		.device = { TRIED(when_enabled_rule) },
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.tried = &when_enabled_rule,
		.tried_basis = ACS_BASIS_RULE_NOT_ENABLED,
	}, {
		.name = "a blob's program that has run",
		.option = "override@00:1c.0",
		.device = { TRIED(when_enabled_rule), .enabled = true },
		.provides = ISOLATED,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.claims = ISOLATED,
		.tried = &when_enabled_rule,
		.tried_basis = ACS_BASIS_RULE_ENABLED,
	}, {
		.name = "a blob's program that has failed",
		.option = "override@00:1c.0",
		.device = { TRIED(when_enabled_rule), .failed = true },
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.tried = &when_enabled_rule,
		.tried_basis = ACS_BASIS_RULE_FAILED,
	}, {
		.name = "a register that a blob's program had set is lost",
		.option = "override@00:1c.0",
		.device = { TRIED(when_enabled_rule), .enabled = true,
			    .lost = &lost_register },
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.tried = &when_enabled_rule,
		.tried_basis = ACS_BASIS_RULE_LOST,
	}, {
		.name = "registers at the place that a blob's rule names",
		.option = "override@00:1c.0",
		.device = { TRIED(registers_rule), .enabled = true,
			    TRIED_ACS(ISOLATED, SV | RR | CR) },
		.provides = SV | RR | CR,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.claims = SV | RR | CR,
		.tried = &registers_rule,
		.tried_basis = ACS_BASIS_RULE_REGISTERS,
	}, {
		.name = "what an ACS capability provides is not claimed",
		.option = "override@00:1c.0",
		.device = { ROOT_PORT, ACS(ISOLATED, SV | RR), AT_1C,
			    .tried = &registers_rule, .enabled = true,
			    TRIED_ACS(ISOLATED, ISOLATED) },
		.provides = ALL_BUT(EC),
		.basis = ACS_BASIS_CAPABILITY,
		.item = 1,
		.claims = CR | UF,
		.tried = &registers_rule,
		.tried_basis = ACS_BASIS_RULE_REGISTERS,
	}, {
		.name = "a blob's rule takes nothing away",
		.option = "override@00:1c.0",
		.device = { ROOT_PORT, ACS(ISOLATED, SV | RR), AT_1C,
			    .tried = &final_no_rule },
		.provides = ALL_BUT(CR | UF | EC),
		.basis = ACS_BASIS_CAPABILITY,
		.item = 1,
		.tried = &final_no_rule,
		.tried_basis = ACS_BASIS_RULE_FINAL_NO,
	}, {
		.name = "a blob's rule for a port that isolates",
		.option = "override@00:1c.0",
		.device = { ROOT_PORT, ACS(ISOLATED, ISOLATED), AT_1C,
			    .tried = &final_no_rule },
		.provides = ALL_BUT(EC),
		.basis = ACS_BASIS_CAPABILITY,
		.item = 1,
	}, {
		.name = "a blob's rule is refused like any claim: lockdown",
		.option = "override@00:1c.0",
		.device = { TRIED(provides_rule) },
		.ban = ACS_REFUSED_LOCKED_DOWN,
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.refusal = ACS_REFUSED_LOCKED_DOWN,
	}, {
		.name = "a blob's rule is refused like any claim: external",
		.option = "override@00:1c.0",
		.device = { TRIED(provides_rule), .external_facing = true },
		.basis = ACS_BASIS_NO_CAPABILITY,
		.item = 1,
		.refusal = ACS_REFUSED_EXTERNAL_FACING,
	},
};

#endif /* ACS_TEST_DECIDE_CASES_H */
