// SPDX-License-Identifier: GPL-2.0-only
/*
 * Emulates memory-mapped registers below 4 GiB: ioremap() returns an address
 * where nothing is mapped, and each access to it is answered here. What was
 * mapped before the emulation began is accessed as usual.
 */
#include <linux/io.h>
#include <linux/mm.h>
#include <linux/vmalloc.h>

#include "memory.h"

static const struct acs_replay_memory_ops *answering;

/* Returns the emulated area that an address is in, or NULL */
static struct vm_struct *area_of(void __iomem *at)
{
	struct vm_struct *area = find_vm_area((void __force *)at);

	return area && !(area->flags & VM_IOREMAP) ? area : NULL;
}

static u32 address_of(const struct vm_struct *area, void __iomem *at)
{
	return area->phys_addr + ((void __force *)at - area->addr);
}

/**
 * acs_replay_ioremap - map registers, which may be emulated
 * @address: their physical address
 * @size: in bytes
 *
 * Context: May sleep.
 *
 * Return: the mapping, which acs_replay_iounmap() undoes, or NULL.
 */
void __iomem *acs_replay_ioremap(phys_addr_t address, size_t size)
{
	unsigned int start = offset_in_page(address);
	struct vm_struct *area;

	if (!answering || address > U32_MAX)
		return ioremap(address, size);

	if (answering->map)
		answering->map(address);
	area = get_vm_area(PAGE_ALIGN(start + size), VM_MAP);
	if (!area)
		return NULL;
	area->phys_addr = address - start;
	return (void __iomem __force *)(area->addr + start);
}

/**
 * acs_replay_iounmap - undo acs_replay_ioremap()
 * @at: its result
 *
 * Context: May sleep.
 */
void acs_replay_iounmap(void __iomem *at)
{
	struct vm_struct *area = area_of(at);

	if (area)
		free_vm_area(area);
	else
		iounmap(at);
}

/**
 * acs_replay_read_memory - read a register, which may be emulated
 * @at: where it is mapped
 * @size: in bytes
 *
 * Return: the value. Bits beyond @size bytes mean nothing.
 */
u32 acs_replay_read_memory(void __iomem *at, int size)
{
	struct vm_struct *area = area_of(at);

	if (area)
		return answering ? answering->read(address_of(area, at), size)
				 : ~0U;
	switch (size) {
	case 1:
		return readb(at);
	case 2:
		return readw(at);
	default:
		return readl(at);
	}
}

/**
 * acs_replay_write_memory - write a register, which may be emulated
 * @at: where it is mapped
 * @size: in bytes
 * @value: the value
 */
void acs_replay_write_memory(void __iomem *at, int size, u32 value)
{
	struct vm_struct *area = area_of(at);

	if (area) {
		if (answering)
			answering->write(address_of(area, at), size, value);
		return;
	}
	switch (size) {
	case 1:
		writeb(value, at);
		break;
	case 2:
		writew(value, at);
		break;
	default:
		writel(value, at);
		break;
	}
}

/**
 * acs_replay_answer_memory - emulate memory-mapped registers
 * @ops: emulation to use from now on; with NULL, reads of what is mapped return
 *	all ones, writes to it are ignored, and nothing more is emulated
 */
void acs_replay_answer_memory(const struct acs_replay_memory_ops *ops)
{
	answering = ops;
}
