// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit tests of when hardware is accessed: not if a device is disconnected,
 * not through a window that has moved, and in any context.
 */
#include <linux/pci.h>
#include <linux/spinlock.h>
#include <kunit/test.h>

#include "engine.h"
#include "kernel-rows.h"
#include "machine.h"
#include "state.h"

#define ISOLATED	(PCI_ACS_SV | PCI_ACS_RR | PCI_ACS_CR | PCI_ACS_UF)

/* Neither the database nor the kernel's own quirks name it */
#define OTHER_VENDOR	0x1af4

static struct pci_dev *add_pch_port(struct kunit *test)
{
	return acs_machine_add_device(test, NULL, 0x8086, 0x1c10,
				      PCI_EXP_TYPE_ROOT_PORT);
}

static struct pci_dev *add_acs_port(struct kunit *test)
{
	struct pci_dev *dev = acs_machine_add_device(test, NULL, OTHER_VENDOR,
						     1, PCI_EXP_TYPE_ROOT_PORT);

	dev->acs_cap = MACHINE_ACS;
	acs_machine.config[MACHINE_ACS / 4 + 1] = ISOLATED << 16 | ISOLATED;
	return dev;
}

static void enable(struct kunit *test, struct pci_dev *dev)
{
	int result;

	KUNIT_EXPECT_TRUE(test, acs_policy_enable_acs(dev, &result));
	KUNIT_EXPECT_EQ(test, result, 0);
}

/* The new base is not mapped until a program runs there */
static void a_base_that_moved_is_noticed(struct kunit *test)
{
	struct pci_dev *dev = add_pch_port(test);
	struct acs_decision decision;

	enable(test, dev);
	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));

	acs_machine.rcba = MACHINE_BASE_2 | 1;
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));
	acs_decide_device(dev, &decision);
	KUNIT_EXPECT_EQ(test, decision.basis, ACS_BASIS_RULE_LOST);

	acs_machine.memory[MACHINE_UPDCR / 4] = 0x3f;
	enable(test, dev);
	KUNIT_EXPECT_EQ(test, acs_machine.memory[MACHINE_UPDCR / 4], 0);
	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));
}

/* Calls all hooks for a device whose registers would respond */
static void touch(struct kunit *test, struct pci_dev *dev)
{
	int result = 1;

	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, PCI_ACS_SV));
	acs_policy_recheck(dev);
	KUNIT_EXPECT_TRUE(test, acs_policy_enable_acs(dev, &result));
	KUNIT_EXPECT_EQ(test, result, -ENOTTY);
	result = 1;
	KUNIT_EXPECT_TRUE(test, acs_policy_disable_acs_redir(dev, &result));
	KUNIT_EXPECT_EQ(test, result, -ENOTTY);
}

static void what_is_disconnected_is_not_touched(struct kunit *test)
{
	struct pci_dev *(*const add[])(struct kunit *test) = {
		add_pch_port, add_acs_port,
	};
	struct acs_last_answer before, after;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(add); i++) {
		struct pci_dev *dev = add[i](test);
		int result;

		acs_policy_enable_acs(dev, &result);
		KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));
		KUNIT_EXPECT_TRUE(test, acs_state_last_answer(dev, &before));

		dev->error_state = pci_channel_io_perm_failure;
		acs_machine.reads = 0;
		acs_machine.write_count = 0;
		touch(test, dev);
		KUNIT_EXPECT_EQ(test, acs_machine.reads, 0);
		KUNIT_EXPECT_EQ(test, acs_machine.write_count, 0);
		/* Nothing is logged about it, so nothing is remembered */
		KUNIT_EXPECT_TRUE(test, acs_state_last_answer(dev, &after));
		KUNIT_EXPECT_EQ(test, before.provides, after.provides);
	}
}

static void no_claim_for_what_is_disconnected(struct kunit *test)
{
	struct pci_dev *dev = acs_machine_add_device(test, NULL, OTHER_VENDOR,
						     1, PCI_EXP_TYPE_ROOT_PORT);
	struct acs_last_answer given;

	acs_machine_set_option(test, "override");
	dev->error_state = pci_channel_io_perm_failure;
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));
	KUNIT_EXPECT_FALSE(test, acs_state_last_answer(dev, &given));
	dev->error_state = pci_channel_io_normal;
	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));
}

/*
 * As the AMD IOMMU driver of Linux 6.1 asks, and as drivers restore a device.
 * A kernel with lockdep and sleep checks reports violations.
 */
static void atomic_context_is_fine(struct kunit *test)
{
	static DEFINE_SPINLOCK(lock);
	struct pci_dev *dev = add_pch_port(test);
	struct acs_last_answer given;
	unsigned long flags;
	bool isolated;

	enable(test, dev);
	spin_lock_irqsave(&lock, flags);
	isolated = pci_acs_enabled(dev, ISOLATED);
	acs_policy_recheck(dev);
	spin_unlock_irqrestore(&lock, flags);

	KUNIT_EXPECT_TRUE(test, isolated);
	KUNIT_EXPECT_TRUE(test, acs_state_last_answer(dev, &given));
	KUNIT_EXPECT_EQ(test, given.provides, ISOLATED);
}

/* Names rows that a new kernel has added; each of them needs a rule */
static void stock_rows_all_have_rules(struct kunit *test)
{
	const struct acs_kernel_row *new_rows;
	unsigned int i, count, rows = 0;
	struct acs_kernel_row row;

	new_rows = acs_list_new_kernel_rows(&count);
	while (acs_get_kernel_row(rows, &row))
		rows++;
	KUNIT_EXPECT_GT(test, rows, 100);
	for (i = 0; i < count; i++)
		KUNIT_FAIL(test, "%04x:%04x has no rule", new_rows[i].vendor,
			   new_rows[i].device);
}

static struct kunit_case hardware_test_cases[] = {
	KUNIT_CASE(a_base_that_moved_is_noticed),
	KUNIT_CASE(what_is_disconnected_is_not_touched),
	KUNIT_CASE(no_claim_for_what_is_disconnected),
	KUNIT_CASE(atomic_context_is_fine),
	KUNIT_CASE(stock_rows_all_have_rules),
	{}
};

static struct kunit_suite hardware_test_suite = {
	.name = "acs_policy_hardware",
	.suite_init = acs_machine_map_memory,
	.init = acs_machine_init,
	.exit = acs_machine_exit,
	.test_cases = hardware_test_cases,
};

kunit_test_suite(hardware_test_suite);
