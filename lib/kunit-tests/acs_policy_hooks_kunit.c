// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit tests of what the PCI core calls: the kernel adapter, on a root port
 * of our own whose config space and chipset registers are in memory.
 *
 * Under UML only, where ioremap() can be told what lies at an address.
 */
#include <linux/bitfield.h>
#include <linux/ioport.h>
#include <linux/logic_iomem.h>
#include <linux/panic.h>
#include <linux/pci.h>
#include <linux/printk.h>
#include <kunit/test.h>

#include "engine.h"

#define ISOLATED	(PCI_ACS_SV | PCI_ACS_RR | PCI_ACS_CR | PCI_ACS_UF)

/* What the hooks may say; the rest are the values of the PCI core */
#define GRANTED		1
#define DENIED		0
#define STANDARD	(-ENOTTY)
#define NOT_OURS	2

#define PORT		PCI_DEVFN(0x1c, 0)
#define LPC_BRIDGE	PCI_DEVFN(0x1f, 0)
#define LPC_RCBA	0xf0
#define PORT_MPC	0xd8
#define PORT_ACS	0x140

#define MEMORY_BASE	0xe0000000
#define MEMORY_SIZE	0x4000
#define MEMORY_UPDCR	0x1014

/* Neither the database nor the kernel's own quirks name it */
#define OTHER_VENDOR	0x1af4

/* Fixed, since what ioremap() was told once it never forgets */
static struct {
	u32 port[PCI_CFG_SPACE_EXP_SIZE / 4];
	u32 rcba;
	u32 memory[MEMORY_SIZE / 4];
	bool gone;
} machine;

static struct acs_policy policy_before;

/* The dword of config space at @where, or NULL if nobody answers there */
static u32 *config_dword(unsigned int devfn, int where)
{
	if (devfn == PORT && !machine.gone)
		return &machine.port[where / 4];
	if (devfn == LPC_BRIDGE && where == LPC_RCBA)
		return &machine.rcba;
	return NULL;
}

static int config_read(struct pci_bus *bus, unsigned int devfn, int where,
		       int size, u32 *value)
{
	u32 *dword = config_dword(devfn, where);

	if (!dword)
		return PCIBIOS_DEVICE_NOT_FOUND;
	*value = *dword >> (where & 3) * 8 & GENMASK(size * 8 - 1, 0);
	return PCIBIOS_SUCCESSFUL;
}

static int config_write(struct pci_bus *bus, unsigned int devfn, int where,
			int size, u32 value)
{
	u32 *dword = config_dword(devfn, where);

	/* Programs of the database write dwords */
	if (!dword || size != 4)
		return PCIBIOS_DEVICE_NOT_FOUND;
	*dword = value;
	return PCIBIOS_SUCCESSFUL;
}

static struct pci_ops config_ops = {
	.read = config_read,
	.write = config_write,
};

static unsigned long memory_read(void *priv, unsigned int offset, int size)
{
	return size == 4 ? machine.memory[offset / 4] : 0;
}

static void memory_write(void *priv, unsigned int offset, int size,
			 unsigned long value)
{
	if (size == 4)
		machine.memory[offset / 4] = value;
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
	.start = MEMORY_BASE,
	.end = MEMORY_BASE + MEMORY_SIZE - 1,
	.flags = IORESOURCE_MEM,
};

static int hooks_suite_init(struct kunit_suite *suite)
{
	static bool added;
	int ret = 0;

	if (!added)
		ret = logic_iomem_add_region(&memory_resource,
					     &memory_region_ops);
	added = !ret;
	return ret;
}

static struct pci_bus *add_bus(struct kunit *test, struct pci_dev *bridge)
{
	struct pci_bus *bus = kunit_kzalloc(test, sizeof(*bus), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, bus);
	bus->ops = &config_ops;
	bus->number = bridge ? bridge->bus->number + 1 : 0x70;
	bus->parent = bridge ? bridge->bus : NULL;
	bus->self = bridge;
	return bus;
}

