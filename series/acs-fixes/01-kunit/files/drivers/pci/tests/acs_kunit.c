// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit tests for Access Control Services (ACS), PCIe r6.0, sec 6.12
 *
 * The devices are not registered. Their buses have pci_ops that read and write
 * an array instead of config space.
 */

#include <kunit/test.h>
#include <linux/bitfield.h>
#include <linux/logic_iomem.h>
#include <linux/pci.h>
#ifdef SINCE_tracepoint
#include <trace/events/pci.h>
#endif /* SINCE_tracepoint */

#include "../pci.h"

#define FAKE_ACS	0x140
#define FAKE_ISOLATION	(PCI_ACS_SV | PCI_ACS_RR | PCI_ACS_CR | PCI_ACS_UF)
#define FAKE_ACS_ALL	(FAKE_ISOLATION | PCI_ACS_TB | PCI_ACS_DT)

/* Not a PCI Express Device/Port Type: the device is not PCI Express */
#define FAKE_CONVENTIONAL	0xff

/**
 * struct fake_function - a function and its config space
 * @dev: the function
 * @config: its config space
 * @stuck: offset of a dword that keeps its value, or 0
 * @unreadable: reads fail, but writes arrive
 * @writes: number of writes
 */
struct fake_function {
	struct pci_dev dev;
	u32 config[PCI_CFG_SPACE_EXP_SIZE / 4];
	int stuck;
	bool unreadable;
	unsigned int writes;
};

/**
 * struct fake_bus - a bus and its functions
 * @bus: the bus
 * @functions: the functions by device and function number, or NULL
 */
struct fake_bus {
	struct pci_bus bus;
	struct fake_function *functions[256];
};

static struct fake_function *fake_function_at(struct pci_bus *bus,
					      unsigned int devfn)
{
	return container_of(bus, struct fake_bus, bus)->functions[devfn];
}

static int fake_read(struct pci_bus *bus, unsigned int devfn, int where,
		     int size, u32 *val)
{
	struct fake_function *func = fake_function_at(bus, devfn);

	if (!func || func->unreadable)
		return PCIBIOS_DEVICE_NOT_FOUND;

	*val = func->config[where / 4] >> (where & 3) * 8 &
	       GENMASK(size * 8 - 1, 0);
	return PCIBIOS_SUCCESSFUL;
}

static int fake_write(struct pci_bus *bus, unsigned int devfn, int where,
		      int size, u32 val)
{
	struct fake_function *func = fake_function_at(bus, devfn);
	int shift = (where & 3) * 8;
	u32 mask;

	if (!func)
		return PCIBIOS_DEVICE_NOT_FOUND;

	func->writes++;
	if (func->stuck && where / 4 == func->stuck / 4)
		return PCIBIOS_SUCCESSFUL;

	mask = GENMASK(size * 8 - 1, 0) << shift;
	func->config[where / 4] &= ~mask;
	func->config[where / 4] |= val << shift & mask;
	return PCIBIOS_SUCCESSFUL;
}

static struct pci_ops fake_ops = {
	.read = fake_read,
	.write = fake_write,
};

static struct pci_bus *fake_add_bus(struct kunit *test,
				    struct fake_function *bridge)
{
	struct fake_bus *fake = kunit_kzalloc(test, sizeof(*fake), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, fake);
	fake->bus.ops = &fake_ops;
	if (bridge) {
		fake->bus.self = &bridge->dev;
		fake->bus.parent = bridge->dev.bus;
	}
	return &fake->bus;
}

static struct fake_function *fake_add(struct kunit *test, struct pci_bus *bus,
				      unsigned int devfn, u16 vendor,
				      u16 device, int type)
{
	struct fake_function *func = kunit_kzalloc(test, sizeof(*func),
						   GFP_KERNEL);
	struct pci_dev *dev;

	KUNIT_ASSERT_NOT_NULL(test, func);
	dev = &func->dev;
	dev->bus = bus;
	dev->devfn = devfn;
	dev->vendor = vendor;
	dev->device = device;
	dev->cfg_size = PCI_CFG_SPACE_EXP_SIZE;
	dev->error_state = pci_channel_io_normal;
	dev->dev.init_name = "fake";
	if (type != FAKE_CONVENTIONAL) {
		dev->pcie_cap = 0x40;
		dev->pcie_flags_reg = FIELD_PREP(PCI_EXP_FLAGS_TYPE, type);
	}
	container_of(bus, struct fake_bus, bus)->functions[devfn] = func;
	return func;
}

/* A device of no quirk on a root bus of its own */
static struct fake_function *fake_add_port(struct kunit *test, int type)
{
	return fake_add(test, fake_add_bus(test, NULL), PCI_DEVFN(0x1c, 0),
			PCI_VENDOR_ID_REDHAT, 0x000c, type);
}

