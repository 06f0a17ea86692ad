// SPDX-License-Identifier: GPL-2.0-only
/*
 * A device that needs no kernel around it: tests/bench/answer.c links it, the
 * engine and quirks.c into a program, to count what an answer takes.
 */
#include <linux/pci.h>

#include "../../drivers/pci/pci.h"
#include "bench.h"
#include "engine.h"
#include "machine.h"
#include "test-seam.h"

static struct pci_bus bus = { .number = MACHINE_BUS };
static struct pci_dev dev = { .bus = &bus, .devfn = MACHINE_DEVFN };
static const struct acs_policy no_option;

/**
 * acs_bench_device - set the device up
 * @vendor: its vendor id
 * @device: its device id
 * @type: its PCI_EXP_TYPE_*
 *
 * Return: the device; an endpoint is one of several functions.
 */
struct pci_dev *acs_bench_device(u16 vendor, u16 device, u8 type)
{
	acs_boot_policy = &no_option;
	dev.vendor = vendor;
	dev.device = device;
	dev.error_state = pci_channel_io_normal;
	dev.pcie_cap = 0x40;
	dev.pcie_flags_reg = type << 4;
	dev.multifunction = type == PCI_EXP_TYPE_ENDPOINT;
	return &dev;
}

/**
 * acs_bench_ask - ask as the PCI core does
 * @dev: the device
 * @stock: let the kernel's own quirks answer
 *
 * Return: the answer.
 */
int acs_bench_ask(struct pci_dev *dev, bool stock)
{
	acs_test_bypass = stock;
	return pci_dev_specific_acs_enabled(dev, ACS_ISOLATION);
}
