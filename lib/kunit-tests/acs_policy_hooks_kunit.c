// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit tests of the hooks that the PCI core calls, on a root port whose config
 * space and chipset registers are emulated.
 */
#include <linux/panic.h>
#include <linux/pci.h>
#include <linux/printk.h>
#include <kunit/test.h>

#include "compat.h"
#include "engine.h"
#include "machine.h"
#include "state.h"
#include "test-seam.h"

#define ISOLATED	(PCI_ACS_SV | PCI_ACS_RR | PCI_ACS_CR | PCI_ACS_UF)

/* Possible answers of the hooks */
#define GRANTED		1
#define DENIED		0
#define STANDARD	(-ENOTTY)
#define ASIDE		2

/* Neither the database nor the kernel's own quirks name it */
#define OTHER_VENDOR	0x1af4

static struct pci_dev *add_port(struct kunit *test, u16 vendor, u16 device)
{
	return acs_machine_add_device(test, NULL, vendor, device,
				      PCI_EXP_TYPE_ROOT_PORT);
}

/* Standard ACS registers, and the dword that some PCHs use instead */
static void add_acs(struct pci_dev *dev, u16 capability, u16 control,
		    u32 misplaced)
{
	dev->acs_cap = MACHINE_ACS;
	acs_machine.config[MACHINE_ACS / 4 + 1] = (u32)control << 16 |
						  capability;
	acs_machine.config[MACHINE_ACS / 4 + 2] = misplaced;
}

static int hooks_init(struct kunit *test)
{
	acs_machine_init(test);
	acs_machine.memory[MACHINE_UPDCR / 4] = 0x3f;
	return 0;
}

static int ask(struct pci_dev *dev, u16 flags)
{
	int answer;

	return acs_policy_acs_enabled(dev, flags, &answer) ? answer : ASIDE;
}

static int enable(struct pci_dev *dev)
{
	int result;

	return acs_policy_enable_acs(dev, &result) ? result : ASIDE;
}

static struct acs_decision decide(struct pci_dev *dev)
{
	struct acs_decision decision;

	acs_decide_device(dev, &decision);
	return decision;
}

static int disable_redirect(struct pci_dev *dev)
{
	int result;

	return acs_policy_disable_acs_redir(dev, &result) ? result : ASIDE;
}

static void pch_port_isolates_once_enabled(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, 0x8086, 0x1c10);

	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);
	KUNIT_EXPECT_EQ(test, ask(dev, PCI_ACS_SV), DENIED);

	KUNIT_EXPECT_EQ(test, enable(dev), 0);
	KUNIT_EXPECT_EQ(test, acs_machine.memory[MACHINE_UPDCR / 4], 0);
	KUNIT_EXPECT_EQ(test, acs_machine.config[MACHINE_MPC / 4], 0x04000000);

	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), GRANTED);
	KUNIT_EXPECT_EQ(test, ask(dev, PCI_ACS_UF), GRANTED);
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED | PCI_ACS_TB), DENIED);
	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));
}

static void pch_port_without_rcba_never_isolates(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, 0x8086, 0x1c10);

	acs_machine.rcba = MACHINE_BASE;
	KUNIT_EXPECT_EQ(test, enable(dev), 0);
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));

	acs_machine.rcba = ~0U;
	KUNIT_EXPECT_EQ(test, enable(dev), 0);
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);
	KUNIT_EXPECT_EQ(test, acs_machine.memory[MACHINE_UPDCR / 4], 0x3f);
	KUNIT_EXPECT_EQ(test, acs_machine.config[MACHINE_MPC / 4], 0);
}

static void pch_port_with_dead_chipset_registers_never_isolates(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, 0x8086, 0x8c1e);

	memset(acs_machine.memory, 0xff, sizeof(acs_machine.memory));
	KUNIT_EXPECT_EQ(test, enable(dev), 0);
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);
}