/* Add an ACS Extended Capability, PCIe r6.0, sec 7.7.11 */
static void fake_add_acs(struct fake_function *func, u16 cap, u16 ctrl)
{
	func->config[PCI_CFG_SPACE_SIZE / 4] = PCI_EXT_CAP_ID_VNDR | 1 << 16 |
					       FAKE_ACS << 20;
	func->config[FAKE_ACS / 4] = PCI_EXT_CAP_ID_ACS | 1 << 16;
	func->config[(FAKE_ACS + PCI_ACS_CAP) / 4] = cap | ctrl << 16;
	pci_acs_init(&func->dev);
}

static u16 fake_acs_ctrl(struct fake_function *func)
{
	return func->config[(FAKE_ACS + PCI_ACS_CAP) / 4] >> 16;
}

struct acs_case {
	const char *desc;
	int type;
	bool multifunction;
	bool has_acs;
	u16 cap;
	u16 ctrl;
	u16 flags;
	bool enabled;
};

static const struct acs_case acs_cases[] = {
	{ "Root Port, all enabled", PCI_EXP_TYPE_ROOT_PORT, false,
	  true, FAKE_ACS_ALL, FAKE_ISOLATION, FAKE_ISOLATION, true },
	{ "Root Port, RR not enabled", PCI_EXP_TYPE_ROOT_PORT, false,
	  true, FAKE_ACS_ALL, PCI_ACS_SV | PCI_ACS_CR | PCI_ACS_UF,
	  FAKE_ISOLATION, false },
	{ "Root Port, RR not enabled, but not asked for",
	  PCI_EXP_TYPE_ROOT_PORT, false, true, FAKE_ACS_ALL, PCI_ACS_SV,
	  PCI_ACS_SV, true },
	{ "Root Port, RR not implemented and so hard-wired",
	  PCI_EXP_TYPE_ROOT_PORT, false, true, PCI_ACS_SV | PCI_ACS_UF,
	  PCI_ACS_SV | PCI_ACS_UF, FAKE_ISOLATION, true },
	{ "Root Port, EC not implemented, which is not hard-wired",
	  PCI_EXP_TYPE_ROOT_PORT, false, true, FAKE_ACS_ALL, FAKE_ACS_ALL,
	  PCI_ACS_EC, false },
	{ "Root Port without ACS", PCI_EXP_TYPE_ROOT_PORT, false,
	  false, 0, 0, PCI_ACS_SV, false },
	{ "Downstream Port, all enabled", PCI_EXP_TYPE_DOWNSTREAM, false,
	  true, FAKE_ACS_ALL, FAKE_ISOLATION, FAKE_ISOLATION, true },
	{ "Downstream Port without ACS", PCI_EXP_TYPE_DOWNSTREAM, false,
	  false, 0, 0, PCI_ACS_SV, false },
	{ "single-function Upstream Port without ACS", PCI_EXP_TYPE_UPSTREAM,
	  false, false, 0, 0, FAKE_ISOLATION, true },
	{ "multifunction Upstream Port without ACS", PCI_EXP_TYPE_UPSTREAM,
	  true, false, 0, 0, PCI_ACS_RR, false },
	{ "single-function Endpoint without ACS", PCI_EXP_TYPE_ENDPOINT,
	  false, false, 0, 0, FAKE_ISOLATION, true },
	{ "multifunction Endpoint without ACS", PCI_EXP_TYPE_ENDPOINT,
	  true, false, 0, 0, PCI_ACS_RR, false },
	{ "multifunction Endpoint, RR and CR enabled", PCI_EXP_TYPE_ENDPOINT,
	  true, true, PCI_ACS_RR | PCI_ACS_CR, PCI_ACS_RR | PCI_ACS_CR,
	  FAKE_ISOLATION, true },
	{ "multifunction Endpoint, CR not enabled", PCI_EXP_TYPE_ENDPOINT,
	  true, true, PCI_ACS_RR | PCI_ACS_CR, PCI_ACS_RR,
	  FAKE_ISOLATION, false },
	{ "multifunction Legacy Endpoint without ACS", PCI_EXP_TYPE_LEG_END,
	  true, false, 0, 0, PCI_ACS_RR, false },
	{ "single-function RCiEP without ACS", PCI_EXP_TYPE_RC_END,
	  false, false, 0, 0, FAKE_ISOLATION, true },
	{ "multifunction RCiEP without ACS", PCI_EXP_TYPE_RC_END,
	  true, false, 0, 0, PCI_ACS_RR, false },
	{ "RCEC", PCI_EXP_TYPE_RC_EC, false, false, 0, 0, PCI_ACS_RR, false },
	{ "PCIe to PCI bridge", PCI_EXP_TYPE_PCI_BRIDGE, false,
	  false, 0, 0, PCI_ACS_RR, false },
	{ "PCI to PCIe bridge", PCI_EXP_TYPE_PCIE_BRIDGE, false,
	  false, 0, 0, PCI_ACS_RR, false },
	{ "conventional PCI", FAKE_CONVENTIONAL, false,
	  false, 0, 0, PCI_ACS_RR, false },
};

KUNIT_ARRAY_PARAM_DESC(acs, acs_cases, desc);

