// SPDX-License-Identifier: GPL-2.0-only
/*
 * The one place that touches hardware: config space of functions on the
 * device's bus, and memory-mapped registers.
 *
 * Other functions are reached by bus and number, since their struct pci_dev
 * may not exist yet: a PCH's root ports, device 1c, are enumerated before the
 * LPC bridge, device 1f, that holds the base of their registers.
 */
#include <linux/io.h>
#include <linux/pci.h>

#include "io.h"

static int config_read(void *context, u8 devfn, u16 offset, u8 width,
		       u32 *value)
{
	struct pci_dev *dev = context;
	int ret;
	u16 word;
	u8 byte;

	switch (width) {
	case 8:
		ret = pci_bus_read_config_byte(dev->bus, devfn, offset, &byte);
		*value = byte;
		break;
	case 16:
		ret = pci_bus_read_config_word(dev->bus, devfn, offset, &word);
		*value = word;
		break;
	default:
		ret = pci_bus_read_config_dword(dev->bus, devfn, offset,
						value);
		break;
	}

	return pcibios_err_to_errno(ret);
}

static int config_write(void *context, u8 devfn, u16 offset, u8 width,
			u32 value)
{
	struct pci_dev *dev = context;
	int ret;

	switch (width) {
	case 8:
		ret = pci_bus_write_config_byte(dev->bus, devfn, offset,
						value);
		break;
	case 16:
		ret = pci_bus_write_config_word(dev->bus, devfn, offset,
						value);
		break;
	default:
		ret = pci_bus_write_config_dword(dev->bus, devfn, offset,
						 value);
		break;
	}

	return pcibios_err_to_errno(ret);
}

static int memory_read(void *context, u64 address, u8 width, u32 *value)
{
	void __iomem *at = ioremap(address, width / 8);

	if (!at)
		return -ENOMEM;

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

	iounmap(at);
	return 0;
}

static int memory_write(void *context, u64 address, u8 width, u32 value)
{
	void __iomem *at = ioremap(address, width / 8);

	if (!at)
		return -ENOMEM;

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

	iounmap(at);
	return 0;
}

/* The context is the device's struct pci_dev */
const struct acs_io acs_hardware_io = {
	.config_read = config_read,
	.config_write = config_write,
	.memory_read = memory_read,
	.memory_write = memory_write,
};