static void pch_port_loses_what_resume_cannot_restore(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, 0x8086, 0x1c10);

	KUNIT_EXPECT_EQ(test, enable(dev), 0);
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), GRANTED);

	acs_machine.rcba = 0;
	KUNIT_EXPECT_EQ(test, enable(dev), 0);
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);
	KUNIT_EXPECT_TRUE(test, acs_state_failed(dev));
	KUNIT_EXPECT_FALSE(test, dev->dev_flags &
			   PCI_DEV_FLAGS_ACS_ENABLED_QUIRK);

	acs_machine.rcba = MACHINE_BASE | 1;
	KUNIT_EXPECT_EQ(test, enable(dev), 0);
	KUNIT_EXPECT_FALSE(test, acs_state_failed(dev));
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), GRANTED);
}

/* Each register that the program sets is changed by other code */
static void pch_port_claims_nothing_that_a_register_has_lost(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, 0x8086, 0x1c10);

	KUNIT_EXPECT_EQ(test, enable(dev), 0);
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), GRANTED);

	acs_machine.memory[MACHINE_UPDCR / 4] = 0x01;
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);
	KUNIT_EXPECT_EQ(test, decide(dev).basis, ACS_BASIS_RULE_LOST);
	KUNIT_EXPECT_EQ(test, decide(dev).lost.read, 0x01);
	acs_machine.memory[MACHINE_UPDCR / 4] = 0;
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), GRANTED);

	acs_machine.config[MACHINE_MPC / 4] = 0;
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);
	acs_machine.config[MACHINE_MPC / 4] = 0x04000000;
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), GRANTED);

	acs_machine.rcba = MACHINE_BASE;
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);
	KUNIT_EXPECT_EQ(test, decide(dev).lost.kind,
			ACS_FAULT_WINDOW_DISABLED);
	acs_machine.rcba = MACHINE_BASE | 1;
	acs_machine.gone = true;
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);
}

static void asking_writes_nothing(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, 0x8086, 0x1c10);
	unsigned int writes;

	KUNIT_EXPECT_EQ(test, enable(dev), 0);
	writes = acs_machine.write_count;
	acs_machine.memory[MACHINE_UPDCR / 4] = 0x3f;
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);
	acs_policy_recheck(dev);
	KUNIT_EXPECT_EQ(test, acs_machine.write_count, writes);
	KUNIT_EXPECT_EQ(test, acs_machine.memory[MACHINE_UPDCR / 4], 0x3f);
}

static void only_what_is_known_is_looked_at_when_restored(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, OTHER_VENDOR, 0x0001);
	struct acs_last_answer given;
	unsigned int reads;

	add_acs(dev, ISOLATED, ISOLATED, 0);
	reads = acs_machine.reads;
	acs_policy_recheck(dev);
	KUNIT_EXPECT_EQ(test, acs_machine.reads, reads);
	KUNIT_EXPECT_FALSE(test, acs_state_last_answer(dev, &given));

	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));
	KUNIT_EXPECT_TRUE(test, acs_state_last_answer(dev, &given));
	reads = acs_machine.reads;
	acs_policy_recheck(dev);
	KUNIT_EXPECT_GT(test, acs_machine.reads, reads);
}

/* From Linux 7.0 on, whether anybody has asked depends on other suites */
static void reason_says_that_nobody_has_asked(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, OTHER_VENDOR, 0x0001);

	add_acs(dev, ISOLATED, 0, 0);
	if (!ACS_ENABLES_AGAIN)
		KUNIT_EXPECT_TRUE(test, decide(dev).unasked);

	KUNIT_EXPECT_EQ(test, enable(dev), STANDARD);
	KUNIT_EXPECT_FALSE(test, decide(dev).unasked);
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);
}