static void acs_enabled(struct kunit *test)
{
	const struct acs_case *param = test->param_value;
	struct fake_function *func = fake_add_port(test, param->type);

	func->dev.multifunction = param->multifunction;
	if (param->has_acs)
		fake_add_acs(func, param->cap, param->ctrl);

	KUNIT_EXPECT_EQ(test, pci_acs_enabled(&func->dev, param->flags),
			param->enabled);
}

/* An Endpoint below a switch below a Root Port; all ports isolate */
struct fake_hierarchy {
	struct fake_function *root, *upstream, *downstream, *endpoint;
};

static struct fake_function *fake_add_below(struct kunit *test,
					    struct fake_function *bridge,
					    int type)
{
	return fake_add(test, fake_add_bus(test, bridge), PCI_DEVFN(0, 0),
			PCI_VENDOR_ID_REDHAT, 0x000c, type);
}

static void fake_add_hierarchy(struct kunit *test, struct fake_hierarchy *h)
{
	h->root = fake_add_port(test, PCI_EXP_TYPE_ROOT_PORT);
	fake_add_acs(h->root, FAKE_ACS_ALL, FAKE_ISOLATION);
	h->upstream = fake_add_below(test, h->root, PCI_EXP_TYPE_UPSTREAM);
	h->downstream = fake_add_below(test, h->upstream,
				       PCI_EXP_TYPE_DOWNSTREAM);
	fake_add_acs(h->downstream, FAKE_ACS_ALL, FAKE_ISOLATION);
	h->endpoint = fake_add_below(test, h->downstream,
				     PCI_EXP_TYPE_ENDPOINT);
}

static void acs_path_isolates(struct kunit *test)
{
	struct fake_hierarchy h;

	fake_add_hierarchy(test, &h);

	KUNIT_EXPECT_TRUE(test, pci_acs_path_enabled(&h.endpoint->dev, NULL,
						     FAKE_ISOLATION));
	KUNIT_EXPECT_TRUE(test, pci_acs_path_enabled(&h.endpoint->dev,
						     &h.downstream->dev,
						     FAKE_ISOLATION));
}

static void acs_path_has_a_port_that_does_not(struct kunit *test)
{
	struct fake_hierarchy h;

	fake_add_hierarchy(test, &h);
	fake_add_acs(h.root, FAKE_ACS_ALL, PCI_ACS_SV);

	KUNIT_EXPECT_FALSE(test, pci_acs_path_enabled(&h.endpoint->dev, NULL,
						      FAKE_ISOLATION));
	KUNIT_EXPECT_TRUE(test, pci_acs_path_enabled(&h.endpoint->dev,
						     &h.upstream->dev,
						     FAKE_ISOLATION));

	fake_add_acs(h.root, FAKE_ACS_ALL, FAKE_ISOLATION);
	fake_add_acs(h.downstream, FAKE_ACS_ALL, PCI_ACS_SV);

	KUNIT_EXPECT_FALSE(test, pci_acs_path_enabled(&h.endpoint->dev, NULL,
						      FAKE_ISOLATION));
	KUNIT_EXPECT_TRUE(test, pci_acs_path_enabled(&h.upstream->dev, NULL,
						     FAKE_ISOLATION));
}

static void acs_path_misses_its_end(struct kunit *test)
{
	struct fake_hierarchy h, other;

	fake_add_hierarchy(test, &h);
	fake_add_hierarchy(test, &other);

	KUNIT_EXPECT_FALSE(test, pci_acs_path_enabled(&h.endpoint->dev,
						      &other.root->dev,
						      FAKE_ISOLATION));
}

static void acs_enable_sets_what_is_implemented(struct kunit *test)
{
	struct fake_function *func = fake_add_port(test,
						   PCI_EXP_TYPE_ROOT_PORT);

	fake_add_acs(func, FAKE_ACS_ALL & ~PCI_ACS_UF, 0);
	pci_enable_acs(&func->dev);
	KUNIT_EXPECT_EQ(test, fake_acs_ctrl(func),
			FAKE_ISOLATION & ~PCI_ACS_UF);
}

static void acs_enable_keeps_what_firmware_set(struct kunit *test)
{
	struct fake_function *func = fake_add_port(test,
						   PCI_EXP_TYPE_ROOT_PORT);

	fake_add_acs(func, FAKE_ACS_ALL, PCI_ACS_DT);
	pci_enable_acs(&func->dev);
	KUNIT_EXPECT_EQ(test, fake_acs_ctrl(func),
			FAKE_ISOLATION | PCI_ACS_DT);
}

static void acs_enable_blocks_translations_of_external_devices(struct kunit *test)
{
	struct fake_function *func = fake_add_port(test,
						   PCI_EXP_TYPE_ROOT_PORT);

	func->dev.external_facing = true;
	fake_add_acs(func, FAKE_ACS_ALL, 0);
	pci_enable_acs(&func->dev);
	KUNIT_EXPECT_EQ(test, fake_acs_ctrl(func),
			FAKE_ISOLATION | PCI_ACS_TB);
}

