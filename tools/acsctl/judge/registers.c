// SPDX-License-Identifier: GPL-2.0-only
/*
 * Runs register programs on what a source tells of a machine's registers. One
 * that it does not tell cannot be read; that it was asked for makes the
 * outcome unknown rather than a failure.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "judge/registers.h"

/**
 * struct desk - a bench, and the function that a program runs for
 * @bench: the bench
 * @function: the function
 */
struct desk {
	struct bench *bench;
	const struct function *function;
};

/**
 * bench_new - lay out the registers of a machine
 * @machine: the machine, linked; has to stay
 *
 * Return: the bench, which bench_free() frees.
 */
struct bench *bench_new(const struct machine *machine)
{
	struct bench *bench = allocate(1, sizeof(*bench));

	bench->machine = machine;
	bench->configs = allocate(machine->count, sizeof(*bench->configs));
	if (machine->memory)
		memcpy(bench->memory, machine->memory->dwords,
		       sizeof(bench->memory));
	return bench;
}

/**
 * bench_free - free a bench
 * @bench: from bench_new()
 */
void bench_free(struct bench *bench)
{
	unsigned int i;

	for (i = 0; i < bench->machine->count; i++)
		free(bench->configs[i]);
	free(bench->configs);
	free(bench);
}

static int refuse(struct bench *bench)
{
	bench->asks_unknown = true;
	return -ENODATA;
}

static struct acs_config *config_of(struct bench *bench,
				    const struct function *f)
{
	struct acs_config **config =
		&bench->configs[f - bench->machine->functions];

	if (!*config) {
		*config = allocate(1, sizeof(**config));
		acs_config_reset(*config, f->captured);
	}
	return *config;
}

/* A function of the same bus, if the source tells this register of it */
static const struct function *find_teller(const struct desk *desk, u8 devfn,
					  u16 offset, u8 width)
{
	const struct function *f = desk->function;

	if (devfn != f->devfn)
		f = machine_find(desk->bench->machine, f->domain, f->bus,
				 devfn);
	return f && function_tells(f, offset, width / 8) ? f : NULL;
}

static int config_read(void *context, u8 devfn, u16 offset, u8 width,
		       u32 *value)
{
	struct desk *desk = context;
	const struct function *f = find_teller(desk, devfn, offset, width);

	if (!f)
		return refuse(desk->bench);
	*value = acs_config_get(config_of(desk->bench, f)->bytes, offset,
				width / 8);
	return 0;
}

static int config_write(void *context, u8 devfn, u16 offset, u8 width,
			u32 value)
{
	struct desk *desk = context;
	const struct function *f = find_teller(desk, devfn, offset, width);

	if (!f)
		return refuse(desk->bench);
	acs_config_write(config_of(desk->bench, f), offset, width / 8, value);
	return 0;
}

static u32 *find_dword(struct bench *bench, u64 address)
{
	u64 offset = address - bench->machine->memory_base;

	if (!bench->machine->memory || offset >= ACS_MEMORY_SIZE)
		return NULL;
	return &bench->memory[offset / 4];
}

static int memory_read(void *context, u64 address, u8 width, u32 *value)
{
	struct desk *desk = context;
	const u32 *dword = find_dword(desk->bench, address);

	if (!dword || desk->bench->doubtful)
		return refuse(desk->bench);
	*value = *dword >> (address & 3) * 8 & ~0U >> (32 - width);
	return 0;
}

static int memory_write(void *context, u64 address, u8 width, u32 value)
{
	struct desk *desk = context;
	u32 *dword = find_dword(desk->bench, address);
	u32 mask = ~0U >> (32 - width) << (address & 3) * 8;

	if (!dword)
		return refuse(desk->bench);
	*dword = (*dword & ~mask) | (value << (address & 3) * 8 & mask);
	return 0;
}

static const struct acs_io bench_io = {
	.config_read = config_read,
	.config_write = config_write,
	.memory_read = memory_read,
	.memory_write = memory_write,
};

