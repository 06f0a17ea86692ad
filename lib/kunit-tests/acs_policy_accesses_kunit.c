// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit tests of how often the policy accesses hardware. On hardware an access
 * takes about a microsecond, and ioremap() takes longer, which a measurement
 * with registers in memory does not show.
 *
 * Accesses to emulated registers are counted exactly, and reported along with
 * those of the kernel's own quirks, which do the same in the same kernel. What
 * the PCI core does for any device is not counted: it searches for
 * capabilities, enables the standard ones, and restores config space.
 */
#include <linux/pci.h>
#include <linux/printk.h>
#include <kunit/test.h>

#include "../../drivers/pci/pci.h"
#include "engine.h"
#include "examples.h"
#include "machine.h"
#include "state.h"
#include "test-seam.h"

/* Neither the database nor the kernel's own quirks name it */
#define OTHER_VENDOR	0x1af4

#define UPDCR_PEERS	GENMASK(5, 0)
#define BSPR_DISABLED	(BIT(8) | BIT(9))

/* Above MACHINE_BASE and other values of RCBA in tests */
#define FIRST_BASE	0xe8000000

/**
 * struct accesses - accesses of one call
 * @config_reads: config reads of any function on the bus
 * @config_writes: config writes to any function on the bus
 * @memory_reads: reads of chipset registers
 * @memory_writes: writes to chipset registers
 * @maps: calls of ioremap()
 */
struct accesses {
	unsigned int config_reads;
	unsigned int config_writes;
	unsigned int memory_reads;
	unsigned int memory_writes;
	unsigned int maps;
};

/**
 * struct hook - an operation of the PCI core that calls a hook
 * @name: name of the operation
 * @call: the operation
 * @quirk: the part of it that the kernel's own quirks have, too
 */
struct hook {
	const char *name;
	void (*call)(struct pci_dev *dev);
	void (*quirk)(struct pci_dev *dev);
};

static void ask(struct pci_dev *dev)
{
	pci_acs_enabled(dev, ACS_ISOLATION);
}

static void enable(struct pci_dev *dev)
{
	pci_dev_specific_enable_acs(dev);
}

static void find(struct pci_dev *dev)
{
	pci_acs_init(dev);
	acs_enable_found(dev);
}

static void restore(struct pci_dev *dev)
{
	dev->state_saved = true;
	pci_restore_state(dev);
}

static const struct hook answer = { "answer", ask, ask };
static const struct hook enabling = { "enabling", find, enable };
static const struct hook restoring = { "restoring", restore, enable };

/**
 * enum past - what happened to the device before
 * @NEW: nothing
 * @KNOWN: ACS was enabled, and the PCI core asked about it
 * @LOST: as before, and then a suspend has reset the registers
 */
enum past {
	NEW,
	KNOWN,
	LOST,
};

/**
 * struct access_case - an operation, and the accesses that it needs
 * @hook: the operation
 * @name: name of the device
 * @vendor: vendor id
 * @device: device id
 * @type: PCI_EXP_TYPE_* or ACS_TYPE_CONVENTIONAL
 * @past: what happened before
 * @acs: the device has an ACS capability
 * @strapped: according to BSPR, the PCH isolates its ports anyway
 * @no_rcba: the window of chipset registers is not enabled
 * @takes: accesses of the policy
 */
struct access_case {
	const struct hook *hook;
	const char *name;
	u16 vendor;
	u16 device;
	u8 type;
	enum past past;
	bool acs;
	bool strapped;
	bool no_rcba;
	struct accesses takes;
};

#define ENDPOINT(v, d)	.vendor = v, .device = d, .type = PCI_EXP_TYPE_ENDPOINT
#define PORT(v, d)	.vendor = v, .device = d, .type = PCI_EXP_TYPE_ROOT_PORT
#define PCH_PORT	PORT(PCI_VENDOR_ID_INTEL, 0x1c10)
#define SPT_PORT	PORT(PCI_VENDOR_ID_INTEL, 0xa110), .acs = true
#define INTEL_PORT	PORT(PCI_VENDOR_ID_INTEL, 0xffff)
#define OTHER_PORT	PORT(OTHER_VENDOR, 0x0001), .acs = true
#define SOUTH_BRIDGE	.vendor = PCI_VENDOR_ID_ATI, .device = 0x4385, \
			.type = ACS_TYPE_CONVENTIONAL

