/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Checks of register programs: those of quirkdb/ by program_cases.h, and other
 * features on programs of their own.
 */
#ifndef ACS_TEST_PROGRAM_CHECK_H
#define ACS_TEST_PROGRAM_CHECK_H

#include "fake.h"
#include "program_cases.h"

static inline const struct acs_rule *rule_named(const char *name)
{
	unsigned int i;

	for (i = 0; i < acs_policy_db.rule_count; i++)
		if (!strcmp(acs_policy_db.rules[i].name, name))
			return &acs_policy_db.rules[i];
	return NULL;
}

/* Runs or checks a program; @said is set to the text of its fault, or "" */
static inline void run(struct verdict *verdict, struct fake *fake,
		       const struct acs_program *program, u32 properties,
		       u16 acs_cap, char said[128])
{
	struct acs_place place = {
		.io = &fake_io,
		.context = fake,
		.devfn = FAKE_DEVFN,
		.acs_cap = acs_cap,
		.properties = properties,
	};
	struct acs_fault fault;
	int ret = fake->only_check ? acs_program_check(&place, program, &fault)
				   : acs_program_run(&place, program, &fault);

	said[0] = '\0';
	if (ret)
		acs_format_fault(said, 128, &fault);
	if (ret && ret != -EIO)
		wrong(verdict, "it returned %d", ret);
	if (fake->violation)
		wrong(verdict,
		      "it met no register, or a write lowers isolation or changes what it should not, or there is one in a check:\n%s",
		      fake->log.text);
}

static inline void check_program(struct verdict *verdict,
				 const struct program_case *c)
{
	const struct acs_rule *rule = rule_named(c->rule);
	static struct fake fake;
	char said[128];

	if (!rule) {
		wrong(verdict, "no rule %s", c->rule);
		return;
	}

	memset(&fake, 0, sizeof(fake));
	memcpy(fake.values, c->values, sizeof(fake.values));
	memcpy(fake.stuck, c->stuck, sizeof(fake.stuck));
	memcpy(fake.flip, c->flip, sizeof(fake.flip));
	fake.redirect_off = c->redirect_off;
	fake.only_check = c->only_check;
	run(verdict, &fake,
	    c->redirect_off ? &rule->method->disable_redirect :
			      &rule->method->enable,
	    c->properties, c->no_acs ? 0 : FAKE_ACS, said);

	same_text(verdict, "accesses", c->log, fake.log.text);
	same_text(verdict, "fault", c->fault, said);
}

/* The registers of the access cases; already set for a check */
static inline void fill_for_accesses(struct fake *fake, bool only_check)
{
	memset(fake, 0, sizeof(*fake));
	fake->only_check = only_check;
	fake->values[RCBA] = OPEN;
	fake->values[UPDCR] = only_check ? 0x00000800 : 0x0000083f;
	fake->values[MPC] = only_check ? 0x04110000 : 0x00110000;
	fake->values[CAPABILITY] = 0x1f;
	fake->values[CONTROL] = only_check ? 0x1f : 0;
}

/* Lets the access @at fail, and checks that the program ends there */
static inline void check_failed_access(struct verdict *verdict,
				       const struct acs_rule *rule,
				       const struct access_case *c,
				       unsigned int at, bool silent,
				       bool only_check)
{
	unsigned int accesses = at + (silent ? c->after : 0);
	const char *expected = c->on_error;
	static struct fake fake;
	char said[128];

	if (silent && c->on_silence)
		expected = c->on_silence;

	fill_for_accesses(&fake, only_check);
	fake.fail_at = at;
	fake.silent = silent;
	run(verdict, &fake, &rule->method->enable, ACS_PROP_ATS_DISABLED, FAKE_ACS,
	    said);

	if (strcmp(expected, said))
		wrong(verdict, "access %u, silent %u: expected \"%s\", found \"%s\"",
		      at, silent, expected, said);
	if (fake.accesses != accesses)
		wrong(verdict, "access %u, silent %u: %u accesses, expected %u",
		      at, silent, fake.accesses, accesses);
}

