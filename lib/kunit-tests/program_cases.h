/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the register programs of quirkdb/ read and write, in which order and
 * with which width, written by hand from the requirements of the hardware.
 */
#ifndef ACS_TEST_PROGRAM_CASES_H
#define ACS_TEST_PROGRAM_CASES_H

#include "fake.h"

/*
 * A program reads the base of a window before it accesses a register there,
 * since firmware may have moved or disabled the window.
 */
#define BASE		"R 1f.0+0f0/32 fed1c001\n"
#define READ_BSPR(v)	BASE "R fed1d104/32 " v "\n"
#define BASE_2		"R 1f.0+0f0/32 fed1fffd\n"
#define STRAP_300	"R fed1d104/32 00000300\n"
#define READ_UPDCR(v)	"R fed1d014/32 " v "\n"
#define WRITE_UPDCR(v)	"W fed1d014/32 " v "\n"
#define READ_MPC(v)	"R 1c.0+0d8/32 " v "\n"
#define WRITE_MPC(v)	"W 1c.0+0d8/32 " v "\n"
#define READ_CAP(v)	"R 1c.0+144/32 " v "\n"
#define READ_CTRL(v)	"R 1c.0+148/32 " v "\n"
#define WRITE_CTRL(v)	"W 1c.0+148/32 " v "\n"

#define PCH_RULE	"intel-pch-no-acs"
#define SPT_RULE	"intel-spt-misplaced-acs"

/* A usual RCBA, set up by firmware */
#define OPEN		0xfed1c001

/**
 * struct program_case - a program and initial values of registers
 * @name: what it shows
 * @rule: name of the rule whose program is run
 * @values: initial values of the registers
 * @stuck: bits that no write changes
 * @flip: bits that each write inverts
 * @properties: ACS_PROP_* bits of the port
 * @no_acs: the port has no ACS capability
 * @redirect_off: it is the program that disables redirection
 * @only_check: the program is checked instead of run
 * @log: the expected accesses
 * @fault: text of the expected fault, or "" for none
 */
struct program_case {
	const char *name;
	const char *rule;
	u32 values[FAKE_CELLS];
	u32 stuck[FAKE_CELLS];
	u32 flip[FAKE_CELLS];
	u32 properties;
	bool no_acs;
	bool redirect_off;
	bool only_check;
	const char *log;
	const char *fault;
};

