// SPDX-License-Identifier: GPL-2.0-only
/*
 * Runs register programs on the captured registers of a machine. Access to a
 * register that the source does not have makes the outcome unknown, not a
 * failure.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "judge/registers.h"

/**
 * struct access - registers as a program accesses them
 * @registers: the registers
 * @function: the function
 */
struct access {
	struct registers *registers;
	const struct function *function;
};

/**
 * registers_new - copy the registers of a machine
 * @machine: the machine, linked; must outlive what is returned
 *
 * Return: the registers, to be freed with registers_free().
 */
struct registers *registers_new(const struct machine *machine)
{
	struct registers *registers = allocate(1, sizeof(*registers));

	registers->machine = machine;
	registers->configs =
		allocate(machine->count, sizeof(*registers->configs));
	if (machine->memory)
		memcpy(registers->memory, machine->memory->dwords,
		       sizeof(registers->memory));
	return registers;
}

/**
 * registers_free - free registers
 * @registers: from registers_new()
 */
void registers_free(struct registers *registers)
{
	unsigned int i;

	for (i = 0; i < registers->machine->count; i++)
		free(registers->configs[i]);
	free(registers->configs);
	free(registers);
}

/**
 * registers_forget - undo all writes to the config space of a function
 * @registers: the registers
 * @function: the function
 */
void registers_forget(struct registers *registers,
		      const struct function *function)
{
	unsigned int i = function - registers->machine->functions;

	free(registers->configs[i]);
	registers->configs[i] = NULL;
}

static int refuse_unknown(struct registers *registers)
{
	registers->asked_unknown = true;
	return -ENODATA;
}

static struct acs_config *config_of(struct registers *registers,
				    const struct function *f)
{
	struct acs_config **config =
		&registers->configs[f - registers->machine->functions];

	if (!*config) {
		*config = allocate(1, sizeof(**config));
		acs_config_reset(*config, f->captured);
	}
	return *config;
}

/* Finds a function of the same bus for which this register is known */
static const struct function *find_captured(const struct access *access,
					    u8 devfn, u16 offset, u8 width)
{
	const struct function *f = access->function;

	if (devfn != f->devfn)
		f = machine_find(access->registers->machine, f->domain, f->bus,
				 devfn);
	return f && function_knows(f, offset, width / 8) ? f : NULL;
}

static int config_read(void *context, u8 devfn, u16 offset, u8 width,
		       u32 *value)
{
	struct access *access = context;
	const struct function *f = find_captured(access, devfn, offset, width);

	if (!f)
		return refuse_unknown(access->registers);
	if (f->cleared_at && offset < f->cleared_at + 4 &&
	    offset + width / 8 > f->cleared_at)
		access->registers->took_cleared = true;
	*value = acs_config_get(config_of(access->registers, f)->bytes, offset,
				width / 8);
	return 0;
}

static int config_write(void *context, u8 devfn, u16 offset, u8 width,
			u32 value)
{
	struct access *access = context;
	const struct function *f = find_captured(access, devfn, offset, width);

	if (!f)
		return refuse_unknown(access->registers);
	acs_config_write(config_of(access->registers, f), offset, width / 8,
			 value);
	return 0;
}

static u32 *find_dword(struct registers *registers, u64 address)
{
	u64 offset = address - registers->machine->memory_base;

	if (!registers->machine->memory || offset >= ACS_MEMORY_SIZE)
		return NULL;
	return &registers->memory[offset / 4];
}

static int memory_read(void *context, u64 address, u8 width, u32 *value)
{
	struct access *access = context;
	const u32 *dword = find_dword(access->registers, address);

	if (!dword || access->registers->doubtful)
		return refuse_unknown(access->registers);
	*value = *dword >> (address & 3) * 8 & ~0U >> (32 - width);
	return 0;
}

static int memory_write(void *context, u64 address, u8 width, u32 value)
{
	struct access *access = context;
	u32 *dword = find_dword(access->registers, address);
	u32 mask = ~0U >> (32 - width) << (address & 3) * 8;

	if (!dword)
		return refuse_unknown(access->registers);
	*dword = (*dword & ~mask) | (value << (address & 3) * 8 & mask);
	return 0;
}