static inline void check_failed_accesses(struct verdict *verdict,
					 const char *name,
					 const struct access_case *cases,
					 unsigned int count, bool only_check)
{
	const struct acs_rule *rule = rule_named(name);
	static struct fake fake;
	char said[128];
	unsigned int i;

	if (!rule) {
		wrong(verdict, "no rule %s", name);
		return;
	}

	fill_for_accesses(&fake, only_check);
	run(verdict, &fake, &rule->method->enable, ACS_PROP_ATS_DISABLED, FAKE_ACS,
	    said);
	same_text(verdict, "fault when none fails", "", said);
	if (fake.accesses != count)
		wrong(verdict, "%u accesses when none fails, expected %u",
		      fake.accesses, count);

	for (i = 0; i < count; i++) {
		check_failed_access(verdict, rule, &cases[i], i + 1, false,
				    only_check);
		check_failed_access(verdict, rule, &cases[i], i + 1, true,
				    only_check);
	}
}

/* A check fails if a run would change a register, and writes nothing */
static inline void check_lost(struct verdict *verdict,
			      const struct acs_rule *rule, struct fake *fake,
			      u32 properties, bool lost)
{
	char said[128];

	fake->only_check = true;
	run(verdict, fake, &rule->method->enable, properties, FAKE_ACS, said);
	fake->only_check = false;
	if (!said[0] == lost || (lost && !strstr(said, "should hold")))
		wrong(verdict, "lost %u, said \"%s\"\n%s", lost, said,
		      fake->log.text);
}

/* A program that has run has nothing to write when it runs again */
static inline void check_again(struct verdict *verdict,
			       const struct acs_rule *rule, struct fake *fake,
			       u32 properties)
{
	char said[128];

	clear(&fake->log);
	run(verdict, fake, &rule->method->enable, properties, FAKE_ACS, said);
	same_text(verdict, "fault of the second run", "", said);
	if (strchr(fake->log.text, 'W'))
		wrong(verdict, "the second run writes:\n%s", fake->log.text);
}

/* All settings of the strap with many values of the registers */
static inline void check_pch_outcomes(struct verdict *verdict)
{
	const struct acs_rule *rule = rule_named(PCH_RULE);
	unsigned int strap, decode;
	static struct fake fake;
	char said[128];

	if (!rule) {
		wrong(verdict, "no rule %s", PCH_RULE);
		return;
	}

	for (strap = 0; strap < 4; strap++)
		for (decode = 0; decode < 256; decode++) {
			u32 left = strap == 3 ? decode : decode & 0xc0;

			memset(&fake, 0, sizeof(fake));
			fake.values[RCBA] = OPEN;
			fake.values[BSPR] = strap << 8;
			fake.values[UPDCR] = decode;
			fake.values[MPC] = decode << 19;
			check_lost(verdict, rule, &fake, 0,
				   left != decode || !(decode & 0x80));
			run(verdict, &fake, &rule->method->enable, 0, FAKE_ACS, said);
			check_lost(verdict, rule, &fake, 0, false);

			same_text(verdict, "fault", "", said);
			same_bits(verdict, "BSPR", strap << 8,
				  fake.values[BSPR]);
			same_bits(verdict, "UPDCR", left, fake.values[UPDCR]);
			same_bits(verdict, "MPC", decode << 19 | 0x04000000,
				  fake.values[MPC]);
			check_again(verdict, rule, &fake, 0);
		}
}