static struct pci_dev *add_device(struct kunit *test, struct pci_bus *bus,
				  u16 vendor, u16 device, u8 type)
{
	struct pci_dev *dev = kunit_kzalloc(test, sizeof(*dev), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, dev);
	dev->bus = bus;
	dev->devfn = PORT;
	dev->vendor = vendor;
	dev->device = device;
	dev->error_state = pci_channel_io_normal;
	dev->dev.init_name = "0000:70:1c.0";
	if (type != ACS_TYPE_CONVENTIONAL) {
		dev->pcie_cap = 0x40;
		dev->pcie_flags_reg = FIELD_PREP(PCI_EXP_FLAGS_TYPE, type);
	}

	/* An earlier case may have had a device here that failed */
	acs_report_set_failed(dev, false);
	return dev;
}

static struct pci_dev *add_port(struct kunit *test, u16 vendor, u16 device)
{
	return add_device(test, add_bus(test, NULL), vendor, device,
			  PCI_EXP_TYPE_ROOT_PORT);
}

/* ACS where the specification has it, and the dword where some PCHs have it */
static void add_acs(struct pci_dev *dev, u16 capability, u16 control,
		    u32 misplaced)
{
	dev->acs_cap = PORT_ACS;
	machine.port[PORT_ACS / 4 + 1] = (u32)control << 16 | capability;
	machine.port[PORT_ACS / 4 + 2] = misplaced;
}

static void complain(void *context, const char *text,
		     const struct acs_mistake *mistake)
{
	struct kunit *test = context;

	KUNIT_FAIL(test, "option \"%s\": %s", text, mistake->what);
}

static void set_option(struct kunit *test, const char *text)
{
	memset(&acs_boot_policy, 0, sizeof(acs_boot_policy));
	acs_option_parse(&acs_boot_policy, text, complain, test);
}

static int hooks_init(struct kunit *test)
{
	policy_before = acs_boot_policy;
	memset(&acs_boot_policy, 0, sizeof(acs_boot_policy));

	memset(&machine, 0, sizeof(machine));
	machine.rcba = MEMORY_BASE | 1;
	machine.memory[MEMORY_UPDCR / 4] = 0x3f;
	return 0;
}

static void hooks_exit(struct kunit *test)
{
	acs_boot_policy = policy_before;
}

static int ask(struct pci_dev *dev, u16 flags)
{
	int answer;

	return acs_policy_answers(dev, flags, &answer) ? answer : NOT_OURS;
}

static int enable(struct pci_dev *dev)
{
	int result;

	return acs_policy_enables(dev, &result) ? result : NOT_OURS;
}

static void pch_port_isolates_once_enabled(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, 0x8086, 0x1c10);

	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);
	KUNIT_EXPECT_EQ(test, ask(dev, PCI_ACS_SV), DENIED);

	KUNIT_EXPECT_EQ(test, enable(dev), 0);
	KUNIT_EXPECT_EQ(test, machine.memory[MEMORY_UPDCR / 4], 0);
	KUNIT_EXPECT_EQ(test, machine.port[PORT_MPC / 4], 0x04000000);

	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), GRANTED);
	KUNIT_EXPECT_EQ(test, ask(dev, PCI_ACS_UF), GRANTED);
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED | PCI_ACS_TB), DENIED);
	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));
}

static void pch_port_without_rcba_never_isolates(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, 0x8086, 0x1c10);

	machine.rcba = MEMORY_BASE;
	KUNIT_EXPECT_EQ(test, enable(dev), 0);
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));

	machine.rcba = ~0U;
	KUNIT_EXPECT_EQ(test, enable(dev), 0);
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);
	KUNIT_EXPECT_EQ(test, machine.memory[MEMORY_UPDCR / 4], 0x3f);
	KUNIT_EXPECT_EQ(test, machine.port[PORT_MPC / 4], 0);
}

static void pch_port_with_dead_chipset_registers_never_isolates(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, 0x8086, 0x8c1e);

	memset(machine.memory, 0xff, sizeof(machine.memory));
	KUNIT_EXPECT_EQ(test, enable(dev), 0);
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);
}