/* Each differs from the first in one thing that a line of the log says */
static void whatever_a_line_says_is_news_if_it_changes(struct kunit *test)
{
	static const struct acs_decision said[] = {
		{ .item = 1, .basis = ACS_BASIS_RULE_LOST },
		{ .item = 2, .basis = ACS_BASIS_RULE_LOST },
		{ .item = 1, .basis = ACS_BASIS_RULE_FAILED },
		{ .item = 1, .basis = ACS_BASIS_RULE_LOST,
		  .mode = ACS_MODE_OVERRIDE },
		{ .item = 1, .basis = ACS_BASIS_RULE_LOST,
		  .tried_basis = ACS_BASIS_RULE_FAILED },
		{ .item = 1, .basis = ACS_BASIS_RULE_LOST,
		  .refusal = ACS_REFUSED_UNTRUSTED },
		{ .item = 1, .basis = ACS_BASIS_RULE_LOST,
		  .claims = PCI_ACS_SV },
		{ .item = 1, .basis = ACS_BASIS_RULE_LOST,
		  .struck = PCI_ACS_SV },
		{ .item = 1, .basis = ACS_BASIS_RULE_LOST,
		  .provides = PCI_ACS_SV },
		{ .item = 1, .basis = ACS_BASIS_RULE_LOST, .unasked = true },
		{ .item = 1, .basis = ACS_BASIS_RULE_LOST,
		  .lost.kind = ACS_FAULT_LOST },
		{ .item = 1, .basis = ACS_BASIS_RULE_LOST, .lost.read = 1 },
	};
	struct pci_dev *dev = add_port(test, OTHER_VENDOR, 0x0001);
	unsigned int i;
	u32 change;

	KUNIT_EXPECT_TRUE(test, acs_state_update(dev, &said[0], &change));
	for (i = 1; i < ARRAY_SIZE(said); i++) {
		KUNIT_EXPECT_TRUE_MSG(test,
				      acs_state_update(dev, &said[i], &change),
				      "line %u", i);
		KUNIT_EXPECT_FALSE(test,
				   acs_state_update(dev, &said[i], &change));
		KUNIT_EXPECT_TRUE(test,
				  acs_state_update(dev, &said[0], &change));
	}
}

static void pch_port_under_strict_is_left_alone(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, 0x8086, 0x1c10);

	acs_machine_set_option(test, "strict");
	KUNIT_EXPECT_EQ(test, enable(dev), STANDARD);
	KUNIT_EXPECT_EQ(test, acs_machine.memory[MACHINE_UPDCR / 4], 0x3f);
	KUNIT_EXPECT_EQ(test, acs_machine.config[MACHINE_MPC / 4], 0);
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);
}

static void spt_port_isolates_by_its_misplaced_registers(struct kunit *test)
{
	static const char *const options[] = { "quirk", "strict" };
	struct pci_dev *dev;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(options); i++) {
		acs_machine_set_option(test, options[i]);
		dev = add_port(test, 0x8086, 0xa110);

		/* The standard registers say yes */
		add_acs(dev, ISOLATED, ISOLATED, 0);
		/* Both are in one dword there, whose upper half is unused */
		KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);

		KUNIT_EXPECT_EQ(test, enable(dev), 0);
		KUNIT_EXPECT_EQ(test, acs_machine.config[MACHINE_ACS / 4 + 2],
				ISOLATED);
		KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), GRANTED);
		KUNIT_EXPECT_EQ(test, ask(dev, PCI_ACS_EC), DENIED);

		acs_machine.config[MACHINE_ACS / 4 + 2] = PCI_ACS_SV;
		KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);
		KUNIT_EXPECT_EQ(test, ask(dev, PCI_ACS_SV), GRANTED);
	}
}

static void integrated_endpoint_isolates_but_under_strict(struct kunit *test)
{
	struct pci_dev *dev = acs_machine_add_device(test, NULL, 0x8086, 0x1234,
						     PCI_EXP_TYPE_RC_END);

	dev->multifunction = 1;
	KUNIT_EXPECT_EQ(test, enable(dev), STANDARD);
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), GRANTED);
	acs_machine_set_option(test, "strict");
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);
	acs_machine_set_option(test, "strict;quirk@pci:8086:1234");
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), GRANTED);
}

static void redirect_of_misplaced_acs_is_turned_off(struct kunit *test)
{
	static const char *const options[] = { "quirk", "strict" };
	struct pci_dev *dev;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(options); i++) {
		acs_machine_set_option(test, options[i]);
		dev = add_port(test, 0x8086, 0xa110);
		add_acs(dev, 0x7f, 0, 0x7f);

		KUNIT_EXPECT_EQ(test, disable_redirect(dev), 0);
		KUNIT_EXPECT_EQ(test, acs_machine.config[MACHINE_ACS / 4 + 2],
				PCI_ACS_SV | PCI_ACS_TB | PCI_ACS_UF |
				PCI_ACS_DT);
		KUNIT_EXPECT_EQ(test, acs_machine.config[MACHINE_ACS / 4 + 1],
				0x7f);
		KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);
		KUNIT_EXPECT_EQ(test, ask(dev, PCI_ACS_SV | PCI_ACS_UF),
				GRANTED);
	}
}

