// SPDX-License-Identifier: GPL-2.0-only
/*
 * Emulates the chipset registers of the running machine: 16 KiB, at the address
 * in the capture.
 */
#include "replay.h"

static struct acs_replay *owner;

/* The offset in the chipset registers, or -1 outside of them */
static int offset_of(u32 address)
{
	if (!owner->captured_memory || address < owner->memory_base ||
	    address - owner->memory_base >= ACS_MEMORY_SIZE)
		return -1;
	return address - owner->memory_base;
}

static u32 chipset_read(u32 address, int size)
{
	struct acs_replay_access access = { .size = size };
	int offset = offset_of(address);

	if (offset < 0)
		return ~0U;
	access.offset = offset;
	if (acs_replay_fate(owner, &access) != ACS_REPLAY_DONE)
		return ~0U;
	return owner->memory[offset / 4] >> (offset & 3) * 8;
}

static void chipset_write(u32 address, int size, u32 value)
{
	struct acs_replay_access access = { .write = true, .size = size };
	int offset = offset_of(address), shift = (offset & 3) * 8;
	u32 mask = GENMASK(size * 8 - 1, 0) << shift;
	u32 *dword;

	if (offset < 0)
		return;
	access.offset = offset;
	if (acs_replay_fate(owner, &access) != ACS_REPLAY_DONE)
		return;
	dword = &owner->memory[offset / 4];
	*dword = (*dword & ~mask) | (value << shift & mask);
}

static const struct acs_replay_memory_ops chipset_ops = {
	.read = chipset_read,
	.write = chipset_write,
};

/**
 * acs_replay_set_chipset - emulate a machine's chipset registers
 * @replay: the machine, or NULL for none
 */
void acs_replay_set_chipset(struct acs_replay *replay)
{
	owner = replay;
	if (replay && replay->captured_memory)
		memcpy(replay->memory, replay->captured_memory->dwords,
		       sizeof(replay->memory));
	acs_replay_answer_memory(replay ? &chipset_ops : NULL);
}