static void pch_port_loses_what_resume_cannot_restore(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, 0x8086, 0x1c10);

	KUNIT_EXPECT_EQ(test, enable(dev), 0);
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), GRANTED);

	machine.rcba = 0;
	KUNIT_EXPECT_EQ(test, enable(dev), 0);
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);
	KUNIT_EXPECT_TRUE(test, acs_report_failed(dev));
	KUNIT_EXPECT_FALSE(test, dev->dev_flags &
			   PCI_DEV_FLAGS_ACS_ENABLED_QUIRK);

	machine.rcba = MEMORY_BASE | 1;
	KUNIT_EXPECT_EQ(test, enable(dev), 0);
	KUNIT_EXPECT_FALSE(test, acs_report_failed(dev));
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), GRANTED);
}

static void pch_port_under_strict_is_left_alone(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, 0x8086, 0x1c10);

	set_option(test, "strict");
	KUNIT_EXPECT_EQ(test, enable(dev), STANDARD);
	KUNIT_EXPECT_EQ(test, machine.memory[MEMORY_UPDCR / 4], 0x3f);
	KUNIT_EXPECT_EQ(test, machine.port[PORT_MPC / 4], 0);
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);
}

static void spt_port_isolates_by_its_misplaced_registers(struct kunit *test)
{
	static const char *const options[] = { "quirk", "strict" };
	struct pci_dev *dev;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(options); i++) {
		set_option(test, options[i]);
		dev = add_port(test, 0x8086, 0xa110);

		/* What stands where the specification has it says yes */
		add_acs(dev, ISOLATED, ISOLATED, 0);
		/* Both words are one dword there, and the upper says nothing */
		KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);

		KUNIT_EXPECT_EQ(test, enable(dev), 0);
		KUNIT_EXPECT_EQ(test, machine.port[PORT_ACS / 4 + 2], ISOLATED);
		KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), GRANTED);
		KUNIT_EXPECT_EQ(test, ask(dev, PCI_ACS_EC), DENIED);

		machine.port[PORT_ACS / 4 + 2] = PCI_ACS_SV;
		KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);
		KUNIT_EXPECT_EQ(test, ask(dev, PCI_ACS_SV), GRANTED);
	}
}

static void integrated_endpoint_isolates_but_under_strict(struct kunit *test)
{
	struct pci_dev *dev = add_device(test, add_bus(test, NULL), 0x8086,
					 0x1234, PCI_EXP_TYPE_RC_END);

	dev->multifunction = 1;
	KUNIT_EXPECT_EQ(test, enable(dev), STANDARD);
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), GRANTED);
	set_option(test, "strict");
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);
	set_option(test, "strict;quirk@pci:8086:1234");
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), GRANTED);
}

static void standard_acs_of_a_named_vendor_is_read_by_the_kernel(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, 0x8086, 0x0001);

	add_acs(dev, ISOLATED, ISOLATED, 0);
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), STANDARD);
	KUNIT_EXPECT_EQ(test, enable(dev), STANDARD);
	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));
}

static void other_vendors_are_left_to_the_kernels_quirks(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, OTHER_VENDOR, 0x0001);

	add_acs(dev, ISOLATED, ISOLATED, 0);
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), NOT_OURS);
	KUNIT_EXPECT_EQ(test, enable(dev), NOT_OURS);

	set_option(test, "strict");
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), STANDARD);
	KUNIT_EXPECT_EQ(test, enable(dev), STANDARD);
}

static void unreadable_acs_grants_nothing(struct kunit *test)
{
	static const u16 vendors[] = { 0x8086, OTHER_VENDOR };
	struct pci_dev *dev;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(vendors); i++) {
		dev = add_port(test, vendors[i], 0x0001);
		add_acs(dev, 0xffff, 0xffff, 0);
		KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));

		add_acs(dev, ISOLATED, ISOLATED, 0);
		KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));
		machine.gone = true;
		KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));
		machine.gone = false;
	}
}

