// SPDX-License-Identifier: GPL-2.0-only
/*
 * The only file that accesses hardware: config space of functions on the
 * device's bus, and memory-mapped registers.
 *
 * The device itself is accessed by its struct pci_dev, so that nothing is done
 * to a disconnected device. Other functions are accessed by bus and function
 * number, since their struct pci_dev may not exist yet: the root ports of a
 * PCH, device 1c, are enumerated before the LPC bridge, device 1f, which has
 * the base address of their registers.
 *
 * A page of registers is mapped when a program first needs it, and stays
 * mapped. Reading alone never maps a page: the reader may be in atomic context,
 * or memory reclaim may be waiting for it. So a window that has moved, or that
 * no program has used, cannot be read until a program has run there.
 */
#include <linux/io.h>
#include <linux/mutex.h>
#include <linux/pci.h>
#include <linux/sched/mm.h>
#include <linux/spinlock.h>

#include "io.h"
#include "test-seam.h"

/* No machine has as many chipsets; further pages mean that a base moves */
#define PAGES_MAX	32

/**
 * struct page_of_registers - a page that stays mapped
 * @address: its bus address
 * @registers: where it is mapped
 */
struct page_of_registers {
	u64 address;
	void __iomem *registers;
};

/* Entries below mapped_count never change, so reading them needs no lock */
static struct page_of_registers mapped[PAGES_MAX];
static unsigned int mapped_count;
static DEFINE_SPINLOCK(mapped_lock);

/* Only base registers are read from other functions; they have 32 bits */
static int config_read(void *context, u8 devfn, u16 offset, u8 width,
		       u32 *value)
{
	struct pci_dev *dev = context;
	int ret;
	u16 word;
	u8 byte;

	if (devfn != dev->devfn) {
		if (width != 32)
			return -EINVAL;
		ret = pci_bus_read_config_dword(dev->bus, devfn, offset,
						value);
		return pcibios_err_to_errno(ret);
	}

	switch (width) {
	case 8:
		ret = pci_read_config_byte(dev, offset, &byte);
		*value = byte;
		break;
	case 16:
		ret = pci_read_config_word(dev, offset, &word);
		*value = word;
		break;
	default:
		ret = pci_read_config_dword(dev, offset, value);
		break;
	}

	return pcibios_err_to_errno(ret);
}

static int config_write(void *context, u8 devfn, u16 offset, u8 width,
			u32 value)
{
	struct pci_dev *dev = context;
	int ret;

	if (devfn != dev->devfn)
		return -EINVAL;

	switch (width) {
	case 8:
		ret = pci_write_config_byte(dev, offset, value);
		break;
	case 16:
		ret = pci_write_config_word(dev, offset, value);
		break;
	default:
		ret = pci_write_config_dword(dev, offset, value);
		break;
	}

	return pcibios_err_to_errno(ret);
}

static void __iomem *find_page(u64 address)
{
	/* Pairs with add_page() */
	unsigned int i, count = smp_load_acquire(&mapped_count);

	for (i = 0; i < count; i++)
		if (mapped[i].address == address)
			return mapped[i].registers;
	return NULL;
}

/* Returns the mapping to use: the first one that was added, or NULL */
static void __iomem *add_page(u64 address, void __iomem *registers)
{
	void __iomem *first;
	unsigned long flags;

	spin_lock_irqsave(&mapped_lock, flags);
	first = find_page(address);
	if (!first && mapped_count < PAGES_MAX) {
		mapped[mapped_count].address = address;
		mapped[mapped_count].registers = registers;
		/* Pairs with find_page() */
		smp_store_release(&mapped_count, mapped_count + 1);
		first = registers;
	}
	spin_unlock_irqrestore(&mapped_lock, flags);
	return first;
}

static void __iomem *map_page(u64 address)
{
	void __iomem *registers = ioremap(address, PAGE_SIZE);
	void __iomem *kept;

	if (!registers)
		return NULL;
	kept = add_page(address, registers);
	if (kept != registers)
		iounmap(registers);
	return kept;
}

static int read_at(void __iomem *at, u8 width, u32 *value)
{
	switch (width) {
	case 8:
		*value = readb(at);
		break;
	case 16:
		*value = readw(at);
		break;
	default:
		*value = readl(at);
		break;
	}

	return 0;
}

static int memory_read_mapped(void *context, u64 address, u8 width, u32 *value)
{
	void __iomem *page = find_page(address & PAGE_MASK);

	return page ? read_at(page + offset_in_page(address), width, value)
		    : -ENXIO;
}

static int memory_read(void *context, u64 address, u8 width, u32 *value)
{
	void __iomem *page = find_page(address & PAGE_MASK) ?:
			     map_page(address & PAGE_MASK);

	return page ? read_at(page + offset_in_page(address), width, value)
		    : -ENOMEM;
}

/* A program reads a register before it writes it, so it is mapped */
static int memory_write(void *context, u64 address, u8 width, u32 value)
{
	void __iomem *at = find_page(address & PAGE_MASK);

	if (!at)
		return -ENXIO;

	at += offset_in_page(address);
	switch (width) {
	case 8:
		writeb(value, at);
		break;
	case 16:
		writew(value, at);
		break;
	default:
		writel(value, at);
		break;
	}

	return 0;
}

const struct acs_io acs_program_io = {
	.config_read = config_read,
	.config_write = config_write,
	.memory_read = memory_read,
	.memory_write = memory_write,
};

const struct acs_io acs_read_only_io = {
	.config_read = config_read,
	.memory_read = memory_read_mapped,
};

/**
 * acs_device_place - describe a device to a register program
 * @dev: the device
 * @io: how the program is to access registers
 *
 * Return: what acs_program_run() and acs_program_check() expect.
 */
struct acs_place acs_device_place(struct pci_dev *dev, const struct acs_io *io)
{
	return (struct acs_place) {
		.io = io,
		.context = dev,
		.devfn = dev->devfn,
		.acs_cap = dev->acs_cap,
		.properties = acs_make_properties(pci_ats_disabled(),
						  dev->external_facing,
						  dev->untrusted),
		.window = NULL,
		.base = 0,
		.asked = NULL,
		.answer = 0,
	};
}

/*
 * Ports of a chipset share registers and may resume in parallel, so only one
 * program runs at a time. Readers take no lock: what they read is what the
 * register held at that time.
 */
static DEFINE_MUTEX(program_lock);

/**
 * acs_run_program - run a register program on a device
 * @dev: the device
 * @program: the program
 * @fault: set if the program fails
 *
 * A program that runs for the first time maps registers, which allocates
 * memory. The allocation must not wait for I/O: the device that does the I/O
 * may be resuming and waiting for the lock.
 *
 * Context: May sleep.
 *
 * Return: 0, or a negative error number.
 */
int acs_run_program(struct pci_dev *dev, const struct acs_program *program,
		    struct acs_fault *fault)
{
	struct acs_place place = acs_device_place(dev, &acs_program_io);
	unsigned int noio = memalloc_noio_save();
	int ret;

	mutex_lock(&program_lock);
	ret = acs_program_run(&place, program, fault);
	mutex_unlock(&program_lock);
	memalloc_noio_restore(noio);
	return ret;
}