/* Every capability with every control, with and without ATS */
static inline void check_spt_outcomes(struct verdict *verdict)
{
	const struct acs_rule *rule = rule_named(SPT_RULE);
	unsigned int cap, ctrl, ats;
	static struct fake fake;
	char said[128];

	if (!rule) {
		wrong(verdict, "no rule %s", SPT_RULE);
		return;
	}

	for (cap = 0; cap < 128; cap++)
		for (ctrl = 0; ctrl < 128; ctrl++)
			for (ats = 0; ats < 2; ats++) {
				u32 wanted = cap & (ats ? 0x1d : 0x1f);
				u32 properties = ats ? 0
						     : ACS_PROP_ATS_DISABLED;

				memset(&fake, 0, sizeof(fake));
				fake.values[CAPABILITY] = cap;
				fake.values[CONTROL] = ctrl;
				check_lost(verdict, rule, &fake, properties,
					   wanted & ~ctrl);
				run(verdict, &fake, &rule->method->enable, properties,
				    FAKE_ACS, said);
				check_lost(verdict, rule, &fake, properties,
					   false);

				same_text(verdict, "fault", "", said);
				same_bits(verdict, "control", ctrl | wanted,
					  fake.values[CONTROL]);
				check_again(verdict, rule, &fake, properties);
			}
}

/* Registers for tests: the narrow ones are at the offsets of the wide ones */
static const struct acs_window own_window = {
	.name = "own",
	.devfn = 0xf8,
	.offset = 0xf0,
	.mask = 0xffffc000,
	.enable = 0x1,
};

static const struct acs_register own_byte = {
	"byte", &own_window, 0x1014, 8, ACS_SPACE_WINDOW
};

static const struct acs_register own_strap = {
	"strap", &own_window, 0x1104, 16, ACS_SPACE_WINDOW
};

static const struct acs_register own_word = {
	"word", NULL, 8, 16, ACS_SPACE_CAPABILITY
};

static const struct acs_register own_config = {
	"config", NULL, 0xd8, 32, ACS_SPACE_CONFIG
};

#define OWN_BASE	"R 1f.0+0f0/32 fed1c001\n"
#define READ_BYTE(v)	"R fed1d014/8 " v "\n"
#define WRITE_BYTE(v)	"W fed1d014/8 " v "\n"
#define READ_STRAP(v)	"R fed1d104/16 " v "\n"
#define READ_WORD(v)	"R 1c.0+148/16 " v "\n"
#define WRITE_WORD(v)	"W 1c.0+148/16 " v "\n"

/**
 * struct own_case - a program for tests, and initial values of registers
 * @name: what it shows
 * @steps: the program, which has no guard, followed by zeros
 * @values: initial values of the registers
 * @stuck: bits that no write changes
 * @only_check: the program is checked instead of run
 * @log: the expected accesses
 * @fault: text of the expected fault, or "" for none
 */
struct own_case {
	const char *name;
	struct acs_step steps[12];
	u32 values[FAKE_CELLS];
	u32 stuck[FAKE_CELLS];
	bool only_check;
	const char *log;
	const char *fault;
};