/*
 * Accesses are counted by hand, from the rules. A port of a PCH without an ACS
 * capability, in quirkdb/intel-pch.acs, has these registers:
 *
 *  - RCBA of 1f.0, in config space: read once for a program that runs, and once
 *    for one that is checked;
 *  - BSPR, in memory: read once for both bits that the program tests;
 *  - UPDCR, in memory: read unless BSPR has both bits, then written and read
 *    back if something has to change;
 *  - MPC, in config space: likewise, but whatever BSPR holds.
 *
 * Registers in memory are mapped when they are first needed, and stay mapped.
 *
 * A port with misplaced ACS registers, in quirkdb/intel-spt.acs, has two dwords
 * in config space. The answer reads both. Enabling reads both, writes one if it
 * has to change, and then reads it back.
 *
 * An ACS capability has two words, which the answer reads.
 *
 * After a device's state was restored, the policy reads what the answer depends
 * on, provided that it has been asked about the device before.
 */
static const struct access_case access_cases[] = {
	/* No registers, no accesses */
	{ &answer, "first row", ENDPOINT(0x1924, 0x0903) },
	{ &answer, "last row", ENDPOINT(0x8088, 0x1001) },
	{ &answer, "first row, with ACS", ENDPOINT(0x1924, 0x0903),
	  .acs = true },
	{ &answer, "Intel integrated endpoint", .vendor = PCI_VENDOR_ID_INTEL,
	  .device = 0x1234, .type = PCI_EXP_TYPE_RC_END },
	{ &answer, "AMD south bridge", SOUTH_BRIDGE },
	{ &answer, "unknown vendor", ENDPOINT(0x10de, 0x2504) },
	{ &answer, "Intel miss, endpoint",
	  ENDPOINT(PCI_VENDOR_ID_INTEL, 0xffff) },
	{ &answer, "Intel miss, root port", INTEL_PORT },
	{ &answer, "PCH root port", PCH_PORT },
	/* Both words */
	{ &answer, "Intel miss, with ACS", INTEL_PORT, .acs = true,
	  .takes = { .config_reads = 2 } },
	{ &answer, "port with ACS", OTHER_PORT,
	  .takes = { .config_reads = 2 } },
	/* Both dwords */
	{ &answer, "misplaced ACS", SPT_PORT,
	  .takes = { .config_reads = 2 } },
	{ &answer, "misplaced ACS, enabled", SPT_PORT, .past = KNOWN,
	  .takes = { .config_reads = 2 } },
	/* RCBA, MPC; BSPR, UPDCR */
	{ &answer, "PCH root port, enabled", PCH_PORT, .past = KNOWN,
	  .takes = { .config_reads = 2, .memory_reads = 2 } },
	/* RCBA, MPC; BSPR */
	{ &answer, "PCH root port, strapped", PCH_PORT, .past = KNOWN,
	  .strapped = true,
	  .takes = { .config_reads = 2, .memory_reads = 1 } },

	{ &enabling, "unknown vendor", ENDPOINT(0x10de, 0x2504) },
	{ &enabling, "Intel miss, root port", INTEL_PORT },
	{ &enabling, "port with ACS", OTHER_PORT },
	{ &enabling, "port with ACS, again", OTHER_PORT, .past = KNOWN },
	/* RCBA, MPC twice; MPC; BSPR, UPDCR twice; UPDCR */
	{ &enabling, "PCH root port", PCH_PORT,
	  .takes = { .config_reads = 3, .config_writes = 1,
		     .memory_reads = 3, .memory_writes = 1, .maps = 1 } },
	/* RCBA, MPC; BSPR, UPDCR */
	{ &enabling, "PCH root port, again", PCH_PORT, .past = KNOWN,
	  .takes = { .config_reads = 2, .memory_reads = 2 } },
	/* RCBA, MPC twice; MPC; BSPR */
	{ &enabling, "PCH root port, strapped", PCH_PORT, .strapped = true,
	  .takes = { .config_reads = 3, .config_writes = 1,
		     .memory_reads = 1, .maps = 1 } },
	/* RCBA */
	{ &enabling, "PCH root port, no RCBA", PCH_PORT, .no_rcba = true,
	  .takes = { .config_reads = 1 } },
	/* Both dwords, one again; one */
	{ &enabling, "misplaced ACS", SPT_PORT,
	  .takes = { .config_reads = 3, .config_writes = 1 } },
	/* Both dwords */
	{ &enabling, "misplaced ACS, again", SPT_PORT, .past = KNOWN,
	  .takes = { .config_reads = 2 } },

	{ &restoring, "unknown vendor", ENDPOINT(0x10de, 0x2504),
	  .past = LOST },
	{ &restoring, "Intel miss, root port", INTEL_PORT, .past = LOST },
	{ &restoring, "port with ACS", OTHER_PORT, .past = LOST,
	  .takes = { .config_reads = 2 } },
	{ &restoring, "port with ACS, not asked", OTHER_PORT },
	/* Accesses of enabling, and those of the answer */
	{ &restoring, "PCH root port", PCH_PORT, .past = LOST,
	  .takes = { .config_reads = 3 + 2, .config_writes = 1,
		     .memory_reads = 3 + 2, .memory_writes = 1 } },
	{ &restoring, "misplaced ACS", SPT_PORT, .past = LOST,
	  .takes = { .config_reads = 3 + 2, .config_writes = 1 } },
};