static void redirect_of_others_is_left_to_the_kernel(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, 0x8086, 0x1c10);

	KUNIT_EXPECT_EQ(test, disable_redirect(dev), STANDARD);
	dev = add_port(test, OTHER_VENDOR, 0x0001);
	add_acs(dev, ISOLATED, ISOLATED, 0x7f);
	KUNIT_EXPECT_EQ(test, disable_redirect(dev), STANDARD);
	KUNIT_EXPECT_EQ(test, acs_machine.config[MACHINE_ACS / 4 + 2], 0x7f);
}

/* The kernel's own code would read the same registers again */
static void devices_without_a_rule_are_read_once(struct kunit *test)
{
	static const char *const options[] = { "quirk", "strict" };
	static const u16 vendors[] = { 0x8086, OTHER_VENDOR };
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(vendors) * ARRAY_SIZE(options); i++) {
		struct pci_dev *dev = add_port(test, vendors[i / 2], 0x0001);

		acs_machine_set_option(test, options[i % 2]);
		add_acs(dev, ISOLATED, ISOLATED, 0);
		acs_machine.reads = 0;
		KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));
		KUNIT_EXPECT_EQ(test, acs_machine.reads, 2);
		KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), 1);
		KUNIT_EXPECT_EQ(test, enable(dev), STANDARD);

		add_acs(dev, ISOLATED, ISOLATED & ~PCI_ACS_RR, 0);
		KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));
		KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), 0);
	}
}

/* The policy does not answer for a device that needs or has no ACS */
static void what_rests_on_no_registers_is_left_to_the_kernel(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, OTHER_VENDOR, 0x0001);

	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), STANDARD);
	dev = acs_machine_add_device(test, NULL, OTHER_VENDOR, 0x0001,
				     PCI_EXP_TYPE_ENDPOINT);
	add_acs(dev, ISOLATED, 0, 0);
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), STANDARD);
	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));
	KUNIT_EXPECT_EQ(test, acs_machine.reads, 0);
}

static void a_rule_that_gives_its_word_reads_nothing(struct kunit *test)
{
	struct pci_dev *dev = acs_machine_add_device(test, NULL, 0x1924, 0x0903,
						     PCI_EXP_TYPE_ENDPOINT);

	dev->multifunction = true;
	add_acs(dev, ISOLATED, 0, 0);
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), GRANTED);
	KUNIT_EXPECT_EQ(test, acs_machine.reads, 0);

	acs_machine_set_option(test, "strict");
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), DENIED);
	KUNIT_EXPECT_EQ(test, acs_machine.reads, 2);
}

static void hooks_stand_aside_for_the_kernels_own_quirks(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, 0x8086, 0xa110);

	add_acs(dev, 0x7f, 0, 0);
	acs_test_bypass = true;
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), ASIDE);
	KUNIT_EXPECT_EQ(test, enable(dev), ASIDE);
	KUNIT_EXPECT_EQ(test, disable_redirect(dev), ASIDE);
	acs_test_bypass = false;
	KUNIT_EXPECT_EQ(test, acs_machine.write_count, 0);
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
		acs_machine.gone = true;
		KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));
		acs_machine.gone = false;
	}
}

static void override_claims_isolation_and_taints(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, OTHER_VENDOR, 0x0001);

	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));
	KUNIT_EXPECT_FALSE(test, test_taint(TAINT_USER));

	acs_machine_set_option(test, "override");
	KUNIT_EXPECT_EQ(test, ask(dev, ISOLATED), GRANTED);
	KUNIT_EXPECT_TRUE(test, test_taint(TAINT_USER));
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED | PCI_ACS_TB));
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, PCI_ACS_DT));

	acs_machine_set_option(test, "override@70:1c.1");
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));
	acs_machine_set_option(test, "override@70:1c.0");
	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));
}