static const struct own_case own_cases[] = {
	{
		.name = "a byte in a window",
		.steps = {
			{ .op = ACS_OP_LOAD, .reg = &own_byte },
			{ .op = ACS_OP_CLEAR, .mask = 0x0f },
			{ .op = ACS_OP_STORE },
		},
		.values = { OPEN, [UPDCR] = 0xffffff3f },
		.log = OWN_BASE READ_BYTE("3f")
		       WRITE_BYTE("30")
		       READ_BYTE("30"),
		.fault = "",
	}, {
		.name = "a byte of all ones",
		.steps = { { .op = ACS_OP_LOAD, .reg = &own_byte } },
		.values = { OPEN, [UPDCR] = 0x000000ff },
		.log = OWN_BASE READ_BYTE("ff"),
		.fault = "register byte unreadable",
	}, {
		.name = "a byte that is stuck",
		.steps = {
			{ .op = ACS_OP_LOAD, .reg = &own_byte },
			{ .op = ACS_OP_CLEAR, .mask = 0x3f },
			{ .op = ACS_OP_STORE },
		},
		.values = { OPEN, [UPDCR] = 0x0000000f },
		.stuck = { [UPDCR] = 0x08 },
		.log = OWN_BASE READ_BYTE("0f")
		       WRITE_BYTE("00")
		       READ_BYTE("08"),
		.fault = "register byte: wrote 0x00, read back 0x08",
	}, {
		.name = "a word in the capability",
		.steps = {
			{ .op = ACS_OP_LOAD, .reg = &own_word },
			{ .op = ACS_OP_SET, .mask = 0x001d },
			{ .op = ACS_OP_STORE },
		},
		.values = { [CONTROL] = 0xabcd0020 },
		.log = READ_WORD("0020") WRITE_WORD("003d")
		       READ_WORD("003d"),
		.fault = "",
	}, {
		.name = "a word of all ones",
		.steps = { { .op = ACS_OP_LOAD, .reg = &own_word } },
		.values = { [CONTROL] = 0x0000ffff },
		.log = READ_WORD("ffff"),
		.fault = "register word unreadable",
	}, {
		.name = "a word that is stuck",
		.steps = {
			{ .op = ACS_OP_LOAD, .reg = &own_word },
			{ .op = ACS_OP_SET, .mask = 0x0004 },
			{ .op = ACS_OP_STORE },
		},
		.stuck = { [CONTROL] = 0x0004 },
		.log = READ_WORD("0000") WRITE_WORD("0004")
		       READ_WORD("0000"),
		.fault = "register word: wrote 0x0004, read back 0x0000",
	}, {
		.name = "bits are set only where another register has them",
		.steps = {
			{ .op = ACS_OP_LOAD, .reg = &own_word },
			{ .op = ACS_OP_SET, .mask = 0x001f,
			  .where = &own_strap },
			{ .op = ACS_OP_STORE },
		},
		.values = { OPEN, [BSPR] = 0x0000ff05 },
		.log = READ_WORD("0000")
		       OWN_BASE READ_STRAP("ff05")
		       WRITE_WORD("0005") READ_WORD("0005"),
		.fault = "",
	}, {
		.name = "bits are cleared only where another register has them",
		.steps = {
			{ .op = ACS_OP_LOAD, .reg = &own_byte },
			{ .op = ACS_OP_CLEAR, .mask = 0x3f,
			  .where = &own_strap },
			{ .op = ACS_OP_STORE },
		},
		.values = { OPEN, [BSPR] = 0x0005, [UPDCR] = 0x3f },
		.log = OWN_BASE READ_BYTE("3f")
		       READ_STRAP("0005")
		       WRITE_BYTE("3a")
		       READ_BYTE("3a"),
		.fault = "",
	}, {
		.name = "a mask that was written is read again",
		.steps = {
			{ .op = ACS_OP_LOAD, .reg = &own_byte },
			{ .op = ACS_OP_CLEAR, .mask = 0x3f,
			  .where = &own_word },
			{ .op = ACS_OP_STORE },
			{ .op = ACS_OP_LOAD, .reg = &own_word },
			{ .op = ACS_OP_SET, .mask = 0x0004 },
			{ .op = ACS_OP_STORE },
			{ .op = ACS_OP_LOAD, .reg = &own_byte },
			{ .op = ACS_OP_CLEAR, .mask = 0x3f,
			  .where = &own_word },
			{ .op = ACS_OP_STORE },
		},
		.values = { OPEN, [UPDCR] = 0x3f, [CONTROL] = 0x00000001 },
		.log = OWN_BASE READ_BYTE("3f") READ_WORD("0001")
		       WRITE_BYTE("3e") READ_BYTE("3e")
		       READ_WORD("0001") WRITE_WORD("0005") READ_WORD("0005")
		       READ_BYTE("3e") READ_WORD("0005")
		       WRITE_BYTE("3a") READ_BYTE("3a"),
		.fault = "",
	}, {
		.name = "one store for several changes",
		.steps = {
			{ .op = ACS_OP_LOAD, .reg = &own_config },
			{ .op = ACS_OP_SET,
			  .mask = 0x04000000 },
			{ .op = ACS_OP_CLEAR,
			  .mask = 0x00000001 },
			{ .op = ACS_OP_STORE },
		},
		.values = { [MPC] = 0x00000002 },
		.log = READ_MPC("00000002") WRITE_MPC("04000002")
		       READ_MPC("04000002"),
		.fault = "",
	}, {
		.name = "changes that cancel out are not stored",
		.steps = {
			{ .op = ACS_OP_LOAD, .reg = &own_config },
			{ .op = ACS_OP_SET, .mask = 0x1 },
			{ .op = ACS_OP_CLEAR,
			  .mask = 0x1 },
			{ .op = ACS_OP_STORE },
		},
		.log = READ_MPC("00000000"),
		.fault = "",
	}, {
		.name = "an empty program",
		.log = "",
		.fault = "",
	}, {
		.name = "check: a byte that has lost one of its bits",
		.steps = {
			{ .op = ACS_OP_LOAD, .reg = &own_byte },
			{ .op = ACS_OP_CLEAR, .mask = 0x0f },
			{ .op = ACS_OP_STORE },
		},
		.values = { OPEN, [UPDCR] = 0xffffff31 },
		.only_check = true,
		.log = OWN_BASE READ_BYTE("31"),
		.fault = "register byte: should hold 0x30, holds 0x31",
	}, {
		.name = "check: the registers before the one that is lost hold",
		.steps = {
			{ .op = ACS_OP_LOAD, .reg = &own_byte },
			{ .op = ACS_OP_CLEAR, .mask = 0x0f },
			{ .op = ACS_OP_STORE },
			{ .op = ACS_OP_LOAD, .reg = &own_word },
			{ .op = ACS_OP_SET, .mask = 0x001d },
			{ .op = ACS_OP_STORE },
		},
		.values = { OPEN, [UPDCR] = 0x30, [CONTROL] = 0x000c },
		.only_check = true,
		.log = OWN_BASE READ_BYTE("30") READ_WORD("000c"),
		.fault = "register word: should hold 0x001d, holds 0x000c",
	}, {
		.name = "check: nothing behind the register that is lost is read",
		.steps = {
			{ .op = ACS_OP_LOAD, .reg = &own_word },
			{ .op = ACS_OP_SET, .mask = 0x0001 },
			{ .op = ACS_OP_STORE },
			{ .op = ACS_OP_LOAD, .reg = &own_config },
			{ .op = ACS_OP_SET, .mask = 0x1 },
			{ .op = ACS_OP_STORE },
		},
		.only_check = true,
		.log = READ_WORD("0000"),
		.fault = "register word: should hold 0x0001, holds 0x0000",
	}, {
		.name = "check: bits count only where another register has them",
		.steps = {
			{ .op = ACS_OP_LOAD, .reg = &own_word },
			{ .op = ACS_OP_SET, .mask = 0x001f,
			  .where = &own_strap },
			{ .op = ACS_OP_STORE },
		},
		.values = { OPEN, [BSPR] = 0x0000ff05, [CONTROL] = 0x0005 },
		.only_check = true,
		.log = READ_WORD("0005")
		       OWN_BASE READ_STRAP("ff05"),
		.fault = "",
	}, {
		.name = "check: of two changes of a bit the later counts",
		.steps = {
			{ .op = ACS_OP_LOAD, .reg = &own_config },
			{ .op = ACS_OP_SET, .mask = 0x3 },
			{ .op = ACS_OP_CLEAR,
			  .mask = 0x1 },
			{ .op = ACS_OP_STORE },
		},
		.values = { [MPC] = 0x00000003 },
		.only_check = true,
		.log = READ_MPC("00000003"),
		.fault = "register config: should hold 0x00000002, holds 0x00000003",
	},
};

