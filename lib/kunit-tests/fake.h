/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Fakes a root port at 1c.0 and the LPC bridge at 1f.0, as far as register
 * programs need them: a few registers, and a log of every access.
 *
 * An access is logged as
 *	R|W [DEVICE.FUNCTION+]ADDRESS/WIDTH VALUE
 * in hex, except for the width. The value of an access that fails is "fails";
 * without a response it is all ones, as on a bus.
 */
#ifndef ACS_TEST_FAKE_H
#define ACS_TEST_FAKE_H

#include "check.h"
#include "program.h"

#define FAKE_DEVFN	0xe0
#define FAKE_RCBA	0xfed1c000
#define FAKE_ACS	0x140

/**
 * enum fake_name - the registers
 * @RCBA: of the LPC bridge: base of the two that follow
 * @BSPR: in memory
 * @UPDCR: in memory
 * @MPC: of the root port
 * @CAPABILITY: of the root port, in its ACS capability
 * @CONTROL: of the root port, in its ACS capability, as PCHs misplace it
 * @FAKE_CELLS: number of registers
 */
enum fake_name {
	RCBA,
	BSPR,
	UPDCR,
	MPC,
	CAPABILITY,
	CONTROL,
	FAKE_CELLS,
};

/**
 * struct fake_place - address of a register, and what a program may change
 * @memory: it is in memory, else in config space
 * @devfn: the function, if it is in config space
 * @address: address in memory or offset in config space
 * @may_set: bits that may change from 0 to 1
 * @may_clear: bits that may change from 1 to 0
 */
struct fake_place {
	bool memory;
	u8 devfn;
	u32 address;
	u32 may_set;
	u32 may_clear;
};

/*
 * The invariant of every write: it enables isolation, never disables it, and
 * leaves the other bits of the register unchanged. A program that disables
 * redirection may clear its control bits, and do nothing else. A check writes
 * nothing.
 */
#define FAKE_REDIRECT	0x2c

static const struct fake_place fake_places[FAKE_CELLS] = {
	[RCBA]	= { false, 0xf8, 0xf0, 0, 0 },
	[BSPR]	= { true, 0, FAKE_RCBA + 0x1104, 0, 0 },
	[UPDCR]	= { true, 0, FAKE_RCBA + 0x1014, 0, 0x3f },
	[MPC]	= { false, FAKE_DEVFN, 0xd8, 0x04000000, 0 },
	[CAPABILITY] = { false, FAKE_DEVFN, FAKE_ACS + 4, 0, 0 },
	[CONTROL] = { false, FAKE_DEVFN, FAKE_ACS + 8, 0x1f, 0 },
};

/**
 * struct fake - values of the registers, and the log
 * @values: current values of the registers
 * @stuck: bits that no write changes
 * @flip: bits that each write inverts
 * @fail_at: the access that fails, counted from 1; 0 for none
 * @redirect_off: the program disables redirection
 * @only_check: the program is checked instead of run
 * @silent: the access fails without an error: a read returns all ones, a write
 *	is lost
 * @accesses: number of accesses so far
 * @log: the log, one line for each access
 * @violation: a write broke the invariant, or an access met no register
 */
struct fake {
	u32 values[FAKE_CELLS];
	u32 stuck[FAKE_CELLS];
	u32 flip[FAKE_CELLS];
	unsigned int fail_at;
	bool redirect_off;
	bool only_check;
	bool silent;
	unsigned int accesses;
	struct line log;
	bool violation;
};

static inline u32 fake_mask(u8 width)
{
	return ~0U >> (32 - width);
}

static inline int fake_find(struct fake *fake, bool memory, u8 devfn,
			    u64 address)
{
	int i;

	for (i = 0; i < FAKE_CELLS; i++)
		if (fake_places[i].memory == memory &&
		    fake_places[i].devfn == devfn &&
		    fake_places[i].address == address)
			return i;

	fake->violation = true;
	return -1;
}

static inline void fake_record(struct fake *fake, char direction, bool memory,
			       u8 devfn, u64 address, u8 width)
{
	append(&fake->log, "%c ", direction);
	if (memory)
		append(&fake->log, "%08x", (u32)address);
	else
		append(&fake->log, "%02x.%x+%03x", devfn >> 3, devfn & 7,
		       (u32)address);
	append(&fake->log, "/%u ", width);
	fake->accesses++;
}

static inline int fake_read(void *context, bool memory, u8 devfn, u64 address,
			    u8 width, u32 *value)
{
	struct fake *fake = context;
	int i = fake_find(fake, memory, devfn, address);

	fake_record(fake, 'R', memory, devfn, address, width);
	if (fake->accesses == fake->fail_at && !fake->silent) {
		append(&fake->log, "fails\n");
		return -EIO;
	}

	*value = ~0U;
	if (i >= 0 && fake->accesses != fake->fail_at)
		*value = fake->values[i];
	*value &= fake_mask(width);
	append(&fake->log, "%0*x\n", width / 4, *value);
	return 0;
}

static inline bool fake_allows(const struct fake *fake, int i, u32 set,
			       u32 cleared)
{
	if (fake->only_check)
		return false;
	if (fake->redirect_off)
		return !set && i == CONTROL && !(cleared & ~FAKE_REDIRECT);
	return !(set & ~fake_places[i].may_set) &&
	       !(cleared & ~fake_places[i].may_clear);
}

static inline int fake_write(void *context, bool memory, u8 devfn, u64 address,
			     u8 width, u32 value)
{
	struct fake *fake = context;
	int i = fake_find(fake, memory, devfn, address);
	u32 change;

	fake_record(fake, 'W', memory, devfn, address, width);
	if (fake->accesses == fake->fail_at && !fake->silent) {
		append(&fake->log, "fails\n");
		return -EIO;
	}
	append(&fake->log, "%0*x\n", width / 4, value);
	if (i < 0 || fake->accesses == fake->fail_at)
		return 0;

	change = (fake->values[i] ^ value) & fake_mask(width);
	if (!fake_allows(fake, i, change & value, change & ~value))
		fake->violation = true;
	fake->values[i] ^= (change & ~fake->stuck[i]) | fake->flip[i];
	return 0;
}

static inline int fake_config_read(void *context, u8 devfn, u16 offset,
				   u8 width, u32 *value)
{
	return fake_read(context, false, devfn, offset, width, value);
}

static inline int fake_config_write(void *context, u8 devfn, u16 offset,
				    u8 width, u32 value)
{
	return fake_write(context, false, devfn, offset, width, value);
}

static inline int fake_memory_read(void *context, u64 address, u8 width,
				   u32 *value)
{
	return fake_read(context, true, 0, address, width, value);
}

static inline int fake_memory_write(void *context, u64 address, u8 width,
				    u32 value)
{
	return fake_write(context, true, 0, address, width, value);
}

static const struct acs_io fake_io = {
	.config_read = fake_config_read,
	.config_write = fake_config_write,
	.memory_read = fake_memory_read,
	.memory_write = fake_memory_write,
};

#endif /* ACS_TEST_FAKE_H */