static void override_claims_isolation_and_taints(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, OTHER_VENDOR, 0x0001);

	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));
	KUNIT_EXPECT_FALSE(test, test_taint(TAINT_USER));

	set_option(test, "override");
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), GRANTED);
	KUNIT_EXPECT_TRUE(test, test_taint(TAINT_USER));
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED | PCI_ACS_TB));
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, PCI_ACS_DT));

	set_option(test, "override@70:1c.1");
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));
	set_option(test, "override@70:1c.0");
	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));
}

static void override_adds_to_what_the_capability_says(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, OTHER_VENDOR, 0x0001);

	add_acs(dev, ISOLATED | PCI_ACS_TB, PCI_ACS_SV, 0);
	set_option(test, "override@70:1c.0");
	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED | PCI_ACS_TB));

	set_option(test, "override");
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));
	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, PCI_ACS_SV));
}

static void override_is_refused_to_what_comes_from_outside(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, OTHER_VENDOR, 0x0001);

	set_option(test, "override@70:1c.0");
	dev->external_facing = 1;
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));
	dev->external_facing = 0;
	dev->untrusted = 1;
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));
	dev->untrusted = 0;
	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));
}

/* A multifunction endpoint on bus 71, behind a bridge of type @type */
static struct pci_dev *add_endpoint_behind(struct kunit *test, u8 type)
{
	struct pci_dev *bridge = add_device(test, add_bus(test, NULL),
					    OTHER_VENDOR, 0x0001, type);
	struct pci_dev *dev = add_device(test, add_bus(test, bridge),
					 OTHER_VENDOR, 0x0002,
					 PCI_EXP_TYPE_ENDPOINT);

	dev->multifunction = 1;
	return dev;
}

static void paths_lead_through_bridges(struct kunit *test)
{
	struct pci_dev *dev = add_endpoint_behind(test,
						  PCI_EXP_TYPE_ROOT_PORT);

	set_option(test, "override@70:1c.0/1c.0");
	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));
	set_option(test, "override@71:1c.0");
	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));
	set_option(test, "override@70:1c.0");
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));
	set_option(test, "override@70:1c.0/00.0");
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));
}

static void override_is_refused_behind_a_conventional_bus(struct kunit *test)
{
	static const u8 types[] = { PCI_EXP_TYPE_PCI_BRIDGE,
				    PCI_EXP_TYPE_PCIE_BRIDGE,
				    ACS_TYPE_CONVENTIONAL };
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(types); i++) {
		struct pci_dev *dev = add_endpoint_behind(test, types[i]);

		set_option(test, "override@71:1c.0");
		KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));
	}
}

static void override_for_conventional_functions_ends_at_the_root_bus(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, OTHER_VENDOR, 0x0001);

	dev->pcie_cap = 0;
	set_option(test, "override@70:1c.0");
	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));

	dev = add_endpoint_behind(test, PCI_EXP_TYPE_ROOT_PORT);
	dev->pcie_cap = 0;
	set_option(test, "override@71:1c.0");
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));
}

/* On one device: our reading of the specification and the kernel's code */
static void compare_readings(struct kunit *test, struct pci_dev *dev)
{
	static const u16 flags[] = { 0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40,
				     ISOLATED, ISOLATED | PCI_ACS_EC };
	u32 words = machine.port[PORT_ACS / 4 + 1];
	static const struct acs_policy policy;
	struct acs_decision decision;
	struct acs_device record = {
		.vendor = dev->vendor,
		.device = dev->device,
		.hop_count = 1,
		.type = dev->pcie_cap ? pci_pcie_type(dev)
				      : ACS_TYPE_CONVENTIONAL,
		.multifunction = dev->multifunction,
		.root_bus = true,
		.has_acs = dev->acs_cap,
	};
	unsigned int i;

	if (dev->acs_cap) {
		record.words.state = ACS_WORDS_READ;
		record.words.capability = words & 0xffff;
		record.words.control = words >> 16;
	}
	acs_decide(&decision, &policy, &record, NULL, false);

	for (i = 0; i < ARRAY_SIZE(flags); i++)
		if (pci_acs_enabled(dev, flags[i]) !=
		    !(flags[i] & ~decision.provides))
			KUNIT_FAIL(test,
				   "type %u, multifunction %u, ACS at %#x: %08x, flags %#x: we provide %08x",
				   record.type, record.multifunction,
				   dev->acs_cap, words, flags[i],
				   decision.provides);
}