static const struct program_case program_cases[] = {
	/* 100 series: redirection is disabled, and nothing else */
	{
		.name = "SPT: redirection is turned off",
		.rule = SPT_RULE,
		.values = { [CAPABILITY] = 0x7f, [CONTROL] = 0x7f },
		.redirect_off = true,
		.log = READ_CTRL("0000007f") WRITE_CTRL("00000053")
		       READ_CTRL("00000053"),
		.fault = "",
	}, {
		.name = "SPT: redirection is off already, and not written again",
		.rule = SPT_RULE,
		.values = { [CAPABILITY] = 0x7f, [CONTROL] = 0x53 },
		.redirect_off = true,
		.log = READ_CTRL("00000053"),
		.fault = "",
	}, {
		.name = "SPT: a bit of redirection stays on",
		.rule = SPT_RULE,
		.values = { [CAPABILITY] = 0x7f, [CONTROL] = 0x2d },
		.stuck = { [CONTROL] = 0x08 },
		.redirect_off = true,
		.log = READ_CTRL("0000002d") WRITE_CTRL("00000001")
		       READ_CTRL("00000009"),
		.fault = "register spt_control: wrote 0x00000001, read back 0x00000009",
	},

	/* PCH: the four settings of the strap */
	{
		.name = "PCH: the strap leaves all peer traffic on",
		.rule = PCH_RULE,
		.values = { OPEN, 0x00000000, 0x0000083f, 0x00110000 },
		.log = READ_BSPR("00000000")
		       READ_UPDCR("0000083f") WRITE_UPDCR("00000800")
		       READ_UPDCR("00000800")
		       READ_MPC("00110000") WRITE_MPC("04110000")
		       READ_MPC("04110000"),
		.fault = "",
	}, {
		.name = "PCH: the strap turns non-posted traffic off",
		.rule = PCH_RULE,
		.values = { OPEN, 0x00000100, 0x0000003f, 0x00110000 },
		.log = READ_BSPR("00000100")
		       READ_UPDCR("0000003f") WRITE_UPDCR("00000000")
		       READ_UPDCR("00000000")
		       READ_MPC("00110000") WRITE_MPC("04110000")
		       READ_MPC("04110000"),
		.fault = "",
	}, {
		.name = "PCH: the strap turns posted traffic off",
		.rule = PCH_RULE,
		.values = { OPEN, 0x00000200, 0xffffff15, 0x00000000 },
		.log = READ_BSPR("00000200")
		       READ_UPDCR("ffffff15") WRITE_UPDCR("ffffff00")
		       READ_UPDCR("ffffff00")
		       READ_MPC("00000000") WRITE_MPC("04000000")
		       READ_MPC("04000000"),
		.fault = "",
	}, {
		.name = "PCH: the strap turns all peer traffic off",
		.rule = PCH_RULE,
		.values = { OPEN, 0x00000300, 0x0000003f, 0x00110000 },
		.log = READ_BSPR("00000300")
		       READ_MPC("00110000") WRITE_MPC("04110000")
		       READ_MPC("04110000"),
		.fault = "",
	}, {
		.name = "PCH: other bits of the strap mean nothing",
		.rule = PCH_RULE,
		.values = { OPEN, 0xfffffcff, 0x00000001, 0x00000000 },
		.log = READ_BSPR("fffffcff")
		       READ_UPDCR("00000001") WRITE_UPDCR("00000000")
		       READ_UPDCR("00000000")
		       READ_MPC("00000000") WRITE_MPC("04000000")
		       READ_MPC("04000000"),
		.fault = "",
	},

	/* PCH: registers that need no change are not written */
	{
		.name = "PCH: peer decode is off already",
		.rule = PCH_RULE,
		.values = { OPEN, 0x00000000, 0xffffffc0, 0x00000000 },
		.log = READ_BSPR("00000000")
		       READ_UPDCR("ffffffc0")
		       READ_MPC("00000000") WRITE_MPC("04000000")
		       READ_MPC("04000000"),
		.fault = "",
	}, {
		.name = "PCH: the bus number check is on already",
		.rule = PCH_RULE,
		.values = { OPEN, 0x00000000, 0x00000020, 0x84110000 },
		.log = READ_BSPR("00000000")
		       READ_UPDCR("00000020") WRITE_UPDCR("00000000")
		       READ_UPDCR("00000000")
		       READ_MPC("84110000"),
		.fault = "",
	}, {
		.name = "PCH: all is as it should be",
		.rule = PCH_RULE,
		.values = { OPEN, 0x00000000, 0x00000000, 0x04000000 },
		.log = READ_BSPR("00000000") READ_UPDCR("00000000")
		       READ_MPC("04000000"),
		.fault = "",
	}, {
		.name = "PCH: address bits of RCBA are 31 to 14",
		.rule = PCH_RULE,
		.values = { 0xfed1fffd, 0x00000300, 0x00000000, 0x04000000 },
		.log = BASE_2 STRAP_300 READ_MPC("04000000"),
		.fault = "",
	},

	/* PCH: no response */
	{
		.name = "PCH: RCBA is disabled",
		.rule = PCH_RULE,
		.values = { 0xfed1c000, 0x00000000, 0x0000003f, 0x00000000 },
		.log = "R 1f.0+0f0/32 fed1c000\n",
		.fault = "register bspr: window rcba disabled, base register 0xfed1c000",
	}, {
		.name = "PCH: RCBA is zero",
		.rule = PCH_RULE,
		.values = { 0x00000000, 0x00000000, 0x0000003f, 0x00000000 },
		.log = "R 1f.0+0f0/32 00000000\n",
		.fault = "register bspr: window rcba disabled, base register 0x00000000",
	}, {
		.name = "PCH: RCBA is enabled but has no address",
		.rule = PCH_RULE,
		.values = { 0x00000001, 0x00000000, 0x0000003f, 0x00000000 },
		.log = "R 1f.0+0f0/32 00000001\n",
		.fault = "register bspr: window rcba disabled, base register 0x00000001",
	}, {
		.name = "PCH: nobody answers at RCBA",
		.rule = PCH_RULE,
		.values = { 0xffffffff, 0x00000000, 0x0000003f, 0x00000000 },
		.log = "R 1f.0+0f0/32 ffffffff\n",
		.fault = "register bspr: base of window rcba unreadable",
	}, {
		.name = "PCH: nobody answers where RCBA leads",
		.rule = PCH_RULE,
		.values = { OPEN, 0xffffffff, 0xffffffff, 0x00000000 },
		.log = BASE "R fed1d104/32 ffffffff\n",
		.fault = "register bspr unreadable",
	}, {
		.name = "PCH: the peer decode register alone does not answer",
		.rule = PCH_RULE,
		.values = { OPEN, 0x00000000, 0xffffffff, 0x00000000 },
		.log = READ_BSPR("00000000") READ_UPDCR("ffffffff"),
		.fault = "register updcr unreadable",
	}, {
		.name = "PCH: the port does not answer",
		.rule = PCH_RULE,
		.values = { OPEN, 0x00000300, 0x00000000, 0xffffffff },
		.log = READ_BSPR("00000300") READ_MPC("ffffffff"),
		.fault = "register mpc unreadable",
	},

	/* PCH: writes without effect */
	{
		.name = "PCH: a register that is all ones then counts as no answer",
		.rule = PCH_RULE,
		.values = { OPEN, 0x00000300, 0x00000000, 0xfbffffff },
		.log = READ_BSPR("00000300")
		       READ_MPC("fbffffff") WRITE_MPC("ffffffff")
		       READ_MPC("ffffffff"),
		.fault = "register mpc unreadable",
	}, {
		.name = "PCH: one bit of peer decode is stuck",
		.rule = PCH_RULE,
		.values = { OPEN, 0x00000000, 0x0000083f, 0x00000000 },
		.stuck = { [UPDCR] = 0x00000004 },
		.log = READ_BSPR("00000000")
		       READ_UPDCR("0000083f") WRITE_UPDCR("00000800")
		       READ_UPDCR("00000804"),
		.fault = "register updcr: wrote 0x00000800, read back 0x00000804",
	}, {
		.name = "PCH: the highest bit of peer decode is stuck",
		.rule = PCH_RULE,
		.values = { OPEN, 0x00000000, 0x00000820, 0x00000000 },
		.stuck = { [UPDCR] = 0x00000020 },
		.log = READ_BSPR("00000000")
		       READ_UPDCR("00000820") WRITE_UPDCR("00000800")
		       READ_UPDCR("00000820"),
		.fault = "register updcr: wrote 0x00000800, read back 0x00000820",
	}, {
		.name = "PCH: the bus number check is stuck",
		.rule = PCH_RULE,
		.values = { OPEN, 0x00000300, 0x00000000, 0x00110000 },
		.stuck = { [MPC] = 0x04000000 },
		.log = READ_BSPR("00000300")
		       READ_MPC("00110000") WRITE_MPC("04110000")
		       READ_MPC("00110000"),
		.fault = "register mpc: wrote 0x04110000, read back 0x00110000",
	}, {
		.name = "PCH: a peer decode bit that was off comes up by the write",
		.rule = PCH_RULE,
		.values = { OPEN, 0x00000000, 0x00000801, 0x00000000 },
		.flip = { [UPDCR] = 0x00000002 },
		.log = READ_BSPR("00000000")
		       READ_UPDCR("00000801") WRITE_UPDCR("00000800")
		       READ_UPDCR("00000802"),
		.fault = "register updcr: wrote 0x00000800, read back 0x00000802",
	}, {
		.name = "PCH: bits that the program leaves alone may change",
		.rule = PCH_RULE,
		.values = { OPEN, 0x00000300, 0x00000000, 0x00110000 },
		.flip = { [MPC] = 0x00000081 },
		.log = READ_BSPR("00000300")
		       READ_MPC("00110000") WRITE_MPC("04110000")
		       READ_MPC("04110081"),
		.fault = "",
	},

	/* 100 and 200 series */
	{
		.name = "SPT: all is implemented, nothing is enabled",
		.rule = SPT_RULE,
		.values = { [CAPABILITY] = 0x1f, [CONTROL] = 0 },
		.log = READ_CTRL("00000000") READ_CAP("0000001f")
		       WRITE_CTRL("0000001d") READ_CTRL("0000001d"),
		.fault = "",
	}, {
		.name = "SPT: translation blocking too if ATS is disabled",
		.rule = SPT_RULE,
		.values = { [CAPABILITY] = 0x1f, [CONTROL] = 0 },
		.properties = ACS_PROP_ATS_DISABLED,
		.log = READ_CTRL("00000000") READ_CAP("0000001f") WRITE_CTRL("0000001f")
		       READ_CTRL("0000001f"),
		.fault = "",
	}, {
		.name = "SPT: translation blocking too if the port leads out",
		.rule = SPT_RULE,
		.values = { [CAPABILITY] = 0x1f, [CONTROL] = 0 },
		.properties = ACS_PROP_EXTERNAL_FACING,
		.log = READ_CTRL("00000000") READ_CAP("0000001f") WRITE_CTRL("0000001f")
		       READ_CTRL("0000001f"),
		.fault = "",
	}, {
		.name = "SPT: translation blocking too if the port is untrusted",
		.rule = SPT_RULE,
		.values = { [CAPABILITY] = 0x1f, [CONTROL] = 0 },
		.properties = ACS_PROP_UNTRUSTED,
		.log = READ_CTRL("00000000") READ_CAP("0000001f") WRITE_CTRL("0000001f")
		       READ_CTRL("0000001f"),
		.fault = "",
	}, {
		.name = "SPT: translation blocking is not implemented",
		.rule = SPT_RULE,
		.values = { [CAPABILITY] = 0x1d, [CONTROL] = 0 },
		.properties = ACS_PROP_ATS_DISABLED,
		.log = READ_CTRL("00000000") READ_CAP("0000001d") WRITE_CTRL("0000001d")
		       READ_CTRL("0000001d"),
		.fault = "",
	}, {
		.name = "SPT: only what is implemented is enabled",
		.rule = SPT_RULE,
		.values = { [CAPABILITY] = 0x05, [CONTROL] = 0 },
		.log = READ_CTRL("00000000") READ_CAP("00000005")
		       WRITE_CTRL("00000005") READ_CTRL("00000005"),
		.fault = "",
	}, {
		.name = "SPT: nothing is implemented",
		.rule = SPT_RULE,
		.values = { [CAPABILITY] = 0, [CONTROL] = 0 },
		.properties = ACS_PROP_UNTRUSTED,
		.log = READ_CTRL("00000000") READ_CAP("00000000"),
		.fault = "",
	}, {
		.name = "SPT: all is enabled already, and not written again",
		.rule = SPT_RULE,
		.values = { [CAPABILITY] = 0x1f, [CONTROL] = 0x1d },
		.log = READ_CTRL("0000001d") READ_CAP("0000001f"),
		.fault = "",
	}, {
		.name = "SPT: egress control and higher bits are left alone",
		.rule = SPT_RULE,
		.values = { [CAPABILITY] = 0xff7f, [CONTROL] = 0x80010020 },
		.log = READ_CTRL("80010020") READ_CAP("0000ff7f")
		       WRITE_CTRL("8001003d") READ_CTRL("8001003d"),
		.fault = "",
	}, {
		.name = "SPT: translation blocking stays on where it was on",
		.rule = SPT_RULE,
		.values = { [CAPABILITY] = 0x1f, [CONTROL] = 0x02 },
		.log = READ_CTRL("00000002") READ_CAP("0000001f")
		       WRITE_CTRL("0000001f") READ_CTRL("0000001f"),
		.fault = "",
	}, {
		.name = "SPT: upstream forwarding is stuck",
		.rule = SPT_RULE,
		.values = { [CAPABILITY] = 0x1d, [CONTROL] = 0 },
		.stuck = { [CONTROL] = 0x10 },
		.log = READ_CTRL("00000000") READ_CAP("0000001d")
		       WRITE_CTRL("0000001d") READ_CTRL("0000000d"),
		.fault = "register spt_control: wrote 0x0000001d, read back 0x0000000d",
	}, {
		.name = "SPT: translation blocking is stuck",
		.rule = SPT_RULE,
		.values = { [CAPABILITY] = 0x1f, [CONTROL] = 0 },
		.stuck = { [CONTROL] = 0x02 },
		.properties = ACS_PROP_ATS_DISABLED,
		.log = READ_CTRL("00000000") READ_CAP("0000001f") WRITE_CTRL("0000001f")
		       READ_CTRL("0000001d"),
		.fault = "register spt_control: wrote 0x0000001f, read back 0x0000001d",
	}, {
		.name = "SPT: a bit that is not implemented may be stuck",
		.rule = SPT_RULE,
		.values = { [CAPABILITY] = 0x0d, [CONTROL] = 0 },
		.stuck = { [CONTROL] = 0x12 },
		.properties = ACS_PROP_ATS_DISABLED,
		.log = READ_CTRL("00000000") READ_CAP("0000000d") WRITE_CTRL("0000000d")
		       READ_CTRL("0000000d"),
		.fault = "",
	}, {
		.name = "SPT: the port does not answer",
		.rule = SPT_RULE,
		.values = { [CAPABILITY] = 0xffffffff,
			    [CONTROL] = 0xffffffff },
		.log = READ_CTRL("ffffffff"),
		.fault = "register spt_control unreadable",
	}, {
		.name = "SPT: the capability alone does not answer",
		.rule = SPT_RULE,
		.values = { [CAPABILITY] = 0xffffffff, [CONTROL] = 0 },
		.log = READ_CTRL("00000000") READ_CAP("ffffffff"),
		.fault = "register spt_capability unreadable",
	}, {
		.name = "SPT: the port has no ACS capability",
		.rule = SPT_RULE,
		.values = { [CAPABILITY] = 0x1f, [CONTROL] = 0 },
		.no_acs = true,
		.log = "",
		.fault = "register spt_control unreadable",
	},

	/* Checks: nothing is written */
	{
		.name = "PCH check: all is as it was set",
		.rule = PCH_RULE,
		.values = { OPEN, 0x00000000, 0x00000800, 0x04110000 },
		.only_check = true,
		.log = READ_BSPR("00000000")
		       READ_UPDCR("00000800") READ_MPC("04110000"),
		.fault = "",
	}, {
		.name = "PCH check: other bits than the program's may differ",
		.rule = PCH_RULE,
		.values = { OPEN, 0x00000000, 0xffffffc0, 0x84ff00ff },
		.only_check = true,
		.log = READ_BSPR("00000000")
		       READ_UPDCR("ffffffc0") READ_MPC("84ff00ff"),
		.fault = "",
	}, {
		.name = "PCH check: a bit of peer decode is on again",
		.rule = PCH_RULE,
		.values = { OPEN, 0x00000000, 0x00000804, 0x04110000 },
		.only_check = true,
		.log = READ_BSPR("00000000")
		       READ_UPDCR("00000804"),
		.fault = "register updcr: should hold 0x00000800, holds 0x00000804",
	}, {
		.name = "PCH check: the bus number check is off again",
		.rule = PCH_RULE,
		.values = { OPEN, 0x00000000, 0x00000800, 0x00110000 },
		.only_check = true,
		.log = READ_BSPR("00000000")
		       READ_UPDCR("00000800") READ_MPC("00110000"),
		.fault = "register mpc: should hold 0x04110000, holds 0x00110000",
	}, {
		.name = "PCH check: what the strap turns off needs no register",
		.rule = PCH_RULE,
		.values = { OPEN, 0x00000300, 0x0000003f, 0x04110000 },
		.only_check = true,
		.log = READ_BSPR("00000300")
		       READ_MPC("04110000"),
		.fault = "",
	}, {
		.name = "PCH check: RCBA has been disabled",
		.rule = PCH_RULE,
		.values = { 0xfed1c000, 0x00000000, 0x00000000, 0x04000000 },
		.only_check = true,
		.log = "R 1f.0+0f0/32 fed1c000\n",
		.fault = "register bspr: window rcba disabled, base register 0xfed1c000",
	}, {
		.name = "PCH check: nobody answers at RCBA any more",
		.rule = PCH_RULE,
		.values = { 0xffffffff, 0x00000000, 0x00000000, 0x04000000 },
		.only_check = true,
		.log = "R 1f.0+0f0/32 ffffffff\n",
		.fault = "register bspr: base of window rcba unreadable",
	}, {
		.name = "PCH check: the port does not answer any more",
		.rule = PCH_RULE,
		.values = { OPEN, 0x00000300, 0x00000000, 0xffffffff },
		.only_check = true,
		.log = READ_BSPR("00000300")
		       READ_MPC("ffffffff"),
		.fault = "register mpc unreadable",
	}, {
		.name = "SPT check: all is as it was set, and not written again",
		.rule = SPT_RULE,
		.values = { [CAPABILITY] = 0x1f, [CONTROL] = 0x1d },
		.only_check = true,
		.log = READ_CTRL("0000001d") READ_CAP("0000001f"),
		.fault = "",
	}, {
		.name = "SPT check: upstream forwarding is off again",
		.rule = SPT_RULE,
		.values = { [CAPABILITY] = 0x1f, [CONTROL] = 0x0d },
		.only_check = true,
		.log = READ_CTRL("0000000d") READ_CAP("0000001f"),
		.fault = "register spt_control: should hold 0x0000001d, holds 0x0000000d",
	}, {
		.name = "SPT check: what is not implemented is not missed",
		.rule = SPT_RULE,
		.values = { [CAPABILITY] = 0x0d, [CONTROL] = 0x0d },
		.properties = ACS_PROP_ATS_DISABLED,
		.only_check = true,
		.log = READ_CTRL("0000000d") READ_CAP("0000000d"),
		.fault = "",
	}, {
		.name = "SPT check: translation blocking is off again",
		.rule = SPT_RULE,
		.values = { [CAPABILITY] = 0x1f, [CONTROL] = 0x1d },
		.properties = ACS_PROP_ATS_DISABLED,
		.only_check = true,
		.log = READ_CTRL("0000001d") READ_CAP("0000001f"),
		.fault = "register spt_control: should hold 0x0000001f, holds 0x0000001d",
	}, {
		.name = "SPT check: the port does not answer any more",
		.rule = SPT_RULE,
		.values = { [CAPABILITY] = 0xffffffff,
			    [CONTROL] = 0xffffffff },
		.only_check = true,
		.log = READ_CTRL("ffffffff"),
		.fault = "register spt_control unreadable",
	}, {
		.name = "SPT check: redirection is on again",
		.rule = SPT_RULE,
		.values = { [CAPABILITY] = 0x7f, [CONTROL] = 0x57 },
		.redirect_off = true,
		.only_check = true,
		.log = READ_CTRL("00000057"),
		.fault = "register spt_control: should hold 0x00000053, holds 0x00000057",
	},
};

