/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Decisions and faults, and their expected text.
 */
#ifndef ACS_TEST_FORMAT_CASES_H
#define ACS_TEST_FORMAT_CASES_H

#include "decide_rules.h"
#include "program.h"

/**
 * struct bits_case - ACS bits and their names
 * @bits: PCI_ACS_* bits
 * @text: the expected text
 */
struct bits_case {
	u32 bits;
	const char *text;
};

static const struct bits_case bits_cases[] = {
	{ 0, "nothing" },
	{ 0x01, "SV" },
	{ 0x02, "TB" },
	{ 0x04, "RR" },
	{ 0x08, "CR" },
	{ 0x10, "UF" },
	{ 0x20, "EC" },
	{ 0x40, "DT" },
	{ 0x1d, "SV RR CR UF" },
	{ 0x5f, "SV TB RR CR UF DT" },
	{ 0x7f, "SV TB RR CR UF EC DT" },
	{ ~0x20U, "SV TB RR CR UF DT" },
	{ ~0x7fU, "nothing" },
	{ ~0U, "everything" },
};

/**
 * struct reason_case - a decision and its line
 * @decision: the decision
 * @text: the line expected
 */
struct reason_case {
	struct acs_decision decision;
	const char *text;
};

static const struct reason_case reason_cases[] = {
	/* Rules of a blob */
	{
		.decision = {
			.mode = ACS_MODE_OVERRIDE,
			.item = 1,
			.provides = 0x1d,
			.basis = ACS_BASIS_NO_CAPABILITY,
			.claims = 0x1d,
			.tried = &when_enabled_rule,
			.tried_basis = ACS_BASIS_RULE_ENABLED,
		},
		.text =
			"override: SV RR CR UF; no ACS capability; option item 1 claims SV RR CR UF, by a blob: rule when-enabled (one.acs:1), enabled; evidence first",
	}, {
		.decision = {
			.mode = ACS_MODE_OVERRIDE,
			.item = 2,
			.basis = ACS_BASIS_NO_CAPABILITY,
			.tried = &when_enabled_rule,
			.tried_basis = ACS_BASIS_RULE_LOST,
			.lost = { ACS_FAULT_LOST, &some_register, 0x10, 0 },
		},
		.text =
			"override: nothing; no ACS capability; option item 2 claims nothing, by a blob: rule when-enabled (one.acs:1), no longer enabled, register some-register: should hold 0x00000010, holds 0x00000000; evidence first",
	},

	/* Basis */
	{
		.decision = {
			.mode = ACS_MODE_QUIRK,
			.provides = ~0U,
			.basis = ACS_BASIS_NONE_NEEDED,
		},
		.text = "quirk: everything; single function, no ACS needed",
	}, {
		.decision = {
			.mode = ACS_MODE_QUIRK,
			.basis = ACS_BASIS_NOT_APPLICABLE,
		},
		.text = "quirk: nothing; of a kind that cannot have ACS",
	}, {
		.decision = {
			.mode = ACS_MODE_STRICT,
			.item = 1,
			.basis = ACS_BASIS_NO_CAPABILITY,
		},
		.text = "strict: nothing; no ACS capability",
	}, {
		.decision = {
			.mode = ACS_MODE_QUIRK,
			.basis = ACS_BASIS_UNREADABLE,
		},
		.text = "quirk: nothing; ACS registers unreadable",
	}, {
		.decision = {
			.mode = ACS_MODE_STRICT,
			.item = 2,
			.provides = ~0x30U,
			.basis = ACS_BASIS_CAPABILITY,
		},
		.text = "strict: SV TB RR CR DT; ACS capability",
	}, {
		.decision = {
			.mode = ACS_MODE_QUIRK,
			.provides = 0x1d,
			.basis = ACS_BASIS_RULE,
			.rule = &provides_rule,
		},
		.text =
		"quirk: SV RR CR UF; rule provides (three.acs:333); evidence third",
	}, {
		.decision = {
			.mode = ACS_MODE_QUIRK,
			.provides = 0x1d,
			.basis = ACS_BASIS_RULE_ENABLED,
			.rule = &when_enabled_rule,
		},
		.text =
		"quirk: SV RR CR UF; rule when-enabled (one.acs:1), enabled; evidence first",
	}, {
		.decision = {
			.mode = ACS_MODE_QUIRK,
			.basis = ACS_BASIS_RULE_NOT_ENABLED,
			.rule = &when_enabled_rule,
		},
		.text =
		"quirk: nothing; rule when-enabled (one.acs:1), not enabled; evidence first",
	}, {
		.decision = {
			.mode = ACS_MODE_QUIRK,
			.basis = ACS_BASIS_RULE_FAILED,
			.rule = &when_enabled_rule,
		},
		.text =
		"quirk: nothing; rule when-enabled (one.acs:1), enabling failed; evidence first",
	}, {
		.decision = {
			.mode = ACS_MODE_QUIRK,
			.provides = ~0x20U,
			.basis = ACS_BASIS_RULE_REGISTERS,
			.rule = &registers_rule,
		},
		.text =
		"quirk: SV TB RR CR UF DT; ACS registers placed by rule registers (two.acs:22); evidence first second",
	}, {
		.decision = {
			.mode = ACS_MODE_QUIRK,
			.basis = ACS_BASIS_RULE_FINAL_NO,
			.rule = &final_no_rule,
		},
		.text =
		"quirk: nothing; rule final-no (four.acs:65535), a final no; evidence sixth",
	},

	/* The capability as it stands */
	{
		.decision = {
			.mode = ACS_MODE_QUIRK,
			.provides = 0x40,
			.basis = ACS_BASIS_CAPABILITY,
			.unasked = true,
		},
		.text =
		"quirk: DT; ACS capability, not enabled: nobody had asked for ACS when the device was found",
	}, {
		.decision = {
			.mode = ACS_MODE_QUIRK,
			.provides = ~0x20U,
			.basis = ACS_BASIS_CAPABILITY,
			.struck = 0x01,
		},
		.text =
		"quirk: SV TB RR CR UF DT; ACS capability without SV, which the kernel considers broken",
	}, {
		.decision = {
			.mode = ACS_MODE_STRICT,
			.item = 1,
			.provides = ~0x21U,
			.basis = ACS_BASIS_CAPABILITY,
			.rule = &capability_rule,
			.struck = 0x01,
		},
		.text =
		"strict: TB RR CR UF DT; ACS capability without SV, which the kernel considers broken, known from rule capability (five.acs:55); evidence ninth",
	}, {
		.decision = {
			.mode = ACS_MODE_QUIRK,
			.provides = ~0x20U,
			.basis = ACS_BASIS_CAPABILITY,
			.rule = &capability_rule,
		},
		.text =
		"quirk: SV TB RR CR UF DT; ACS capability, known from rule capability (five.acs:55); evidence ninth",
	}, {
		.decision = {
			.mode = ACS_MODE_QUIRK,
			.basis = ACS_BASIS_UNREADABLE,
			.rule = &capability_rule,
		},
		.text =
		"quirk: nothing; ACS registers unreadable, known from rule capability (five.acs:55); evidence ninth",
	},

	/* Everything else */
	{
		.decision = {
			.mode = ACS_MODE_QUIRK,
			.basis = ACS_BASIS_UNREADABLE,
			.rule = &registers_rule,
		},
		.text =
		"quirk: nothing; ACS registers unreadable, placed by rule registers (two.acs:22); evidence first second",
	}, {
		.decision = {
			.mode = ACS_MODE_STRICT,
			.item = 1,
			.basis = ACS_BASIS_UNREADABLE,
			.rule = &provides_rule,
			.disbelieved = true,
		},
		.text =
		"strict: nothing; ACS registers unreadable; not believed: rule provides (three.acs:333); evidence third",
	}, {
		.decision = {
			.mode = ACS_MODE_STRICT,
			.item = 1,
			.basis = ACS_BASIS_NO_CAPABILITY,
			.rule = &when_enabled_rule,
			.disbelieved = true,
		},
		.text =
		"strict: nothing; no ACS capability; not believed: rule when-enabled (one.acs:1); evidence first",
	}, {
		.decision = {
			.mode = ACS_MODE_OVERRIDE,
			.item = 3,
			.provides = 0x1d,
			.basis = ACS_BASIS_NO_CAPABILITY,
			.claims = 0x1d,
		},
		.text =
		"override: SV RR CR UF; no ACS capability; option item 3 claims SV RR CR UF",
	}, {
		.decision = {
			.mode = ACS_MODE_OVERRIDE,
			.item = 64,
			.provides = 0x1d,
			.basis = ACS_BASIS_RULE_FAILED,
			.rule = &when_enabled_rule,
			.claims = 0x1d,
		},
		.text =
		"override: SV RR CR UF; rule when-enabled (one.acs:1), enabling failed; evidence first; option item 64 claims SV RR CR UF",
	}, {
		.decision = {
			.mode = ACS_MODE_OVERRIDE,
			.item = 1,
			.basis = ACS_BASIS_NO_CAPABILITY,
			.refusal = ACS_REFUSED_EXTERNAL_FACING,
		},
		.text =
		"override: nothing; no ACS capability; option item 1 refused, the port is external-facing",
	}, {
		.decision = {
			.mode = ACS_MODE_OVERRIDE,
			.item = 1,
			.basis = ACS_BASIS_NO_CAPABILITY,
			.refusal = ACS_REFUSED_UNTRUSTED,
		},
		.text =
		"override: nothing; no ACS capability; option item 1 refused, the device is untrusted",
	}, {
		.decision = {
			.mode = ACS_MODE_OVERRIDE,
			.item = 1,
			.basis = ACS_BASIS_NO_CAPABILITY,
			.refusal = ACS_REFUSED_BEHIND_CONVENTIONAL,
		},
		.text =
		"override: nothing; no ACS capability; option item 1 refused, it is behind a conventional PCI bus",
	}, {
		.decision = {
			.mode = ACS_MODE_OVERRIDE,
			.item = 1,
			.basis = ACS_BASIS_NOT_APPLICABLE,
			.refusal = ACS_REFUSED_OFF_ROOT_BUS,
		},
		.text =
		"override: nothing; of a kind that cannot have ACS; option item 1 refused, it is not PCIe and not on a root bus",
	}, {
		.decision = {
			.mode = ACS_MODE_OVERRIDE,
			.item = 1,
			.basis = ACS_BASIS_NO_CAPABILITY,
			.refusal = ACS_REFUSED_LOCKED_DOWN,
		},
		.text =
		"override: nothing; no ACS capability; option item 1 refused, the kernel is locked down",
	}, {
		.decision = {
			.mode = ACS_MODE_OVERRIDE,
			.item = 300,
			.basis = ACS_BASIS_NO_CAPABILITY,
			.refusal = ACS_REFUSED_NOT_BUILT,
		},
		.text =
		"override: nothing; no ACS capability; option item 300 refused, the kernel is built without CONFIG_PCI_ACS_POLICY_OVERRIDE",
	}, {
		.decision = {
			.mode = ACS_MODE_OVERRIDE,
			.item = 1,
			.basis = ACS_BASIS_NO_CAPABILITY,
			.refusal = ACS_REFUSED_BEHIND_EXTERNAL,
		},
		.text =
		"override: nothing; no ACS capability; option item 1 refused, it is below an external-facing port or an untrusted device",
	}, {
		.decision = {
			.mode = ACS_MODE_OVERRIDE,
			.item = 2,
			.provides = 0x5f,
			.basis = ACS_BASIS_CAPABILITY,
			.claims = 0x10,
		},
		.text =
		"override: SV TB RR CR UF DT; ACS capability; option item 2 claims UF",
	}, {
		.decision = {
			.mode = ACS_MODE_QUIRK,
			.basis = ACS_BASIS_RULE_LOST,
			.rule = &when_enabled_rule,
			.lost = { ACS_FAULT_LOST, &some_register, 0x04000000,
				  0 },
		},
		.text =
		"quirk: nothing; rule when-enabled (one.acs:1), no longer enabled, register some-register: should hold 0x04000000, holds 0x00000000; evidence first",
		}, {
		.decision = {
			.mode = ACS_MODE_QUIRK,
			.provides = 0x1d,
			.basis = ACS_BASIS_KERNEL_ROW,
		},
		.text = "quirk: SV RR CR UF; the kernel's own table",
	}, {
		.decision = {
			.mode = ACS_MODE_STRICT,
			.basis = ACS_BASIS_NO_CAPABILITY,
			.disbelieved = true,
		},
		.text =
		"strict: nothing; no ACS capability; not believed: the kernel's own table",
	},
};