static void compare_device(struct kunit *test, u16 vendor, u8 type,
			   bool multifunction)
{
	static const u16 capabilities[] = { 0x00, 0x01, 0x05, 0x1d, 0x1f, 0x20,
					    0x3d, 0x5f, 0x7f };
	struct pci_dev *dev = add_device(test, add_bus(test, NULL), vendor,
					 0x0001, type);
	unsigned int i, control;

	dev->multifunction = multifunction;
	compare_readings(test, dev);
	for (i = 0; i < ARRAY_SIZE(capabilities); i++)
		for (control = 0; control < 0x80; control++) {
			add_acs(dev, capabilities[i], control, 0);
			compare_readings(test, dev);
		}
}

static void we_read_the_specification_as_the_kernel_does(struct kunit *test)
{
	static const u8 types[] = {
		PCI_EXP_TYPE_ENDPOINT, PCI_EXP_TYPE_LEG_END,
		PCI_EXP_TYPE_ROOT_PORT, PCI_EXP_TYPE_UPSTREAM,
		PCI_EXP_TYPE_DOWNSTREAM, PCI_EXP_TYPE_PCI_BRIDGE,
		PCI_EXP_TYPE_PCIE_BRIDGE, PCI_EXP_TYPE_RC_END,
		PCI_EXP_TYPE_RC_EC, ACS_TYPE_CONVENTIONAL,
	};
	int loglevel = console_loglevel;
	unsigned int i;

	/* This line also makes printk() show KUnit's last, which has no end */
	kunit_info(test, "the log tells of some 44,000 devices, unseen\n");
	console_loglevel = CONSOLE_LOGLEVEL_QUIET;
	for (i = 0; i < ARRAY_SIZE(types); i++) {
		compare_device(test, OTHER_VENDOR, types[i], false);
		compare_device(test, OTHER_VENDOR, types[i], true);
		/* Those have a rule */
		if (types[i] == PCI_EXP_TYPE_RC_END)
			continue;
		compare_device(test, 0x8086, types[i], false);
		compare_device(test, 0x8086, types[i], true);
	}
	console_loglevel = loglevel;
}

static struct kunit_case hooks_test_cases[] = {
	KUNIT_CASE(pch_port_isolates_once_enabled),
	KUNIT_CASE(pch_port_without_rcba_never_isolates),
	KUNIT_CASE(pch_port_with_dead_chipset_registers_never_isolates),
	KUNIT_CASE(pch_port_loses_what_resume_cannot_restore),
	KUNIT_CASE(pch_port_under_strict_is_left_alone),
	KUNIT_CASE(spt_port_isolates_by_its_misplaced_registers),
	KUNIT_CASE(integrated_endpoint_isolates_but_under_strict),
	KUNIT_CASE(standard_acs_of_a_named_vendor_is_read_by_the_kernel),
	KUNIT_CASE(other_vendors_are_left_to_the_kernels_quirks),
	KUNIT_CASE(unreadable_acs_grants_nothing),
	KUNIT_CASE(override_claims_isolation_and_taints),
	KUNIT_CASE(override_adds_to_what_the_capability_says),
	KUNIT_CASE(override_is_refused_to_what_comes_from_outside),
	KUNIT_CASE(paths_lead_through_bridges),
	KUNIT_CASE(override_is_refused_behind_a_conventional_bus),
	KUNIT_CASE(override_for_conventional_functions_ends_at_the_root_bus),
	KUNIT_CASE(we_read_the_specification_as_the_kernel_does),
	{}
};

static struct kunit_suite hooks_test_suite = {
	.name = "acs_policy_hooks",
	.suite_init = hooks_suite_init,
	.init = hooks_init,
	.exit = hooks_exit,
	.test_cases = hooks_test_cases,
};

kunit_test_suite(hooks_test_suite);
