/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Running the register programs of the database.
 */
#ifndef ACS_PROGRAM_H
#define ACS_PROGRAM_H

#include "table.h"

/**
 * struct acs_io - how a program reaches registers
 * @config_read: read @width bits at config @offset of @devfn, a function on
 *	the device's own bus, into @value
 * @config_write: write them
 * @memory_read: read @width bits at the bus address @address into @value
 * @memory_write: write them
 *
 * Each returns 0 or a negative error number, and gets the context that was
 * handed to acs_program_run().
 */
struct acs_io {
	int (*config_read)(void *context, u8 devfn, u16 offset, u8 width,
			   u32 *value);
	int (*config_write)(void *context, u8 devfn, u16 offset, u8 width,
			    u32 value);
	int (*memory_read)(void *context, u64 address, u8 width, u32 *value);
	int (*memory_write)(void *context, u64 address, u8 width, u32 value);
};

/**
 * struct acs_place - where a program runs
 * @io: how registers are reached
 * @context: handed to the functions of @io
 * @devfn: the device's own function
 * @acs_cap: config offset of its ACS extended capability, or 0
 * @properties: ACS_PROP_* bits that hold for it
 * @window: the window whose base register was read last, or NULL
 * @base: the address that it holds
 * @asked: the register that a condition or a mask read last, or NULL
 * @answer: what it held
 *
 * A place serves one run or one check. What it remembers is not read again, but
 * a register is once anything was written.
 */
struct acs_place {
	const struct acs_io *io;
	void *context;
	u8 devfn;
	u16 acs_cap;
	u32 properties;
	const struct acs_window *window;
	u64 base;
	const struct acs_register *asked;
	u32 answer;
};

/**
 * enum acs_fault_kind - how a program failed
 * @ACS_FAULT_WINDOW_UNREADABLE: a window's base register could not be read
 * @ACS_FAULT_WINDOW_DISABLED: the window is not enabled
 * @ACS_FAULT_READ: a register could not be read, or read as all ones
 * @ACS_FAULT_WRITE: a register could not be written
 * @ACS_FAULT_READ_BACK: a register did not keep what was written
 * @ACS_FAULT_LOST: a register no longer holds what the program had set
 */
enum acs_fault_kind {
	ACS_FAULT_WINDOW_UNREADABLE,
	ACS_FAULT_WINDOW_DISABLED,
	ACS_FAULT_READ,
	ACS_FAULT_WRITE,
	ACS_FAULT_READ_BACK,
	ACS_FAULT_LOST,
};

/**
 * struct acs_fault - where a program failed
 * @kind: how
 * @reg: at which register
 * @written: for ACS_FAULT_WRITE and ACS_FAULT_READ_BACK, the value written;
 *	for ACS_FAULT_LOST, the one that it should hold
 * @read: for ACS_FAULT_READ_BACK, the register read afterwards; for
 *	ACS_FAULT_LOST, what it holds; for ACS_FAULT_WINDOW_DISABLED, the
 *	window's base register
 */
struct acs_fault {
	enum acs_fault_kind kind;
	const struct acs_register *reg;
	u32 written;
	u32 read;
};

int acs_register_read(struct acs_place *place, const struct acs_register *reg,
		      u32 *value, struct acs_fault *fault);
int acs_program_run(struct acs_place *place, const struct acs_program *program,
		    struct acs_fault *fault);
int acs_program_check(struct acs_place *place,
		      const struct acs_program *program,
		      struct acs_fault *fault);
size_t acs_format_fault(char *buf, size_t size, const struct acs_fault *fault);

#endif /* ACS_PROGRAM_H */
