/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Test only: what is compiled with this header accesses registers by memory.h.
 * This is the engine, and the kernel's own quirks.
 */
#ifndef ACS_REPLAY_REDIRECT_H
#define ACS_REPLAY_REDIRECT_H

#include <linux/swab.h>

#include "memory.h"

#undef ioremap
#undef iounmap
#undef readb
#undef readw
#undef readl
#undef ioread32be
#undef writeb
#undef writew
#undef writel

#define ioremap(address, size)	acs_replay_ioremap(address, size)
#define iounmap(at)		acs_replay_iounmap(at)
#define readb(at)		((u8)acs_replay_read_memory(at, 1))
#define readw(at)		((u16)acs_replay_read_memory(at, 2))
#define readl(at)		acs_replay_read_memory(at, 4)
#define ioread32be(at)		swab32(readl(at))
#define writeb(value, at)	acs_replay_write_memory(at, 1, value)
#define writew(value, at)	acs_replay_write_memory(at, 2, value)
#define writel(value, at)	acs_replay_write_memory(at, 4, value)

#endif /* ACS_REPLAY_REDIRECT_H */
