// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit test that programs of the database change registers as the kernel's own
 * quirks do, which they replace: both run in the same kernel, on the same
 * struct pci_dev and with the same initial values, and must leave the same
 * config space, the same memory and the same writes.
 *
 * Writes of the value that a register has already are left out on both sides:
 * the kernel's own quirks write misplaced ACS registers even if nothing
 * changes, and the policy never does, which is tested as well. Reads are not
 * compared, since the policy reads back what it wrote. There are two deliberate
 * differences, which Documentation/PCI/acs-policy.rst explains: bits that do
 * not stick, and registers that read as all ones. The last cases test them.
 *
 * The command line decides whether ATS is disabled (pci=noats), so the suite
 * should be run in two boots. acs_policy_registers_kunit.every=N limits it to
 * every N-th device id, where all of them would take too long.
 */
#include <linux/moduleparam.h>
#include <linux/pci.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <kunit/test.h>

#include "../../drivers/pci/pci.h"
#include "all_types.h"
#include "engine.h"
#include "state.h"
#include "machine.h"
#include "test-seam.h"
#include "vendors.h"

/* Further differences of a case are only counted */
#define SHOWN		10

static unsigned int every = 1;
module_param(every, uint, 0444);

/*
 * Bits that no program uses, all zeros or nearly all ones: together with the
 * other fields, a register must not read as all ones
 */
static const u32 backgrounds[] = { 0, 0x7fffffff };

enum action { ENABLE, DISABLE_REDIRECT };

/**
 * struct start - initial values of a run
 * @rcba: base of the chipset registers, 0 for the usual one
 * @bspr: chipset register
 * @updcr: chipset register
 * @mpc: register of the port
 * @capability: misplaced ACS register of the port
 * @control: misplaced ACS register of the port
 * @stuck: bits of MPC that no write changes
 * @external_facing: the port leads out of the machine
 * @untrusted: the port comes from outside the machine
 */
struct start {
	u32 rcba;
	u32 bspr;
	u32 updcr;
	u32 mpc;
	u32 capability;
	u32 control;
	u32 stuck;
	bool external_facing;
	bool untrusted;
};

/**
 * struct outcome - result of a run
 * @handled: there was a program or a quirk for the device
 * @isolates: the device isolates afterwards
 * @machine: the registers afterwards, and the writes to them
 */
struct outcome {
	bool handled;
	bool isolates;
	struct acs_machine machine;
};

static struct outcome upstream, policy;

/**
 * struct tally - state and results of a case
 * @test: the case
 * @dev: the current device
 * @chipset_done: a device was tested with all initial chipset registers
 * @misplaced_done: a device was tested with all initial misplaced registers
 * @compared: number of pairs of runs compared
 * @handled: number of pairs with a program or a quirk
 * @different: number of pairs that differ
 */
struct tally {
	struct kunit *test;
	struct pci_dev *dev;
	bool chipset_done;
	bool misplaced_done;
	u64 compared;
	u64 handled;
	u64 different;
};

static u32 *config(unsigned int offset)
{
	return &acs_machine.config[offset / 4];
}

static void prepare(struct pci_dev *dev, const struct start *start)
{
	acs_machine_reset();
	if (start->rcba)
		acs_machine.rcba = start->rcba;
	acs_machine.memory[MACHINE_BSPR / 4] = start->bspr;
	acs_machine.memory[MACHINE_UPDCR / 4] = start->updcr;
	acs_machine.stuck = start->stuck;
	*config(MACHINE_MPC) = start->mpc;
	*config(dev->acs_cap + 4) = start->capability;
	*config(dev->acs_cap + 8) = start->control;
	dev->external_facing = start->external_facing;
	dev->untrusted = start->untrusted;
	dev->dev_flags = 0;
	acs_machine_forget(dev);
}

/* As the PCI core does it. Returns whether there was a program or a quirk */
static bool act(struct pci_dev *dev, enum action action)
{
	if (action == ENABLE)
		return !pci_dev_specific_enable_acs(dev);
	return !pci_dev_specific_disable_acs_redir(dev);
}

