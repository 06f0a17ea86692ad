// SPDX-License-Identifier: GPL-2.0-only
/*
 * Emulates config space of the machine that tests of the adapter use.
 */
#include <linux/bitfield.h>

#include "engine.h"
#include "machine.h"
#include "test-seam.h"

/* Static, since memory that is emulated for ioremap() stays so */
struct acs_machine acs_machine;

/* Larger than the sysdata of any architecture: segment 0, no firmware node */
static unsigned long sysdata[256];

static const struct acs_policy *policy_before;
static struct acs_policy policy;

/**
 * acs_machine_init - begin a case with an empty machine and no boot option
 * @test: the case
 *
 * Return: 0.
 */
int acs_machine_init(struct kunit *test)
{
	policy_before = acs_boot_policy;
	policy.item_count = 0;
	acs_boot_policy = &policy;
	acs_machine_reset();
	return 0;
}

/**
 * acs_machine_exit - end a case that began with acs_machine_init()
 * @test: the case
 */
void acs_machine_exit(struct kunit *test)
{
	acs_test_bypass = false;
	acs_boot_policy = policy_before;
}

/**
 * acs_machine_reset - set all registers to zero, except for RCBA
 */
void acs_machine_reset(void)
{
	memset(&acs_machine, 0, sizeof(acs_machine));
	acs_machine.rcba = MACHINE_BASE | 1;
}

static void complain(void *context, const char *text,
		     const struct acs_mistake *mistake)
{
	struct kunit *test = context;

	KUNIT_FAIL(test, "option \"%s\": %s", text, mistake->what);
}

/**
 * acs_machine_set_option - set the boot option
 * @test: the case, which fails if there is a mistake in the option
 * @text: what follows "acs_policy="
 */
void acs_machine_set_option(struct kunit *test, const char *text)
{
	policy.item_count = 0;
	acs_boot_policy = &policy;
	acs_option_parse(&policy, text, complain, test);
}

/* The dword of config space at @where, or NULL if there is none */
static u32 *config_dword(unsigned int devfn, int where)
{
	if (devfn == MACHINE_DEVFN && !acs_machine.gone)
		return &acs_machine.config[where / 4];
	if (devfn == MACHINE_LPC && where == MACHINE_LPC_RCBA)
		return &acs_machine.rcba;
	return NULL;
}

static u32 size_mask(u8 size)
{
	return GENMASK(size * 8 - 1, 0);
}

static int config_read(struct pci_bus *bus, unsigned int devfn, int where,
		       int size, u32 *value)
{
	u32 *dword = config_dword(devfn, where);

	acs_machine.reads++;
	if (!dword)
		return PCIBIOS_DEVICE_NOT_FOUND;
	*value = *dword >> (where & 3) * 8 & size_mask(size);
	return PCIBIOS_SUCCESSFUL;
}

/**
 * acs_machine_write - write to a register and log the write
 * @memory: the register is in memory
 * @dword: the dword with the register
 * @offset: offset of the register, in bytes
 * @size: size of the register, in bytes
 * @value: the value to write
 */
void acs_machine_write(bool memory, u32 *dword, u32 offset, u8 size, u32 value)
{
	unsigned int shift = (offset & 3) * 8;
	struct acs_machine_write write = {
		.memory = memory,
		.offset = offset,
		.size = size,
		.before = *dword >> shift & size_mask(size),
		.value = value & size_mask(size),
	};
	u32 mask = size_mask(size) << shift;
	u32 changes = (*dword ^ value << shift) & mask;

	if (acs_machine.write_count < MACHINE_WRITES)
		acs_machine.writes[acs_machine.write_count] = write;
	acs_machine.write_count++;
	if (dword == &acs_machine.config[MACHINE_MPC / 4])
		changes &= ~acs_machine.stuck;
	*dword ^= changes;
}

static int config_write(struct pci_bus *bus, unsigned int devfn, int where,
			int size, u32 value)
{
	u32 *dword = config_dword(devfn, where);

	acs_machine.config_writes++;
	if (!dword)
		return PCIBIOS_DEVICE_NOT_FOUND;
	acs_machine_write(false, dword, where, size, value);
	return PCIBIOS_SUCCESSFUL;
}

static struct pci_ops config_ops = {
	.read = config_read,
	.write = config_write,
};

/**
 * acs_machine_add_bus - create a bus
 * @test: the case, which frees it
 * @bridge: bridge that leads to it, or NULL for a root bus
 *
 * Return: the bus.
 */
struct pci_bus *acs_machine_add_bus(struct kunit *test, struct pci_dev *bridge)
{
	struct pci_bus *bus = kunit_kzalloc(test, sizeof(*bus), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, bus);
	bus->ops = &config_ops;
	bus->sysdata = sysdata;
	bus->number = bridge ? bridge->bus->number + 1 : MACHINE_BUS;
	bus->parent = bridge ? bridge->bus : NULL;
	bus->self = bridge;
	return bus;
}

/**
 * acs_machine_set_type - set the port type of a device
 * @dev: the device
 * @type: PCI_EXP_TYPE_* or ACS_TYPE_CONVENTIONAL
 */
void acs_machine_set_type(struct pci_dev *dev, u8 type)
{
	bool pcie = type != ACS_TYPE_CONVENTIONAL;

	dev->pcie_cap = pcie ? 0x40 : 0;
	dev->pcie_flags_reg = pcie ? FIELD_PREP(PCI_EXP_FLAGS_TYPE, type) : 0;
}

/**
 * acs_machine_forget - let the engine forget what it has said of a device
 * @dev: the device
 */
void acs_machine_forget(struct pci_dev *dev)
{
	memset(dev->acs_policy, 0, sizeof(dev->acs_policy));
}

/**
 * acs_machine_add_device - create a device at 1c.0 of a bus
 * @test: the case, which frees it
 * @bus: the bus, or NULL for a root bus of its own
 * @vendor: its vendor id
 * @device: its device id
 * @type: PCI_EXP_TYPE_* or ACS_TYPE_CONVENTIONAL
 *
 * Return: the device.
 */
struct pci_dev *acs_machine_add_device(struct kunit *test, struct pci_bus *bus,
				       u16 vendor, u16 device, u8 type)
{
	struct pci_dev *dev = kunit_kzalloc(test, sizeof(*dev), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, dev);
	dev->bus = bus ?: acs_machine_add_bus(test, NULL);
	dev->devfn = MACHINE_DEVFN;
	dev->vendor = vendor;
	dev->device = device;
	dev->error_state = pci_channel_io_normal;
	dev->dev.init_name = "0000:70:1c.0";
	acs_machine_set_type(dev, type);
	return dev;
}