static inline void check_own(struct verdict *verdict, const struct own_case *c)
{
	struct acs_program program = { .steps = c->steps };
	static struct fake fake;
	char said[128];

	while (c->steps[program.count].op != ACS_OP_GUARD)
		program.count++;

	memset(&fake, 0, sizeof(fake));
	memcpy(fake.values, c->values, sizeof(fake.values));
	memcpy(fake.stuck, c->stuck, sizeof(fake.stuck));
	fake.only_check = c->only_check;
	run(verdict, &fake, &program, 0, FAKE_ACS, said);

	same_text(verdict, "accesses", c->log, fake.log.text);
	same_text(verdict, "fault", c->fault, said);
}

/*
 * All guards of two terms, one on a register and one on a property, by what
 * they say: "and" or "or", each term and the whole negated or not. Where the
 * guard does not hold, the one step that it guards is skipped, and no other.
 */
static inline void check_guard(struct verdict *verdict, unsigned int n)
{
	bool strap = n & 1, untrusted = n & 2, any = n & 4, negate = n & 8;
	bool first = strap != !!(n & 16), second = untrusted != !!(n & 32);
	bool holds = (any ? first || second : first && second) != negate;
	const struct acs_term terms[] = {
		{ .reg = &own_strap, .mask = 0x0100, .negate = n & 16 },
		{ .mask = ACS_PROP_UNTRUSTED, .negate = n & 32 },
	};
	const struct acs_guard guard = { terms, 2, any, negate };
	const struct acs_step steps[] = {
		{ .op = ACS_OP_LOAD, .reg = &own_word },
		{ .op = ACS_OP_GUARD, .skip = 1, .guard = &guard },
		{ .op = ACS_OP_SET, .mask = 0x0001 },
		{ .op = ACS_OP_SET, .mask = 0x0004 },
		{ .op = ACS_OP_STORE },
	};
	struct acs_program program = { steps, ARRAY_SIZE(steps) };
	static struct fake fake;
	char said[128];

	memset(&fake, 0, sizeof(fake));
	fake.values[RCBA] = OPEN;
	/* The guard does not test the other bits */
	fake.values[BSPR] = strap ? 0x0100 : 0xfeff;
	run(verdict, &fake, &program,
	    untrusted ? ACS_PROP_UNTRUSTED
		      : ACS_PROP_ATS_DISABLED | ACS_PROP_EXTERNAL_FACING,
	    FAKE_ACS, said);

	same_text(verdict, "fault", "", said);
	if (fake.values[CONTROL] != (holds ? 0x0005 : 0x0004))
		wrong(verdict, "guard %u: control is 0x%08x", n,
		      fake.values[CONTROL]);
}