#ifdef SINCE_error_response
static void acs_of_a_device_that_does_not_respond(struct kunit *test)
{
	struct fake_function *func = fake_add_port(test,
						   PCI_EXP_TYPE_ROOT_PORT);

	fake_add_acs(func, FAKE_ACS_ALL, FAKE_ISOLATION);
	func->unreadable = true;

	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(&func->dev, FAKE_ISOLATION));
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(&func->dev, PCI_ACS_SV));
}

#endif /* SINCE_error_response */
#ifdef SINCE_no_enable
static void acs_enable_of_a_device_that_does_not_respond(struct kunit *test)
{
	struct fake_function *func = fake_add_port(test,
						   PCI_EXP_TYPE_ROOT_PORT);

	fake_add_acs(func, FAKE_ACS_ALL, PCI_ACS_SV);
	func->unreadable = true;
	pci_enable_acs(&func->dev);

	KUNIT_EXPECT_EQ(test, func->writes, 0);
	KUNIT_EXPECT_EQ(test, fake_acs_ctrl(func), PCI_ACS_SV);
}

#endif /* SINCE_no_enable */
#ifdef SINCE_tracepoint
struct acs_traced {
	struct pci_dev *pdev;
	u16 flags;
	bool enabled;
	char reason[32];
};

static void acs_trace_probe(void *data, struct pci_dev *pdev, u16 acs_flags,
			    bool enabled, const char *reason)
{
	struct acs_traced *traced = data;

	/* Other devices of this machine may be asked about meanwhile */
	if (pdev != traced->pdev)
		return;

	traced->flags = acs_flags;
	traced->enabled = enabled;
	strscpy(traced->reason, reason);
}

static struct fake_function *acs_trace_one(struct kunit *test,
					   struct acs_traced *traced, int type)
{
	struct fake_function *func = fake_add_port(test, type);

	memset(traced, 0, sizeof(*traced));
	traced->pdev = &func->dev;
	return func;
}

static void acs_trace_reasons(struct kunit *test)
{
	struct fake_function *func;
	struct acs_traced traced;

	if (register_trace_pci_acs_enabled(acs_trace_probe, &traced))
		kunit_skip(test, "needs tracepoints");

	func = acs_trace_one(test, &traced, PCI_EXP_TYPE_ROOT_PORT);
	fake_add_acs(func, PCI_ACS_SV, PCI_ACS_SV);
	pci_acs_enabled(&func->dev, FAKE_ISOLATION);
	KUNIT_EXPECT_TRUE(test, traced.enabled);
	KUNIT_EXPECT_EQ(test, traced.flags, FAKE_ISOLATION);
	KUNIT_EXPECT_STREQ(test, traced.reason, "ACS Control");

	fake_add_acs(func, PCI_ACS_SV, 0);
	pci_acs_enabled(&func->dev, FAKE_ISOLATION);
	KUNIT_EXPECT_FALSE(test, traced.enabled);
	KUNIT_EXPECT_STREQ(test, traced.reason, "ACS Control");

	func->unreadable = true;
	pci_acs_enabled(&func->dev, FAKE_ISOLATION);
	KUNIT_EXPECT_FALSE(test, traced.enabled);
	KUNIT_EXPECT_STREQ(test, traced.reason, "no response");

	func = acs_trace_one(test, &traced, PCI_EXP_TYPE_ROOT_PORT);
	pci_acs_enabled(&func->dev, FAKE_ISOLATION);
	KUNIT_EXPECT_FALSE(test, traced.enabled);
	KUNIT_EXPECT_STREQ(test, traced.reason, "no ACS capability");

	func->dev.vendor = PCI_VENDOR_ID_AMPERE;
	func->dev.device = 0xe005;
	pci_acs_enabled(&func->dev, FAKE_ISOLATION);
	KUNIT_EXPECT_TRUE(test, traced.enabled);
	KUNIT_EXPECT_STREQ(test, traced.reason, "quirk");

	func = acs_trace_one(test, &traced, PCI_EXP_TYPE_ENDPOINT);
	pci_acs_enabled(&func->dev, FAKE_ISOLATION);
	KUNIT_EXPECT_TRUE(test, traced.enabled);
	KUNIT_EXPECT_STREQ(test, traced.reason, "single function");

	func = acs_trace_one(test, &traced, PCI_EXP_TYPE_PCI_BRIDGE);
	pci_acs_enabled(&func->dev, FAKE_ISOLATION);
	KUNIT_EXPECT_FALSE(test, traced.enabled);
	KUNIT_EXPECT_STREQ(test, traced.reason, "port type");

	func = acs_trace_one(test, &traced, FAKE_CONVENTIONAL);
	pci_acs_enabled(&func->dev, FAKE_ISOLATION);
	KUNIT_EXPECT_FALSE(test, traced.enabled);
	KUNIT_EXPECT_STREQ(test, traced.reason, "not PCIe");

	unregister_trace_pci_acs_enabled(acs_trace_probe, &traced);
	tracepoint_synchronize_unregister();
}