static void override_adds_to_what_the_capability_says(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, OTHER_VENDOR, 0x0001);

	add_acs(dev, ISOLATED | PCI_ACS_TB, PCI_ACS_SV, 0);
	acs_machine_set_option(test, "override@70:1c.0");
	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED | PCI_ACS_TB));

	acs_machine_set_option(test, "override");
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));
	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, PCI_ACS_SV));
}

static void override_claims_only_the_bits_that_are_missing(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, OTHER_VENDOR, 0x0001);

	add_acs(dev, 0x7f, PCI_ACS_SV | PCI_ACS_RR | PCI_ACS_CR, 0);
	acs_machine_set_option(test, "override@70:1c.0");
	KUNIT_EXPECT_EQ(test, decide(dev).claims, PCI_ACS_UF);
	KUNIT_EXPECT_EQ(test, decide(dev).provides & 0x7f, ISOLATED);
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, PCI_ACS_TB));
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, PCI_ACS_DT));
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, PCI_ACS_EC));

	add_acs(dev, 0x7f, ISOLATED, 0);
	KUNIT_EXPECT_EQ(test, decide(dev).claims, 0);
}

static void override_is_refused_to_what_comes_from_outside(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, OTHER_VENDOR, 0x0001);

	acs_machine_set_option(test, "override@70:1c.0");
	dev->external_facing = 1;
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));
	KUNIT_EXPECT_EQ(test, decide(dev).refusal,
			ACS_REFUSED_EXTERNAL_FACING);
	dev->external_facing = 0;
	dev->untrusted = 1;
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));
	KUNIT_EXPECT_EQ(test, decide(dev).refusal, ACS_REFUSED_UNTRUSTED);
	dev->untrusted = 0;
	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));
}

/* A multifunction endpoint on bus 71, below a bridge of type @type */
static struct pci_dev *add_endpoint_behind(struct kunit *test, u8 type)
{
	struct pci_dev *bridge =
		acs_machine_add_device(test, NULL, OTHER_VENDOR, 0x0001, type);
	struct pci_bus *bus = acs_machine_add_bus(test, bridge);
	struct pci_dev *dev = acs_machine_add_device(test, bus, OTHER_VENDOR,
						     0x0002,
						     PCI_EXP_TYPE_ENDPOINT);

	dev->multifunction = 1;
	return dev;
}

static void override_is_refused_below_what_leads_outside(struct kunit *test)
{
	struct pci_dev *dev = add_endpoint_behind(test,
						  PCI_EXP_TYPE_ROOT_PORT);
	struct pci_dev *port = dev->bus->self;

	acs_machine_set_option(test, "override@71:1c.0");
	port->external_facing = 1;
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));
	KUNIT_EXPECT_EQ(test, decide(dev).refusal,
			ACS_REFUSED_BEHIND_EXTERNAL);
	port->external_facing = 0;
	port->untrusted = 1;
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));
	KUNIT_EXPECT_EQ(test, decide(dev).refusal,
			ACS_REFUSED_BEHIND_EXTERNAL);
	port->untrusted = 0;
	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));
}

static void paths_lead_through_bridges(struct kunit *test)
{
	struct pci_dev *dev = add_endpoint_behind(test,
						  PCI_EXP_TYPE_ROOT_PORT);

	acs_machine_set_option(test, "override@70:1c.0/1c.0");
	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));
	acs_machine_set_option(test, "override@71:1c.0");
	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));
	acs_machine_set_option(test, "override@70:1c.0");
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));
	acs_machine_set_option(test, "override@70:1c.0/00.0");
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

		acs_machine_set_option(test, "override@71:1c.0");
		KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));
	}
}

static void override_for_conventional_functions_ends_at_the_root_bus(struct kunit *test)
{
	struct pci_dev *dev = add_port(test, OTHER_VENDOR, 0x0001);

	dev->pcie_cap = 0;
	acs_machine_set_option(test, "override@70:1c.0");
	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));

	dev = add_endpoint_behind(test, PCI_EXP_TYPE_ROOT_PORT);
	dev->pcie_cap = 0;
	acs_machine_set_option(test, "override@71:1c.0");
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));
}