static inline void check_guards(struct verdict *verdict)
{
	unsigned int n;

	for (n = 0; n < 64; n++)
		check_guard(verdict, n);
}

/* The other term is evaluated even if the first one decides */
static inline void check_unreadable_terms(struct verdict *verdict)
{
	unsigned int any;

	for (any = 0; any < 2; any++) {
		const struct acs_term terms[] = {
			{ .reg = &own_config, .mask = 1, .negate = any },
			{ .reg = &own_strap, .mask = 1 },
		};
		const struct acs_guard guard = { terms, 2, any, false };
		const struct acs_step steps[] = {
			{ .op = ACS_OP_GUARD, .skip = 2, .guard = &guard },
			{ .op = ACS_OP_LOAD, .reg = &own_word },
			{ .op = ACS_OP_STORE },
		};
		struct acs_program program = { steps, ARRAY_SIZE(steps) };
		static struct fake fake;
		char said[128];

		memset(&fake, 0, sizeof(fake));
		fake.values[RCBA] = OPEN;
		fake.values[BSPR] = 0xffff;
		run(verdict, &fake, &program, 0, FAKE_ACS, said);
		same_text(verdict, "fault", "register strap unreadable", said);
		if (fake.accesses != 3)
			wrong(verdict, "%u accesses, expected 3",
			      fake.accesses);
	}
}

/* A capability so close to the end that its last register is outside */
static inline void check_end_of_config(struct verdict *verdict)
{
	const struct acs_step steps[] = {
		{ .op = ACS_OP_LOAD, .reg = &own_word },
	};
	struct acs_program program = { steps, ARRAY_SIZE(steps) };
	static struct fake fake;
	char said[128];

	memset(&fake, 0, sizeof(fake));
	run(verdict, &fake, &program, 0, 0xff8, said);
	same_text(verdict, "fault", "register word unreadable", said);
	same_text(verdict, "accesses", "", fake.log.text);
}

#endif /* ACS_TEST_PROGRAM_CHECK_H */