static const struct acs_io registers_io = {
	.config_read = config_read,
	.config_write = config_write,
	.memory_read = memory_read,
	.memory_write = memory_write,
};

static struct acs_place place_of(struct access *access,
				 const struct acs_device *record)
{
	struct acs_place place = {
		.io = &registers_io,
		.context = access,
		.devfn = access->function->devfn,
		.acs_cap = access->function->acs_at,
		.properties = acs_properties(record),
	};

	access->registers->asked_unknown = false;
	return place;
}

static enum outcome outcome_of(const struct registers *registers, int ret)
{
	if (registers->asked_unknown)
		return OUTCOME_UNKNOWN;
	return ret ? OUTCOME_FAILED : OUTCOME_DONE;
}

/**
 * registers_run_program - run a register program
 * @registers: the registers
 * @function: the function that it runs for
 * @record: its record
 * @program: the program
 * @fault: set if it failed
 *
 * Return: its outcome.
 */
enum outcome registers_run_program(struct registers *registers,
				   const struct function *function,
				   const struct acs_device *record,
				   const struct acs_program *program,
				   struct acs_fault *fault)
{
	struct access access = { registers, function };
	struct acs_place place = place_of(&access, record);
	int ret = acs_program_run(&place, program, fault);

	return outcome_of(registers, ret);
}

/**
 * registers_check_program - check that registers hold what a program has set
 * @registers: the registers
 * @function: the function that it ran for
 * @record: its record
 * @program: the program
 * @fault: set if they do not
 *
 * Return: OUTCOME_DONE if they do, or OUTCOME_FAILED or OUTCOME_UNKNOWN.
 */
enum outcome registers_check_program(struct registers *registers,
				     const struct function *function,
				     const struct acs_device *record,
				     const struct acs_program *program,
				     struct acs_fault *fault)
{
	struct access access = { registers, function };
	struct acs_place place = place_of(&access, record);
	int ret = acs_program_check(&place, program, fault);

	return outcome_of(registers, ret);
}

/**
 * registers_read - read a register that the database describes
 * @registers: the registers
 * @function: the function that asks for it
 * @record: its record
 * @reg: the register
 * @value: set to what was read
 * @fault: set if it could not be read
 *
 * Return: OUTCOME_DONE if it could, or OUTCOME_FAILED or OUTCOME_UNKNOWN.
 */
enum outcome registers_read(struct registers *registers,
			    const struct function *function,
			    const struct acs_device *record,
			    const struct acs_register *reg, u32 *value,
			    struct acs_fault *fault)
{
	struct access access = { registers, function };
	struct acs_place place = place_of(&access, record);
	int ret = acs_register_read(&place, reg, value, fault);

	return outcome_of(registers, ret);
}

/**
 * registers_read_acs - read ACS registers where a rule says they are
 * @registers: the registers
 * @function: the function that has them
 * @record: its record
 * @method: says where they are
 * @words: filled in
 *
 * Return: true if the source tells what they hold.
 */
bool registers_read_acs(struct registers *registers,
			const struct function *function,
			const struct acs_device *record,
			const struct acs_method *method,
			struct acs_words *words)
{
	struct access access = { registers, function };
	struct acs_place place = place_of(&access, record);
	struct acs_fault fault;

	words->state = ACS_WORDS_FAILED;
	if (!acs_register_read(&place, method->capability, &words->capability,
			       &fault) &&
	    !acs_register_read(&place, method->control, &words->control,
			       &fault))
		words->state = ACS_WORDS_READ;
	return !registers->asked_unknown;
}

/**
 * acs_control_enabled - get the ACS control register after the kernel has
 *	enabled ACS
 * @function: the function, known to have an ACS capability
 * @record: its record, with the bits that the kernel leaves off
 *
 * Return: the value of the register.
 */
u32 acs_control_enabled(const struct function *function,
			const struct acs_device *record)
{
	u32 wanted = ACS_ISOLATION;

	if (record->ats_disabled || record->external_facing ||
	    record->untrusted)
		wanted |= PCI_ACS_TB;
	return (function->words.control |
		(function->words.capability & wanted)) & ~record->words.struck;
}
