/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Test only: access to memory-mapped registers, which may be emulated.
 */
#ifndef ACS_REPLAY_MEMORY_H
#define ACS_REPLAY_MEMORY_H

#include <linux/io.h>

/**
 * struct acs_replay_memory_ops - emulation of memory-mapped registers
 * @read: returns the value; bits beyond @size bytes are ignored
 * @write: writes a value
 * @map: called for each ioremap(), or NULL
 */
struct acs_replay_memory_ops {
	u32 (*read)(u32 address, int size);
	void (*write)(u32 address, int size, u32 value);
	void (*map)(u32 address);
};

void acs_replay_answer_memory(const struct acs_replay_memory_ops *ops);

void __iomem *acs_replay_ioremap(phys_addr_t address, size_t size);
void acs_replay_iounmap(void __iomem *at);
u32 acs_replay_read_memory(void __iomem *at, int size);
void acs_replay_write_memory(void __iomem *at, int size, u32 value);

#endif /* ACS_REPLAY_MEMORY_H */
