// SPDX-License-Identifier: GPL-2.0-only
/*
 * Emulates memory-mapped registers below 4 GiB. User Mode Linux lets a region
 * be registered for ioremap(), but never removed. So the whole range is
 * registered once, and the current emulation is looked up at each access.
 */
#include <linux/ioport.h>
#include <linux/logic_iomem.h>

#include "replay.h"

static const struct acs_replay_memory_ops *answering;

static unsigned long memory_read(void *priv, unsigned int offset, int size)
{
	u32 address = (unsigned long)priv + offset;

	return answering ? answering->read(address, size) : ~0UL;
}

static void memory_write(void *priv, unsigned int offset, int size,
			 unsigned long value)
{
	u32 address = (unsigned long)priv + offset;

	if (answering)
		answering->write(address, size, value);
}

static const struct logic_iomem_ops memory_ops = {
	.read = memory_read,
	.write = memory_write,
};

static long memory_map(unsigned long offset, size_t size,
		       const struct logic_iomem_ops **ops, void **priv)
{
	if (answering && answering->map)
		answering->map(offset);
	*ops = &memory_ops;
	*priv = (void *)offset;
	return 0;
}

static const struct logic_iomem_region_ops region_ops = {
	.map = memory_map,
};

static struct resource region = {
	.name = "ACS replay",
	.start = 0,
	.end = 0xffffffff,
	.flags = IORESOURCE_MEM,
};

/**
 * acs_replay_answer_memory - emulate memory-mapped registers
 * @ops: emulation to use from now on; with NULL, reads return all ones and
 *	writes are ignored
 *
 * Return: 0, or -ENOMEM if the memory is in use by others.
 */
int acs_replay_answer_memory(const struct acs_replay_memory_ops *ops)
{
	static bool added;
	int ret = 0;

	if (!added)
		ret = logic_iomem_add_region(&region, &region_ops);
	if (ret)
		return ret;
	added = true;
	answering = ops;
	return 0;
}