/* Runs the policy or the kernel's own quirks, without log messages */
static void run(struct outcome *outcome, struct pci_dev *dev,
		const struct start *start, enum action action)
{
	suppress_printk = 1;
	acs_test_bypass = outcome == &upstream;
	prepare(dev, start);
	outcome->handled = act(dev, action);
	outcome->machine = acs_machine;
	outcome->isolates = pci_dev_specific_acs_enabled(dev,
							 ACS_ISOLATION) > 0;
	acs_test_bypass = false;
	suppress_printk = 0;
}

/* Runs both, and only checks that they do nothing, as for most devices */
static bool both_do_nothing(struct tally *tally, enum action action)
{
	bool something;

	suppress_printk = 1;
	acs_machine.write_count = 0;
	something = act(tally->dev, action);
	acs_test_bypass = true;
	something |= act(tally->dev, action);
	acs_test_bypass = false;
	suppress_printk = 0;

	tally->compared++;
	return !something && !acs_machine.write_count;
}

/* The first write from @i on that changes something, or the number of writes */
static unsigned int next_change(const struct acs_machine *machine,
				unsigned int i)
{
	while (i < machine->write_count &&
	       machine->writes[i].value == machine->writes[i].before)
		i++;
	return i;
}

static bool same_write(const struct acs_machine_write *a,
		       const struct acs_machine_write *b)
{
	return a->memory == b->memory && a->offset == b->offset &&
	       a->size == b->size && a->value == b->value;
}

/* Compares the writes that change something, in their order */
static bool same_writes(void)
{
	const struct acs_machine *a = &upstream.machine, *b = &policy.machine;
	unsigned int i = 0, j = 0;

	if (a->write_count > MACHINE_WRITES || b->write_count > MACHINE_WRITES)
		return false;
	for (;; i++, j++) {
		i = next_change(a, i);
		j = next_change(b, j);
		if (i == a->write_count || j == b->write_count)
			return i == a->write_count && j == b->write_count;
		if (!same_write(&a->writes[i], &b->writes[j]))
			return false;
	}
}

/* ACS is enabled again and again, so a program only writes what changes */
static bool policy_writes_in_vain(void)
{
	const struct acs_machine *machine = &policy.machine;
	unsigned int i;

	for (i = 0; i < machine->write_count; i++)
		if (machine->writes[i].value == machine->writes[i].before)
			return true;
	return false;
}

static bool same_registers(void)
{
	const struct acs_machine *a = &upstream.machine, *b = &policy.machine;

	return a->rcba == b->rcba &&
	       !memcmp(a->config, b->config, sizeof(a->config)) &&
	       !memcmp(a->memory, b->memory, sizeof(a->memory));
}

static const char *what_differs(void)
{
	if (upstream.handled != policy.handled)
		return "only one of the two has something to do";
	if (!same_writes())
		return "the writes";
	if (policy_writes_in_vain())
		return "the policy writes what a register has already";
	if (!same_registers())
		return "the registers afterwards";
	if (upstream.isolates != policy.isolates)
		return "only one of the two then says that it isolates";
	return NULL;
}

static void show(const struct tally *tally, const struct start *start,
		 enum action action, const char *what)
{
	const struct acs_machine_write *a = upstream.machine.writes;
	const struct acs_machine_write *b = policy.machine.writes;

	KUNIT_FAIL(tally->test,
		   "%04x:%04x type %d, ACS at %#x, %s, from RCBA %08x BSPR %08x UPDCR %08x MPC %08x ACS %08x %08x, external-facing %u, untrusted %u: %s; the kernel's own quirks: %d, %u writes, the first %#x/%u = %08x; the policy: %d, %u writes, the first %#x/%u = %08x",
		   tally->dev->vendor, tally->dev->device,
		   tally->dev->pcie_cap ? pci_pcie_type(tally->dev) : -1,
		   tally->dev->acs_cap,
		   action == ENABLE ? "enabling" : "turning redirection off",
		   start->rcba, start->bspr, start->updcr, start->mpc,
		   start->capability, start->control, start->external_facing,
		   start->untrusted,
		   what, upstream.handled, upstream.machine.write_count,
		   a->offset, a->size, a->value, policy.handled,
		   policy.machine.write_count, b->offset, b->size, b->value);
}