/* A base whose registers are not mapped yet */
static u32 next_base(void)
{
	static u32 next = FIRST_BASE;
	u32 base = next;

	next += max(MACHINE_SIZE, PAGE_SIZE);
	return base;
}

/* The capability is the second of a list */
static void add_acs(void)
{
	acs_machine.config[PCI_CFG_SPACE_SIZE / 4] =
		PCI_EXT_CAP_ID_ERR | 1 << 16 | MACHINE_ACS << 20;
	acs_machine.config[MACHINE_ACS / 4] = PCI_EXT_CAP_ID_ACS | 1 << 16;
	acs_machine.config[MACHINE_ACS / 4 + 1] = ACS_ISOLATION;
}

static void lose_registers(void)
{
	acs_machine.memory[MACHINE_UPDCR / 4] |= UPDCR_PEERS;
	acs_machine.config[MACHINE_MPC / 4] = 0;
	/* The control register, standard and as misplaced by some PCHs */
	acs_machine.config[MACHINE_ACS / 4 + 1] &= 0xffff;
	acs_machine.config[MACHINE_ACS / 4 + 2] = 0;
}

static void prepare(struct pci_dev *dev, const struct access_case *c)
{
	acs_machine_reset();
	acs_machine.rcba = next_base() | !c->no_rcba;
	acs_machine.memory[MACHINE_UPDCR / 4] = UPDCR_PEERS;
	acs_machine.memory[MACHINE_BSPR / 4] = c->strapped ? BSPR_DISABLED : 0;
	if (c->acs)
		add_acs();

	dev->cfg_size = PCI_CFG_SPACE_EXP_SIZE;
	dev->acs_cap = c->acs ? MACHINE_ACS : 0;
	dev->multifunction = c->type != PCI_EXP_TYPE_ROOT_PORT;
	dev->dev_flags = 0;
	acs_machine_forget(dev);

	if (c->past != NEW) {
		find(dev);
		ask(dev);
	}
	if (c->past == LOST)
		lose_registers();
}

static struct accesses read_counts(void)
{
	return (struct accesses) {
		.config_reads = acs_machine.reads,
		.config_writes = acs_machine.config_writes,
		.memory_reads = acs_machine.memory_reads,
		.memory_writes = acs_machine.memory_writes,
		.maps = acs_machine.maps,
	};
}

static struct accesses less(struct accesses a, struct accesses b)
{
	return (struct accesses) {
		.config_reads = a.config_reads - b.config_reads,
		.config_writes = a.config_writes - b.config_writes,
		.memory_reads = a.memory_reads - b.memory_reads,
		.memory_writes = a.memory_writes - b.memory_writes,
		.maps = a.maps - b.maps,
	};
}

/* Counts accesses of @call, by the policy or by the kernel's own quirks */
static struct accesses count(struct pci_dev *dev, const struct access_case *c,
			     void (*call)(struct pci_dev *dev), bool aside)
{
	struct accesses before;

	suppress_printk = 1;
	acs_test_bypass = aside;
	prepare(dev, c);
	before = read_counts();
	call(dev);
	acs_test_bypass = false;
	suppress_printk = 0;
	return less(read_counts(), before);
}

static void report(const struct access_case *c, const struct accesses *policy,
		   const struct accesses *quirks)
{
	pr_info("bench: %s|%s|%u|%u|%u|%u|%u|%u|%u|%u|%u|%u\n", c->hook->name,
		c->name, policy->config_reads, policy->config_writes,
		policy->memory_reads, policy->memory_writes, policy->maps,
		quirks->config_reads, quirks->config_writes,
		quirks->memory_reads, quirks->memory_writes, quirks->maps);
}