static const struct acs_window some_window = { .name = "chipset" };

static const struct acs_register wide_register = {
	"wide", &some_window, 0x10, 32, ACS_SPACE_WINDOW
};

static const struct acs_register narrow_register = {
	"narrow", NULL, 0x10, 8, ACS_SPACE_CONFIG
};

/**
 * struct fault_case - a fault and its line
 * @fault: the fault
 * @text: the line expected
 */
struct fault_case {
	struct acs_fault fault;
	const char *text;
};

static const struct fault_case fault_cases[] = {
	{
		{ ACS_FAULT_WINDOW_UNREADABLE, &wide_register },
		"register wide: base of window chipset unreadable"
	}, {
		{ ACS_FAULT_WINDOW_DISABLED, &wide_register, 0, 0xfed1c000 },
		"register wide: window chipset disabled, base register 0xfed1c000"
	}, {
		{ ACS_FAULT_WINDOW_DISABLED, &wide_register, 0, 0 },
		"register wide: window chipset disabled, base register 0x00000000"
	}, {
		{ ACS_FAULT_READ, &wide_register },
		"register wide unreadable"
	}, {
		{ ACS_FAULT_WRITE, &wide_register, 0x123 },
		"register wide: writing 0x00000123 failed"
	}, {
		{ ACS_FAULT_WRITE, &narrow_register, 0 },
		"register narrow: writing 0x00 failed"
	}, {
		{ ACS_FAULT_READ_BACK, &wide_register, 0x04000000, 0 },
		"register wide: wrote 0x04000000, read back 0x00000000"
	}, {
		{ ACS_FAULT_READ_BACK, &narrow_register, 0x5, 0x1 },
		"register narrow: wrote 0x05, read back 0x01"
	}, {
		{ ACS_FAULT_LOST, &narrow_register, 0, 0x3f },
		"register narrow: should hold 0x00, holds 0x3f"
	},
};

#endif /* ACS_TEST_FORMAT_CASES_H */
