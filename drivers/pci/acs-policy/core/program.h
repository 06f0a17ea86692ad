/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Runs and checks the register programs of the database.
 */
#ifndef ACS_PROGRAM_H
#define ACS_PROGRAM_H

#include "table.h"

/**
 * struct acs_io - how a program accesses registers
 * @config_read: read @width bits at config @offset of @devfn, a function on
 *	the device's own bus, into @value
 * @config_write: write @width bits there
 * @memory_read: read @width bits at the bus address @address into @value
 * @memory_write: write @width bits there
 *
 * Each returns 0 or a negative error number. The first argument is the context
 * of struct acs_place.
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
 * struct acs_place - the device that a program runs on
 * @io: functions that access registers
 * @context: passed to the functions of @io
 * @devfn: device and function number of the device
 * @acs_cap: config offset of its ACS extended capability, or 0
 * @properties: ACS_PROP_* bits of the device
 * @window: the window whose base register was read last, or NULL
 * @base: the address in that base register
 * @asked: the register that a condition or a mask read last, or NULL
 * @answer: the value that was read
 *
 * Each run and each check needs a new struct acs_place, since its last four
 * members cache values that were read. A write invalidates @asked.
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
 * enum acs_fault_kind - why a program failed
 * @ACS_FAULT_WINDOW_UNREADABLE: a window's base register could not be read
 * @ACS_FAULT_WINDOW_DISABLED: the window is not enabled
 * @ACS_FAULT_READ: a register could not be read, or read as all ones
 * @ACS_FAULT_WRITE: a register could not be written
 * @ACS_FAULT_READ_BACK: a register did not keep the value written
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
 * @kind: why it failed
 * @reg: the register that it failed at
 * @written: for ACS_FAULT_WRITE and ACS_FAULT_READ_BACK, the value written;
 *	for ACS_FAULT_LOST, the value that the register should hold
 * @read: for ACS_FAULT_READ_BACK, the value read back; for ACS_FAULT_LOST, the
 *	value that the register holds; for ACS_FAULT_WINDOW_DISABLED, the value
 *	of the window's base register
 */
struct acs_fault {
	enum acs_fault_kind kind;
	const struct acs_register *reg;
	u32 written;
	u32 read;
};

/* The registers of the ACS capability, where the specification has them */
extern const struct acs_register acs_standard_capability;
extern const struct acs_register acs_standard_control;

/**
 * acs_make_properties - get the properties of a device that guards can test
 * @ats_disabled: Address Translation Services are disabled in this kernel
 * @external_facing: a port that leads out of the machine
 * @untrusted: the kernel considers it to come from outside the machine
 *
 * Return: ACS_PROP_* bits.
 */
static inline u32 acs_make_properties(bool ats_disabled, bool external_facing,
				      bool untrusted)
{
	return (ats_disabled ? ACS_PROP_ATS_DISABLED : 0) |
	       (external_facing ? ACS_PROP_EXTERNAL_FACING : 0) |
	       (untrusted ? ACS_PROP_UNTRUSTED : 0);
}

int acs_register_read(struct acs_place *place, const struct acs_register *reg,
		      u32 *value, struct acs_fault *fault);
int acs_program_run(struct acs_place *place, const struct acs_program *program,
		    struct acs_fault *fault);
int acs_program_check(struct acs_place *place,
		      const struct acs_program *program,
		      struct acs_fault *fault);
size_t acs_format_fault(char *buf, size_t size, const struct acs_fault *fault);

#endif /* ACS_PROGRAM_H */