static void compare(struct tally *tally, const struct start *start,
		    enum action action)
{
	const char *what;

	run(&upstream, tally->dev, start, action);
	run(&policy, tally->dev, start, action);
	tally->compared++;
	tally->handled += upstream.handled;

	what = what_differs();
	if (what && tally->different++ < SHOWN)
		show(tally, start, action, what);
}

/* Sets initial values, except for RCBA and the fields below */
static struct start start_on(u32 background)
{
	return (struct start) {
		.bspr = background & ~0x300,
		.updcr = background & ~0x3f,
		.mpc = background & ~BIT(26),
		.capability = background & ~0x7f,
		.control = background & ~0x7f,
	};
}

/*
 * Initial values for a port without an ACS capability: the strap, peer decode,
 * the bus number check, the address in RCBA and whether it is enabled, and
 * where the port leads. All of them, or every @step-th from @first.
 */
static void compare_chipset(struct tally *tally, unsigned int first,
			    unsigned int step)
{
	static const u32 rcbas[] = { MACHINE_BASE | 1, MACHINE_BASE,
				     MACHINE_BASE | 0x3fff,
				     MACHINE_BASE | 0x3ffe };
	unsigned int i;

	for (i = first; i < 4 * 64 * 2 * 4 * 4 * 2; i += step) {
		struct start start = start_on(backgrounds[i & 1]);

		start.bspr |= (i >> 1 & 3) << 8;
		start.updcr |= i >> 3 & 0x3f;
		start.mpc |= (i >> 9 & 1) << 26;
		start.rcba = rcbas[i >> 10 & 3];
		start.external_facing = i >> 12 & 1;
		start.untrusted = i >> 13;
		compare(tally, &start, ENABLE);
	}
}

/*
 * Initial values of misplaced ACS registers: capability and control, and where
 * the port leads. All of them, or every @step-th from @first.
 */
static void compare_misplaced(struct tally *tally, unsigned int first,
			      unsigned int step)
{
	unsigned int i;

	for (i = first; i < 128 * 128 * 4 * 2; i += step) {
		struct start start = start_on(backgrounds[i & 1]);

		start.capability |= i >> 1 & 0x7f;
		start.control |= i >> 8 & 0x7f;
		start.external_facing = i >> 15 & 1;
		start.untrusted = i >> 16;
		compare(tally, &start, ENABLE);
		compare(tally, &start, DISABLE_REDIRECT);
	}
}

/*
 * A device with a program for registers of either kind is tested with initial
 * values of that kind: the first device with all of them, the others, which
 * share its program, with some that differ for each device. 97 and 997 share no
 * divisor with the number of initial values.
 */
static void compare_device(struct tally *tally)
{
	u16 device = tally->dev->device;
	bool misplaced = !both_do_nothing(tally, DISABLE_REDIRECT);

	if (misplaced && tally->misplaced_done) {
		compare_misplaced(tally, device % 997, 997);
	} else if (misplaced) {
		compare_misplaced(tally, 0, 1);
		tally->misplaced_done = true;
	}

	if (both_do_nothing(tally, ENABLE) || misplaced)
		return;
	compare_chipset(tally, tally->chipset_done ? device % 97 : 0,
			tally->chipset_done ? 97 : 1);
	tally->chipset_done = true;
}

/* Every device id of every vendor, or every n-th, as every port type */
static void compare_all(struct tally *tally, u16 acs_cap)
{
	u16 vendors[VENDORS_MAX];
	int i, count = acs_test_collect_vendors(vendors);
	unsigned int type, device;

	KUNIT_ASSERT_GT(tally->test, count, 0);
	for (i = 0; i < count * 0x10000; i += max(every, 1U)) {
		device = i & 0xffff;
		tally->dev->vendor = vendors[i >> 16];
		tally->dev->device = device;
		if (acs_cap)
			tally->dev->acs_cap = device & 1 ? MACHINE_ACS
							 : MACHINE_ACS_2;
		for (type = 0; type < ARRAY_SIZE(all_types); type++) {
			acs_machine_set_type(tally->dev, all_types[type]);
			compare_device(tally);
		}
		cond_resched();
	}
}