#endif /* SINCE_tracepoint */
/* An IOMMU driver requests this on machines that have one; it stays so */
static int acs_suite_init(struct kunit_suite *suite)
{
	pci_request_acs();
	return 0;
}

static struct kunit_case acs_test_cases[] = {
	KUNIT_CASE_PARAM(acs_enabled, acs_gen_params),
	KUNIT_CASE(acs_path_isolates),
	KUNIT_CASE(acs_path_has_a_port_that_does_not),
	KUNIT_CASE(acs_path_misses_its_end),
	KUNIT_CASE(acs_enable_sets_what_is_implemented),
	KUNIT_CASE(acs_enable_keeps_what_firmware_set),
	KUNIT_CASE(acs_enable_blocks_translations_of_external_devices),
#ifdef SINCE_error_response
	KUNIT_CASE(acs_of_a_device_that_does_not_respond),
#endif /* SINCE_error_response */
#ifdef SINCE_no_enable
	KUNIT_CASE(acs_enable_of_a_device_that_does_not_respond),
#endif /* SINCE_no_enable */
#ifdef SINCE_tracepoint
	KUNIT_CASE(acs_trace_reasons),
#endif /* SINCE_tracepoint */
	{}
};

static struct kunit_suite acs_test_suite = {
	.name = "pci_acs",
	.suite_init = acs_suite_init,
	.test_cases = acs_test_cases,
};

/* Quirks that need no register, or registers of ACS at another offset */

struct acs_quirk_case {
	const char *desc;
	u16 vendor;
	u16 device;
	int type;
	u16 flags;
	int enabled;
};

static const struct acs_quirk_case acs_quirk_cases[] = {
	{ "Endpoint without peer-to-peer", PCI_VENDOR_ID_INTEL, 0x1521,
	  PCI_EXP_TYPE_ENDPOINT, FAKE_ACS_ALL, 1 },
	{ "Endpoint without peer-to-peer has no EC", PCI_VENDOR_ID_INTEL,
	  0x1521, PCI_EXP_TYPE_ENDPOINT, PCI_ACS_EC, 0 },
	{ "its neighbor in the list of device IDs", PCI_VENDOR_ID_INTEL,
	  0x1520, PCI_EXP_TYPE_ENDPOINT, PCI_ACS_RR, -ENOTTY },
	{ "the same device ID of another vendor", PCI_VENDOR_ID_REDHAT,
	  0x1521, PCI_EXP_TYPE_ENDPOINT, PCI_ACS_RR, -ENOTTY },
	{ "Intel RCiEP", PCI_VENDOR_ID_INTEL, 0x1234, PCI_EXP_TYPE_RC_END,
	  FAKE_ISOLATION, 1 },
	{ "Intel RCiEP does not block translations", PCI_VENDOR_ID_INTEL,
	  0x1234, PCI_EXP_TYPE_RC_END, PCI_ACS_TB, 0 },
	{ "Ampere Root Port", PCI_VENDOR_ID_AMPERE, 0xe005,
	  PCI_EXP_TYPE_ROOT_PORT, FAKE_ISOLATION, 1 },
	{ "Annapurna Root Port", PCI_VENDOR_ID_AMAZON_ANNAPURNA_LABS, 0x0031,
	  PCI_EXP_TYPE_ROOT_PORT, FAKE_ISOLATION, 1 },
	{ "Annapurna Root Port does not block translations",
	  PCI_VENDOR_ID_AMAZON_ANNAPURNA_LABS, 0x0031,
	  PCI_EXP_TYPE_ROOT_PORT, PCI_ACS_TB, 0 },
	{ "Annapurna Endpoint", PCI_VENDOR_ID_AMAZON_ANNAPURNA_LABS, 0x0031,
	  PCI_EXP_TYPE_ENDPOINT, FAKE_ISOLATION, -ENOTTY },
	{ "Intel PCH Root Port that was not enabled", PCI_VENDOR_ID_INTEL,
	  0x1c10, PCI_EXP_TYPE_ROOT_PORT, PCI_ACS_RR, 0 },
	{ "Intel PCH Endpoint", PCI_VENDOR_ID_INTEL, 0x1c10,
	  PCI_EXP_TYPE_ENDPOINT, PCI_ACS_RR, -ENOTTY },
	{ "Sunrise Point Root Port without ACS", PCI_VENDOR_ID_INTEL, 0xa110,
	  PCI_EXP_TYPE_ROOT_PORT, PCI_ACS_RR, -ENOTTY },
};

KUNIT_ARRAY_PARAM_DESC(acs_quirk, acs_quirk_cases, desc);

static void acs_quirk_answers(struct kunit *test)
{
	const struct acs_quirk_case *param = test->param_value;
	struct fake_function *func = fake_add_port(test, param->type);

	func->dev.vendor = param->vendor;
	func->dev.device = param->device;

	KUNIT_EXPECT_EQ(test, pci_dev_specific_acs_enabled(&func->dev,
							   param->flags),
			param->enabled);
}

