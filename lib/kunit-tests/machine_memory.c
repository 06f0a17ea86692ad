// SPDX-License-Identifier: GPL-2.0-only
/*
 * Emulates memory of the machine that tests of the adapter use.
 */
#include "io.h"
#include "machine.h"
#include "replay.h"

#define OFFSET_MASK	(MACHINE_SIZE - 1)

/* They are at the address in RCBA, whether or not the window is enabled */
static bool is_ours(u32 address)
{
	return !((address ^ acs_machine.rcba) & ~OFFSET_MASK);
}

static u32 memory_read(u32 address, int size)
{
	u32 offset = address & OFFSET_MASK;

	acs_machine.memory_reads++;
	if (!is_ours(address))
		return ~0U;
	return size == 4 ? acs_machine.memory[offset / 4] : 0;
}

static void memory_write(u32 address, int size, u32 value)
{
	u32 offset = address & OFFSET_MASK;

	acs_machine.memory_writes++;
	if (is_ours(address))
		acs_machine_write(true, &acs_machine.memory[offset / 4], offset,
				  size, value);
}

static void memory_map(u32 address)
{
	acs_machine.maps++;
}

static const struct acs_replay_memory_ops memory_ops = {
	.read = memory_read,
	.write = memory_write,
	.map = memory_map,
};

/**
 * acs_machine_map_memory - emulate the machine's memory for ioremap()
 * @suite: the suite that needs it
 *
 * The registers are mapped as if a program had run, since some suites mark
 * devices as enabled without running a program.
 *
 * Return: 0 or a negative error number.
 */
int acs_machine_map_memory(struct kunit_suite *suite)
{
	u32 unused;

	acs_replay_answer_memory(&memory_ops);
	return acs_program_io.memory_read(NULL, MACHINE_BASE + MACHINE_UPDCR,
					  32, &unused);
}
