// SPDX-License-Identifier: GPL-2.0-only
/*
 * Stands in for the chipset registers of the running machine where accesses
 * cannot be answered one by one: what the engine maps is other memory, with the
 * captured values. It keeps what is written.
 */
#include <linux/string.h>

#include "../../test-seam.h"
#include "replay.h"

static struct acs_replay *owner;

static u8 registers[ACS_MEMORY_SIZE] __aligned(PAGE_SIZE);

/* Where nobody answers */
static u8 nothing[PAGE_SIZE] __aligned(PAGE_SIZE);

static void *memory_at(u64 address)
{
	u64 offset = address - owner->memory_base;

	if (owner->captured_memory && offset < ACS_MEMORY_SIZE)
		return registers + offset;
	return memset(nothing, 0xff, sizeof(nothing));
}

/**
 * acs_seam_map - map a page of registers of a replayed machine
 * @address: its bus address
 *
 * Return: memory in its place, or NULL if no machine is replayed.
 */
void __iomem *acs_seam_map(u64 address)
{
	return owner ? (void __iomem __force *)memory_at(address) : NULL;
}

/**
 * acs_replay_set_chipset - emulate a machine's chipset registers
 * @replay: the machine, or NULL for none
 *
 * Return: 0.
 */
int acs_replay_set_chipset(struct acs_replay *replay)
{
	owner = replay;
	if (replay && replay->captured_memory)
		memcpy(registers, replay->captured_memory->dwords,
		       sizeof(registers));
	return 0;
}
