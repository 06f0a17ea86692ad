// SPDX-License-Identifier: GPL-2.0-only
/*
 * Memory of the machine that tests of the adapter work on. Under UML only,
 * where ioremap() can be told what lies at an address.
 */
#include <linux/ioport.h>
#include <linux/logic_iomem.h>

#include "machine.h"

static unsigned long memory_read(void *priv, unsigned int offset, int size)
{
	return size == 4 ? machine.memory[offset / 4] : 0;
}

static void memory_write(void *priv, unsigned int offset, int size,
			 unsigned long value)
{
	machine_write(true, &machine.memory[offset / 4], offset, size, value);
}

static const struct logic_iomem_ops memory_ops = {
	.read = memory_read,
	.write = memory_write,
};

static long memory_map(unsigned long offset, size_t size,
		       const struct logic_iomem_ops **ops, void **priv)
{
	*ops = &memory_ops;
	return offset;
}

static const struct logic_iomem_region_ops memory_region_ops = {
	.map = memory_map,
};

static struct resource memory_resource = {
	.name = "ACS policy test",
	.start = MACHINE_BASE,
	.end = MACHINE_BASE + MACHINE_SIZE - 1,
	.flags = IORESOURCE_MEM,
};

/**
 * machine_map_memory - let ioremap() reach the machine's memory
 * @suite: the suite that needs it
 *
 * Return: 0 or a negative error number.
 */
int machine_map_memory(struct kunit_suite *suite)
{
	static bool added;
	int ret = 0;

	if (!added)
		ret = logic_iomem_add_region(&memory_resource,
					     &memory_region_ops);
	added = !ret;
	return ret;
}