/* For one device: our reading of the specification, the kernel's, the hook's */
static void compare_readings(struct kunit *test, struct pci_dev *dev)
{
	static const u16 flags[] = { 0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40,
				     ISOLATED, ISOLATED | PCI_ACS_EC };
	u32 words = acs_machine.config[MACHINE_ACS / 4 + 1];
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
	acs_cache_capability(dev, words);
	acs_decide(&decision, &policy, &record, NULL, ACS_REFUSED_NOT);

	for (i = 0; i < ARRAY_SIZE(flags); i++) {
		bool kernel, hook = pci_acs_enabled(dev, flags[i]);

		acs_test_bypass = true;
		kernel = pci_acs_enabled(dev, flags[i]);
		acs_test_bypass = false;
		if (kernel != !(flags[i] & ~decision.provides) ||
		    kernel != hook)
			KUNIT_FAIL(test,
				   "type %u, multifunction %u, ACS at %#x: %08x, flags %#x: we provide %08x, the hook says %d",
				   record.type, record.multifunction,
				   dev->acs_cap, words, flags[i],
				   decision.provides, hook);
	}
}

static void compare_device(struct kunit *test, u16 vendor, u8 type,
			   bool multifunction)
{
	static const u16 capabilities[] = { 0x00, 0x01, 0x05, 0x1d, 0x1f, 0x20,
					    0x3d, 0x5f, 0x7f };
	struct pci_dev *dev = acs_machine_add_device(test, NULL, vendor, 0x0001,
						     type);
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

	/* This also makes printk() print KUnit's last, unfinished line */
	kunit_info(test, "the log tells of some 44,000 devices, unseen\n");
	console_loglevel = CONSOLE_LOGLEVEL_QUIET;
	for (i = 0; i < ARRAY_SIZE(types); i++) {
		compare_device(test, OTHER_VENDOR, types[i], false);
		compare_device(test, OTHER_VENDOR, types[i], true);
		/* These have a rule */
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
	KUNIT_CASE(pch_port_claims_nothing_that_a_register_has_lost),
	KUNIT_CASE(asking_writes_nothing),
	KUNIT_CASE(only_what_is_known_is_looked_at_when_restored),
	KUNIT_CASE(reason_says_that_nobody_has_asked),
	KUNIT_CASE(whatever_a_line_says_is_news_if_it_changes),
	KUNIT_CASE(pch_port_under_strict_is_left_alone),
	KUNIT_CASE(spt_port_isolates_by_its_misplaced_registers),
	KUNIT_CASE(integrated_endpoint_isolates_but_under_strict),
	KUNIT_CASE(redirect_of_misplaced_acs_is_turned_off),
	KUNIT_CASE(redirect_of_others_is_left_to_the_kernel),
	KUNIT_CASE(devices_without_a_rule_are_read_once),
	KUNIT_CASE(what_rests_on_no_registers_is_left_to_the_kernel),
	KUNIT_CASE(a_rule_that_gives_its_word_reads_nothing),
	KUNIT_CASE(hooks_stand_aside_for_the_kernels_own_quirks),
	KUNIT_CASE(unreadable_acs_grants_nothing),
	KUNIT_CASE(override_claims_isolation_and_taints),
	KUNIT_CASE(override_adds_to_what_the_capability_says),
	KUNIT_CASE(override_claims_only_the_bits_that_are_missing),
	KUNIT_CASE(override_is_refused_to_what_comes_from_outside),
	KUNIT_CASE(override_is_refused_below_what_leads_outside),
	KUNIT_CASE(paths_lead_through_bridges),
	KUNIT_CASE(override_is_refused_behind_a_conventional_bus),
	KUNIT_CASE(override_for_conventional_functions_ends_at_the_root_bus),
	KUNIT_CASE(we_read_the_specification_as_the_kernel_does),
	{}
};

static struct kunit_suite hooks_test_suite = {
	.name = "acs_policy_hooks",
	.suite_init = acs_machine_map_memory,
	.init = hooks_init,
	.exit = acs_machine_exit,
	.test_cases = hooks_test_cases,
};

kunit_test_suite(hooks_test_suite);