static struct acs_place place_of(struct desk *desk,
				 const struct acs_device *record)
{
	struct acs_place place = {
		.io = &bench_io,
		.context = desk,
		.devfn = desk->function->devfn,
		.acs_cap = desk->function->acs_at,
	};

	if (record->ats_disabled)
		place.properties |= ACS_PROP_ATS_DISABLED;
	if (record->external_facing)
		place.properties |= ACS_PROP_EXTERNAL_FACING;
	if (record->untrusted)
		place.properties |= ACS_PROP_UNTRUSTED;
	desk->bench->asks_unknown = false;
	return place;
}

static enum outcome outcome_of(const struct bench *bench, int ret)
{
	if (bench->asks_unknown)
		return OUTCOME_UNKNOWN;
	return ret ? OUTCOME_FAILED : OUTCOME_DONE;
}

/**
 * bench_run - run a register program
 * @bench: the registers
 * @function: the function that it runs for
 * @record: its record
 * @program: the program
 * @fault: set if it failed
 *
 * Return: what became of it.
 */
enum outcome bench_run(struct bench *bench, const struct function *function,
		       const struct acs_device *record,
		       const struct acs_program *program,
		       struct acs_fault *fault)
{
	struct desk desk = { bench, function };
	struct acs_place place = place_of(&desk, record);
	int ret = acs_program_run(&place, program, fault);

	return outcome_of(bench, ret);
}

/**
 * bench_check - check that registers hold what a program has set
 * @bench: the registers
 * @function: the function that it ran for
 * @record: its record
 * @program: the program
 * @fault: set if they do not
 *
 * Return: OUTCOME_DONE if they do, or OUTCOME_FAILED or OUTCOME_UNKNOWN.
 */
enum outcome bench_check(struct bench *bench, const struct function *function,
			 const struct acs_device *record,
			 const struct acs_program *program,
			 struct acs_fault *fault)
{
	struct desk desk = { bench, function };
	struct acs_place place = place_of(&desk, record);
	int ret = acs_program_check(&place, program, fault);

	return outcome_of(bench, ret);
}

/**
 * bench_read - read a register that the database describes
 * @bench: the registers
 * @function: the function that asks for it
 * @record: its record
 * @reg: the register
 * @value: set to what was read
 * @fault: set if it could not be read
 *
 * Return: OUTCOME_DONE if it could, or OUTCOME_FAILED or OUTCOME_UNKNOWN.
 */
enum outcome bench_read(struct bench *bench, const struct function *function,
			const struct acs_device *record,
			const struct acs_register *reg, u32 *value,
			struct acs_fault *fault)
{
	struct desk desk = { bench, function };
	struct acs_place place = place_of(&desk, record);
	int ret = acs_register_read(&place, reg, value, fault);

	return outcome_of(bench, ret);
}

/**
 * bench_read_words - read ACS registers where a rule says they are
 * @bench: the registers
 * @function: the function that has them
 * @record: its record
 * @method: says where they are
 * @words: filled in
 *
 * Return: true if the source tells what they hold.
 */
bool bench_read_words(struct bench *bench, const struct function *function,
		      const struct acs_device *record,
		      const struct acs_method *method,
		      struct acs_words *words)
{
	struct desk desk = { bench, function };
	struct acs_place place = place_of(&desk, record);
	struct acs_fault fault;

	words->state = ACS_WORDS_FAILED;
	if (!acs_register_read(&place, method->capability, &words->capability,
			       &fault) &&
	    !acs_register_read(&place, method->control, &words->control,
			       &fault))
		words->state = ACS_WORDS_READ;
	return !bench->asks_unknown;
}

/**
 * standard_control - tell what the kernel makes of an ACS control word
 * @function: has an ACS capability and is known to
 * @record: its record
 *
 * Return: the word, with all enabled that the kernel enables if implemented.
 */
u32 standard_control(const struct function *function,
		     const struct acs_device *record)
{
	u32 wanted = ACS_ISOLATION;

	if (record->ats_disabled || record->external_facing ||
	    record->untrusted)
		wanted |= PCI_ACS_TB;
	return function->words.control |
	       (function->words.capability & wanted);
}