static void hardware_is_accessed_no_more_than_it_takes(struct kunit *test)
{
	const struct access_case *c = test->param_value;
	struct pci_dev *dev = acs_machine_add_device(test, NULL, c->vendor,
						     c->device, c->type);
	struct accesses quirks, core, policy;

	quirks = count(dev, c, c->hook->quirk, true);
	core = less(count(dev, c, c->hook->call, true), quirks);
	policy = less(count(dev, c, c->hook->call, false), core);
	report(c, &policy, &quirks);

	KUNIT_EXPECT_EQ(test, policy.config_reads, c->takes.config_reads);
	KUNIT_EXPECT_EQ(test, policy.config_writes, c->takes.config_writes);
	KUNIT_EXPECT_EQ(test, policy.memory_reads, c->takes.memory_reads);
	KUNIT_EXPECT_EQ(test, policy.memory_writes, c->takes.memory_writes);
	KUNIT_EXPECT_EQ(test, policy.maps, c->takes.maps);
}

/* Two ports share registers: enabling the first one maps them for both */
static void a_base_is_mapped_once(struct kunit *test)
{
	static const struct access_case c = { PCH_PORT };
	struct pci_bus *bus = acs_machine_add_bus(test, NULL);
	struct pci_dev *ports[2];
	unsigned int i, bases;

	for (i = 0; i < ARRAY_SIZE(ports); i++) {
		ports[i] = acs_machine_add_device(test, bus, c.vendor, c.device,
						  c.type);
		prepare(ports[i], &c);
	}
	for (bases = 1; bases <= 3; bases++) {
		acs_machine.rcba = next_base() | 1;
		for (i = 0; i < ARRAY_SIZE(ports) * 2; i++) {
			struct pci_dev *port = ports[i % 2];

			restore(port);
			KUNIT_EXPECT_TRUE(test, pci_acs_enabled(port,
								ACS_ISOLATION));
			KUNIT_EXPECT_EQ(test, acs_machine.maps, bases);
		}
	}
}

static bool rests_on_registers(const struct acs_rule *rule)
{
	return rule->method->enable.count ||
	       rule->answer.kind == ACS_ANSWER_REGISTERS ||
	       acs_rule_reads_capability(rule);
}

/* The device has a rule, so that its ACS capability is not read */
static const struct acs_rule *find_rule(struct pci_dev *dev)
{
	struct acs_device record;

	add_acs();
	dev->acs_cap = MACHINE_ACS;
	acs_record_device(&record, dev);
	return acs_find_rule(&acs_policy_db, &record);
}

static void rules_without_registers_access_nothing(struct kunit *test)
{
	const struct example *example;
	unsigned int asked = 0;

	for (example = acs_policy_examples; example->rule; example++) {
		const struct acs_device *like = &example->device;
		struct pci_dev *dev = acs_machine_add_device(test, NULL,
							     like->vendor,
							     like->device,
							     like->type);
		struct accesses accesses = read_counts();
		const struct acs_rule *rule;

		dev->multifunction = like->multifunction;
		rule = find_rule(dev);
		if (!rule || rests_on_registers(rule))
			continue;
		enable(dev);
		ask(dev);
		acs_policy_recheck(dev);
		asked++;
		accesses = less(read_counts(), accesses);
		KUNIT_EXPECT_NULL_MSG(test,
				      memchr_inv(&accesses, 0,
						 sizeof(accesses)),
				      "%s at %s", example->rule,
				      example->place);
	}
	KUNIT_EXPECT_GT(test, asked, 0);
}

static void describe_access(const struct access_case *c, char *desc)
{
	snprintf(desc, KUNIT_PARAM_DESC_SIZE, "%s: %s", c->hook->name, c->name);
}

KUNIT_ARRAY_PARAM(access, access_cases, describe_access);

static struct kunit_case accesses_test_cases[] = {
	KUNIT_CASE_PARAM(hardware_is_accessed_no_more_than_it_takes,
			 access_gen_params),
	KUNIT_CASE(a_base_is_mapped_once),
	KUNIT_CASE(rules_without_registers_access_nothing),
	{}
};

static int accesses_suite_init(struct kunit_suite *suite)
{
	/* As an IOMMU driver does; ACS is not enabled otherwise */
	pci_request_acs();
	return acs_machine_map_memory(suite);
}

static struct kunit_suite accesses_test_suite = {
	.name = "acs_policy_accesses",
	.suite_init = accesses_suite_init,
	.init = acs_machine_init,
	.exit = acs_machine_exit,
	.test_cases = accesses_test_cases,
};

kunit_test_suite(accesses_test_suite);