static void the_kernels_own_quirks_do_the_same(struct kunit *test,
					       u16 acs_cap)
{
	struct tally tally = {
		.test = test,
		.dev = acs_machine_add_device(test, NULL, 0, 0, 0),
	};

	compare_all(&tally, acs_cap);
	kunit_info(test, "%llu pairs of runs compared, %llu differences, %llu with something to do, ATS %s\n",
		   tally.compared, tally.different, tally.handled,
		   pci_ats_disabled() ? "off" : "on");
	KUNIT_EXPECT_EQ(test, tally.different, 0);
	/* Otherwise the suite has compared nothing of interest */
	KUNIT_EXPECT_TRUE(test, tally.chipset_done);
	KUNIT_EXPECT_EQ(test, tally.misplaced_done, acs_cap > 0);
}

static void without_an_acs_capability(struct kunit *test)
{
	the_kernels_own_quirks_do_the_same(test, 0);
}

static void with_an_acs_capability(struct kunit *test)
{
	the_kernels_own_quirks_do_the_same(test, MACHINE_ACS);
}

static struct pci_dev *add_port(struct kunit *test, u16 device, u16 acs_cap)
{
	struct pci_dev *dev = acs_machine_add_device(test, NULL, 0x8086, device,
						     PCI_EXP_TYPE_ROOT_PORT);

	dev->acs_cap = acs_cap;
	return dev;
}

/* Listed: both write the same, but the policy notices that it did not stick */
static void a_bit_that_does_not_stick(struct kunit *test)
{
	static const struct start start = {
		.updcr = 0x3f,
		.stuck = BIT(26),
	};
	struct pci_dev *dev = add_port(test, 0x1c10, 0);

	run(&upstream, dev, &start, ENABLE);
	run(&policy, dev, &start, ENABLE);
	KUNIT_EXPECT_TRUE(test, same_writes());
	KUNIT_EXPECT_TRUE(test, same_registers());
	KUNIT_EXPECT_EQ(test, policy.machine.write_count, 2);
	KUNIT_EXPECT_TRUE(test, upstream.isolates);
	KUNIT_EXPECT_FALSE(test, policy.isolates);
}

/* Listed: the policy stops at a register that does not respond */
static void a_register_that_reads_as_all_ones(struct kunit *test)
{
	static const struct {
		u16 device;
		u16 acs_cap;
		struct start start;
		unsigned int policy_writes;
	} cases[] = {
		{ 0x1c10, 0, { .bspr = ~0U, .updcr = 0x3f }, 0 },
		{ 0x1c10, 0, { .updcr = ~0U }, 0 },
		{ 0x1c10, 0, { .updcr = 0x3f, .mpc = ~0U }, 1 },
		{ 0xa110, MACHINE_ACS, { .capability = ~0U }, 0 },
		{ 0xa110, MACHINE_ACS,
		  { .capability = 0x1f, .control = ~0U }, 0 },
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(cases); i++) {
		struct pci_dev *dev = add_port(test, cases[i].device,
					       cases[i].acs_cap);

		run(&upstream, dev, &cases[i].start, ENABLE);
		run(&policy, dev, &cases[i].start, ENABLE);
		KUNIT_EXPECT_TRUE_MSG(test, upstream.isolates, "case %u", i);
		KUNIT_EXPECT_FALSE_MSG(test, policy.isolates, "case %u", i);
		KUNIT_EXPECT_EQ_MSG(test, policy.machine.write_count,
				    cases[i].policy_writes, "case %u", i);
	}
}

static struct kunit_case registers_test_cases[] = {
	KUNIT_CASE(without_an_acs_capability),
	KUNIT_CASE(with_an_acs_capability),
	KUNIT_CASE(a_bit_that_does_not_stick),
	KUNIT_CASE(a_register_that_reads_as_all_ones),
	{}
};

static struct kunit_suite registers_test_suite = {
	.name = "acs_policy_registers",
	.suite_init = acs_machine_map_memory,
	.init = acs_machine_init,
	.exit = acs_machine_exit,
	.test_cases = registers_test_cases,
};

kunit_test_suite(registers_test_suite);