/**
 * struct access_case - an access of a program, and the result if it fails
 * @on_error: text of the fault if the access returns an error
 * @on_silence: text of the fault if there is no response; NULL if the same
 * @after: accesses that follow one without a response
 */
struct access_case {
	const char *on_error;
	const char *on_silence;
	unsigned int after;
};

#define NO_BASE(reg)	{ "register " reg ": base of window rcba unreadable" }
#define NO_VALUE(reg)	{ "register " reg " unreadable" }

/* On { OPEN, 0, 0x83f, 0x110000 }, the first case above */
static const struct access_case pch_accesses[] = {
	NO_BASE("bspr"), NO_VALUE("bspr"), NO_VALUE("updcr"),
	{ "register updcr: writing 0x00000800 failed",
	  "register updcr: wrote 0x00000800, read back 0x0000083f", 1 },
	NO_VALUE("updcr"), NO_VALUE("mpc"),
	{ "register mpc: writing 0x04110000 failed",
	  "register mpc: wrote 0x04110000, read back 0x00110000", 1 },
	NO_VALUE("mpc"),
};

/* On a port with capability 0x1f and control 0, with ATS disabled */
static const struct access_case spt_accesses[] = {
	NO_VALUE("spt_control"), NO_VALUE("spt_capability"),
	{ "register spt_control: writing 0x0000001f failed",
	  "register spt_control: wrote 0x0000001f, read back 0x00000000", 1 },
	NO_VALUE("spt_control"),
};

/* The same ports as a check finds them, { OPEN, 0, 0x800, 0x4110000 } ... */
static const struct access_case pch_check_accesses[] = {
	NO_BASE("bspr"), NO_VALUE("bspr"), NO_VALUE("updcr"), NO_VALUE("mpc"),
};

/* ... and with control 0x1f */
static const struct access_case spt_check_accesses[] = {
	NO_VALUE("spt_control"), NO_VALUE("spt_capability"),
};

#endif /* ACS_TEST_PROGRAM_CASES_H */