static void acs_quirk_idt_has_no_sv(struct kunit *test)
{
	struct fake_function *func = fake_add_port(test,
						   PCI_EXP_TYPE_DOWNSTREAM);

	func->dev.vendor = PCI_VENDOR_ID_IDT;
	func->dev.device = 0x80b5;
	fake_add_acs(func, FAKE_ACS_ALL, 0);
	pci_enable_acs(&func->dev);

	KUNIT_EXPECT_EQ(test, fake_acs_ctrl(func),
			FAKE_ISOLATION & ~PCI_ACS_SV);
}

#define FAKE_SPT_CAP	((FAKE_ACS + PCI_ACS_CAP) / 4)
#define FAKE_SPT_CTRL	((FAKE_ACS + PCI_ACS_CAP + 4) / 4)

/* A Sunrise Point Root Port: dwords instead of words for both registers */
static struct fake_function *fake_add_spt(struct kunit *test)
{
	struct fake_function *func = fake_add_port(test,
						   PCI_EXP_TYPE_ROOT_PORT);

	func->dev.vendor = PCI_VENDOR_ID_INTEL;
	func->dev.device = 0xa110;
	fake_add_acs(func, FAKE_ISOLATION | PCI_ACS_TB, 0);
	return func;
}

static void acs_quirk_spt_enables(struct kunit *test)
{
	struct fake_function *func = fake_add_spt(test);

	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(&func->dev, PCI_ACS_RR));
	pci_enable_acs(&func->dev);

	KUNIT_EXPECT_EQ(test, func->config[FAKE_SPT_CTRL], FAKE_ISOLATION);
	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(&func->dev, FAKE_ISOLATION));
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(&func->dev, PCI_ACS_TB));
}

static void acs_quirk_spt_disables_redirection(struct kunit *test)
{
	struct fake_function *func = fake_add_spt(test);

	pci_enable_acs(&func->dev);
	pci_dev_specific_disable_acs_redir(&func->dev);

	KUNIT_EXPECT_EQ(test, func->config[FAKE_SPT_CTRL],
			PCI_ACS_SV | PCI_ACS_UF);
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(&func->dev, PCI_ACS_RR));
}

#ifdef SINCE_error_response
static void acs_quirk_spt_does_not_respond(struct kunit *test)
{
	struct fake_function *func = fake_add_spt(test);

	pci_enable_acs(&func->dev);
	func->unreadable = true;

	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(&func->dev, FAKE_ISOLATION));
}

#endif /* SINCE_error_response */
#ifdef SINCE_no_enable
static void acs_quirk_spt_enable_without_response(struct kunit *test)
{
	struct fake_function *func = fake_add_spt(test);

	func->config[FAKE_SPT_CTRL] = PCI_ACS_SV;
	func->unreadable = true;
	pci_enable_acs(&func->dev);
	pci_dev_specific_disable_acs_redir(&func->dev);

	KUNIT_EXPECT_EQ(test, func->config[FAKE_SPT_CTRL], PCI_ACS_SV);
}

#endif /* SINCE_no_enable */
static struct kunit_case acs_quirk_test_cases[] = {
	KUNIT_CASE_PARAM(acs_quirk_answers, acs_quirk_gen_params),
	KUNIT_CASE(acs_quirk_idt_has_no_sv),
	KUNIT_CASE(acs_quirk_spt_enables),
	KUNIT_CASE(acs_quirk_spt_disables_redirection),
#ifdef SINCE_error_response
	KUNIT_CASE(acs_quirk_spt_does_not_respond),
#endif /* SINCE_error_response */
#ifdef SINCE_no_enable
	KUNIT_CASE(acs_quirk_spt_enable_without_response),
#endif /* SINCE_no_enable */
	{}
};

static struct kunit_suite acs_quirk_test_suite = {
	.name = "pci_acs_quirk",
	.suite_init = acs_suite_init,
	.test_cases = acs_quirk_test_cases,
};

/* Intel PCH Root Ports, which are enabled by registers of the chipset */

#define FAKE_RCBA		0xe0000000
#define FAKE_RCBA_SIZE		0x4000
#define FAKE_RCBA_ENABLE	1
#define FAKE_LPC		PCI_DEVFN(0x1f, 0)
#define FAKE_LPC_RCBA		(0xf0 / 4)
#define FAKE_UPDCR		(0x1014 / 4)
#define FAKE_UPDCR_PEERS	0x3f
#define FAKE_BSPR		(0x1104 / 4)
#define FAKE_BSPR_NO_PEERS	(BIT(8) | BIT(9))
#define FAKE_MPC		(0xd8 / 4)
#define FAKE_MPC_IRBNCE		BIT(26)

/**
 * struct fake_pch - a Root Port, the LPC bridge and the chipset's registers
 * @port: the Root Port
 * @lpc: the LPC bridge, whose RCBA has the address of @registers
 * @registers: the registers
 * @stuck: no write changes @registers
 * @gone: @registers read as all ones
 * @maps: number of mappings of @registers
 * @accesses: number of reads and writes of @registers
 */
struct fake_pch {
	struct fake_function *port;
	struct fake_function *lpc;
	u32 registers[FAKE_RCBA_SIZE / 4];
	bool stuck;
	bool gone;
	unsigned int maps;
	unsigned int accesses;
};

/* Not on the stack, and known to the ops of a mapping that lasts */
static struct fake_pch fake_pch;

static unsigned long fake_pch_read(void *priv, unsigned int offset, int size)
{
	fake_pch.accesses++;
	return fake_pch.gone ? ~0U : fake_pch.registers[offset / 4];
}

static void fake_pch_write(void *priv, unsigned int offset, int size,
			   unsigned long val)
{
	fake_pch.accesses++;
	if (!fake_pch.stuck)
		fake_pch.registers[offset / 4] = val;
}

static const struct logic_iomem_ops fake_pch_ops = {
	.read = fake_pch_read,
	.write = fake_pch_write,
};

static long fake_pch_map(unsigned long offset, size_t size,
			 const struct logic_iomem_ops **ops, void **priv)
{
	fake_pch.maps++;
	*ops = &fake_pch_ops;
	return offset;
}

static const struct logic_iomem_region_ops fake_pch_region_ops = {
	.map = fake_pch_map,
};

static struct resource fake_pch_resource =
	DEFINE_RES_MEM_NAMED(FAKE_RCBA, FAKE_RCBA_SIZE, "fake PCH");

/* Only UML has memory that a test can emulate; regions cannot be removed */
static int acs_pch_suite_init(struct kunit_suite *suite)
{
	static bool added;

	acs_suite_init(suite);
	if (!IS_ENABLED(CONFIG_INDIRECT_IOMEM) || added)
		return 0;

	added = true;
	return logic_iomem_add_region(&fake_pch_resource,
				      &fake_pch_region_ops);
}

static int acs_pch_init(struct kunit *test)
{
	struct pci_bus *bus = fake_add_bus(test, NULL);

	if (!IS_ENABLED(CONFIG_INDIRECT_IOMEM))
		kunit_skip(test, "needs emulated memory");

	memset(&fake_pch, 0, sizeof(fake_pch));
	fake_pch.port = fake_add(test, bus, PCI_DEVFN(0x1c, 0),
				 PCI_VENDOR_ID_INTEL, 0x1c10,
				 PCI_EXP_TYPE_ROOT_PORT);
	fake_pch.lpc = fake_add(test, bus, FAKE_LPC, PCI_VENDOR_ID_INTEL,
				0x1c44, FAKE_CONVENTIONAL);
	fake_pch.lpc->config[FAKE_LPC_RCBA] = FAKE_RCBA | FAKE_RCBA_ENABLE;
	fake_pch.registers[FAKE_UPDCR] = 0xabcdef00 | FAKE_UPDCR_PEERS;
	return 0;
}

static bool acs_pch_isolates(void)
{
	return pci_acs_enabled(&fake_pch.port->dev, FAKE_ISOLATION);
}

static void acs_pch_enables(struct kunit *test)
{
	KUNIT_EXPECT_FALSE(test, acs_pch_isolates());
	fake_pch.port->config[FAKE_MPC] = 0x12;
	pci_enable_acs(&fake_pch.port->dev);

	KUNIT_EXPECT_EQ(test, fake_pch.registers[FAKE_UPDCR], 0xabcdef00);
	KUNIT_EXPECT_EQ(test, fake_pch.port->config[FAKE_MPC],
			FAKE_MPC_IRBNCE | 0x12);
	KUNIT_EXPECT_TRUE(test, acs_pch_isolates());
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(&fake_pch.port->dev,
						 PCI_ACS_TB));
}

static void acs_pch_without_peer_cycles_keeps_updcr(struct kunit *test)
{
	u32 before = fake_pch.registers[FAKE_UPDCR];

	fake_pch.registers[FAKE_BSPR] = FAKE_BSPR_NO_PEERS;
	pci_enable_acs(&fake_pch.port->dev);

	KUNIT_EXPECT_EQ(test, fake_pch.registers[FAKE_UPDCR], before);
	KUNIT_EXPECT_TRUE(test, acs_pch_isolates());
}

static void acs_pch_with_posted_peer_cycles_clears_updcr(struct kunit *test)
{
	fake_pch.registers[FAKE_BSPR] = BIT(8);
	pci_enable_acs(&fake_pch.port->dev);

	KUNIT_EXPECT_EQ(test, fake_pch.registers[FAKE_UPDCR], 0xabcdef00);
	KUNIT_EXPECT_TRUE(test, acs_pch_isolates());
}

static void acs_pch_rcba_is_disabled(struct kunit *test)
{
	fake_pch.lpc->config[FAKE_LPC_RCBA] = FAKE_RCBA;
	pci_enable_acs(&fake_pch.port->dev);

	KUNIT_EXPECT_EQ(test, fake_pch.accesses, 0);
	KUNIT_EXPECT_FALSE(test, acs_pch_isolates());
}

#ifdef SINCE_rcba
static void acs_pch_rcba_is_invalid(struct kunit *test)
{
	bool warned = test_taint(TAINT_WARN);

	fake_pch.lpc->unreadable = true;
	pci_enable_acs(&fake_pch.port->dev);
	KUNIT_EXPECT_FALSE(test, acs_pch_isolates());

	fake_pch.lpc->unreadable = false;
	fake_pch.lpc->config[FAKE_LPC_RCBA] = FAKE_RCBA_ENABLE;
	pci_enable_acs(&fake_pch.port->dev);
	KUNIT_EXPECT_FALSE(test, acs_pch_isolates());

	/* ioremap() would have warned, since nothing is emulated there */
	KUNIT_EXPECT_EQ(test, test_taint(TAINT_WARN), warned);
}

#endif /* SINCE_rcba */
#ifdef SINCE_map
static void acs_pch_is_mapped_once(struct kunit *test)
{
	int i;

	/* Now there is a mapping, which an earlier case may have made */
	pci_enable_acs(&fake_pch.port->dev);
	fake_pch.maps = 0;

	for (i = 0; i < 3; i++) {
		fake_pch.registers[FAKE_UPDCR] = FAKE_UPDCR_PEERS;
		pci_enable_acs(&fake_pch.port->dev);
		KUNIT_EXPECT_EQ(test, fake_pch.registers[FAKE_UPDCR], 0);
	}
	KUNIT_EXPECT_EQ(test, fake_pch.maps, 0);
}

#endif /* SINCE_map */
#ifdef SINCE_read_back
static void acs_pch_updcr_keeps_its_value(struct kunit *test)
{
	fake_pch.stuck = true;
	pci_enable_acs(&fake_pch.port->dev);

	KUNIT_EXPECT_FALSE(test, acs_pch_isolates());
}

static void acs_pch_mpc_keeps_its_value(struct kunit *test)
{
	fake_pch.port->stuck = FAKE_MPC * 4;
	pci_enable_acs(&fake_pch.port->dev);

	KUNIT_EXPECT_FALSE(test, acs_pch_isolates());
}

static void acs_pch_does_not_respond(struct kunit *test)
{
	fake_pch.port->unreadable = true;
	pci_enable_acs(&fake_pch.port->dev);

	KUNIT_EXPECT_FALSE(test, acs_pch_isolates());
}

static void acs_pch_registers_do_not_respond(struct kunit *test)
{
	fake_pch.gone = true;
	pci_enable_acs(&fake_pch.port->dev);

	KUNIT_EXPECT_FALSE(test, acs_pch_isolates());
}

static void acs_pch_is_lost_on_resume(struct kunit *test)
{
	pci_enable_acs(&fake_pch.port->dev);
	KUNIT_EXPECT_TRUE(test, acs_pch_isolates());

	/* Firmware has enabled peer decodes again, and locked them */
	fake_pch.registers[FAKE_UPDCR] = FAKE_UPDCR_PEERS;
	fake_pch.stuck = true;
	pci_restore_state(&fake_pch.port->dev);
	KUNIT_EXPECT_FALSE(test, acs_pch_isolates());

	fake_pch.stuck = false;
	pci_restore_state(&fake_pch.port->dev);
	KUNIT_EXPECT_TRUE(test, acs_pch_isolates());
}

#endif /* SINCE_read_back */
static struct kunit_case acs_pch_test_cases[] = {
	KUNIT_CASE(acs_pch_enables),
	KUNIT_CASE(acs_pch_without_peer_cycles_keeps_updcr),
	KUNIT_CASE(acs_pch_with_posted_peer_cycles_clears_updcr),
	KUNIT_CASE(acs_pch_rcba_is_disabled),
#ifdef SINCE_rcba
	KUNIT_CASE(acs_pch_rcba_is_invalid),
#endif /* SINCE_rcba */
#ifdef SINCE_map
	KUNIT_CASE(acs_pch_is_mapped_once),
#endif /* SINCE_map */
#ifdef SINCE_read_back
	KUNIT_CASE(acs_pch_updcr_keeps_its_value),
	KUNIT_CASE(acs_pch_mpc_keeps_its_value),
	KUNIT_CASE(acs_pch_does_not_respond),
	KUNIT_CASE(acs_pch_registers_do_not_respond),
	KUNIT_CASE(acs_pch_is_lost_on_resume),
#endif /* SINCE_read_back */
	{}
};

static struct kunit_suite acs_pch_test_suite = {
	.name = "pci_acs_intel_pch",
	.suite_init = acs_pch_suite_init,
	.init = acs_pch_init,
	.test_cases = acs_pch_test_cases,
};

kunit_test_suites(&acs_test_suite, &acs_quirk_test_suite, &acs_pch_test_suite);

MODULE_DESCRIPTION("KUnit tests for PCI Access Control Services");
MODULE_LICENSE("GPL");
