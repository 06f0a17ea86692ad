// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit tests of what answers decide besides groups: whether Linux lets an
 * endpoint use PASIDs. It does if each port up to the root bus, and the endpoint
 * itself, redirects requests (RR) and forwards them upstream (UF).
 */
#include <linux/pci-ats.h>

#include "compat.h"
#include "engine.h"
#include "machine.h"
#include "replayed.h"

#define ASKED	(PCI_ACS_RR | PCI_ACS_UF)

static bool has_pasid(const struct acs_replay_function *f)
{
	return f->dev && f->dev->pasid_cap;
}

/* The same driver that asks first takes it away again */
static bool gets_pasid(struct pci_dev *dev)
{
	if (pci_enable_pasid(dev, 0))
		return false;
	pci_disable_pasid(dev);
	return true;
}

/* Whether the last answer, which sysfs shows, includes what is asked for */
static bool is_shown(struct pci_dev *dev)
{
	struct acs_last_answer answer;

	return acs_state_last_answer(dev, &answer) &&
	       (answer.provides & ASKED) == ASKED;
}

static struct pci_dev *first_that_refuses(struct pci_dev *dev)
{
	while (dev && is_shown(dev))
		dev = pci_upstream_bridge(dev);
	return dev;
}

/* The log has a line about each port or function that lacks something */
static void expect_reason(struct kunit *test, struct pci_dev *dev, bool got,
			  u64 since)
{
	struct pci_dev *refuser = first_that_refuses(dev);
	struct replayed_talk talk;

	KUNIT_EXPECT_EQ_MSG(test, got, !refuser, "%s, sysfs: %s", pci_name(dev),
			    refuser ? pci_name(refuser) : "no port refuses");
	if (got || !refuser)
		return;
	acs_replayed_listen(&talk, refuser, since);
	KUNIT_EXPECT_GT_MSG(test, talk.lines, 0, "%s, refused by %s",
			    pci_name(dev), pci_name(refuser));
}

/* Whether no port drops what carries a PASID, which has nothing to do with ACS */
static bool may_send(struct pci_dev *dev)
{
	u32 word;

	for (; dev; dev = pci_upstream_bridge(dev)) {
		pcie_capability_read_dword(dev, PCI_EXP_DEVCAP2, &word);
		if (!(word & PCI_EXP_DEVCAP2_EE_PREFIX))
			return false;
	}
	return true;
}

static void expect_pasid(struct kunit *test, const char *file)
{
	const struct replayed *machine = test->param_value;
	struct acs_replay *replay = acs_replayed_load(test, machine);
	struct partition *expected;
	unsigned int i;
	u64 since;

	if (!ACS_PASID_ASKS)
		kunit_skip(test, "this kernel enables PASID without asking");

	/* Sets the policy */
	acs_replayed_expectation(test, machine, replay, file);
	expected = acs_replayed_pasid(test, machine, replay, file);
	since = acs_replayed_log_end();
	acs_replayed_start(test, replay);

	for (i = 0; i < replay->capture.count; i++) {
		struct pci_dev *dev = replay->functions[i].dev;
		bool got = has_pasid(&replay->functions[i]) && gets_pasid(dev);

		KUNIT_EXPECT_EQ_MSG(test, got, expected->group[i] == 0, "%s",
				    dev ? pci_name(dev) : "not found");
		if (has_pasid(&replay->functions[i]) && may_send(dev))
			expect_reason(test, dev, got, since);
	}
}

static void pasid_under_strict(struct kunit *test)
{
	expect_pasid(test, "strict");
}

static void pasid_under_quirk(struct kunit *test)
{
	expect_pasid(test, "quirk");
}

static void pasid_under_override(struct kunit *test)
{
	expect_pasid(test, "override");
}

static struct acs_replay_function *function_at(struct kunit *test,
					       struct acs_replay *replay,
					       u8 bus, unsigned int devfn)
{
	struct acs_replay_function *found = NULL;
	unsigned int i;

	for (i = 0; i < replay->capture.count; i++)
		if (replay->capture.functions[i].bus == bus &&
		    replay->capture.functions[i].devfn == devfn)
			found = &replay->functions[i];
	KUNIT_ASSERT_NOT_NULL(test, found);
	return found;
}

/* As setpci does */
static void set_control(struct acs_replay_function *port, u16 bits)
{
	unsigned int acs = acs_config_find_extended(port->config.bytes,
						    PCI_EXT_CAP_ID_ACS);

	port->config.bytes[acs + PCI_ACS_CTRL] = bits;
	port->config.bytes[acs + PCI_ACS_CTRL + 1] = bits >> 8;
}

/* Groups need SV and CR as well, and stay as they are */
static void only_redirection_counts_and_only_now(struct kunit *test)
{
	static const struct replayed machine = { .name = "pasid" };
	struct acs_replay *replay;
	struct acs_replay_function *port, *card;
	u64 since;

	if (!ACS_PASID_ASKS)
		kunit_skip(test, "this kernel enables PASID without asking");
	replay = acs_replayed_load(test, &machine);
	acs_replayed_start(test, replay);
	port = function_at(test, replay, 0, PCI_DEVFN(1, 0));
	card = function_at(test, replay, 1, PCI_DEVFN(0, 0));

	KUNIT_EXPECT_TRUE(test, gets_pasid(card->dev));
	set_control(port, ASKED);
	KUNIT_EXPECT_TRUE(test, gets_pasid(card->dev));
	set_control(port, PCI_ACS_SV | PCI_ACS_CR | PCI_ACS_UF);
	since = acs_replayed_log_end();
	KUNIT_EXPECT_FALSE(test, gets_pasid(card->dev));
	KUNIT_EXPECT_EQ(test, acs_replayed_count("00:01.0: ACS: quirk: ", since),
			1);
	KUNIT_EXPECT_EQ(test, acs_replayed_count("; lost RR, but IOMMU groups",
						 since), 1);
	set_control(port, PCI_ACS_SV | PCI_ACS_CR | PCI_ACS_RR);
	KUNIT_EXPECT_FALSE(test, gets_pasid(card->dev));
}

/* Only the mark of the firmware counts, see pci_ats_supported() */
static void ats_does_not_depend_on_answers(struct kunit *test)
{
	static const struct replayed machine = { .name = "pasid" };
	struct acs_replay *replay = acs_replayed_load(test, &machine);
	struct acs_replay_function *card;

	acs_machine_set_option(test, "strict");
	acs_replayed_start(test, replay);
	card = function_at(test, replay, 2, PCI_DEVFN(0, 0));
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(card->dev->bus->self, ASKED));
	KUNIT_EXPECT_TRUE(test, pci_ats_supported(card->dev));
	card->dev->untrusted = true;
	KUNIT_EXPECT_FALSE(test, pci_ats_supported(card->dev));
}

ACS_KUNIT_PARAM(machine, acs_replayed_next);

static struct kunit_case pasid_test_cases[] = {
	KUNIT_CASE_PARAM(pasid_under_strict, machine_gen_params),
	KUNIT_CASE_PARAM(pasid_under_quirk, machine_gen_params),
	KUNIT_CASE_PARAM(pasid_under_override, machine_gen_params),
	KUNIT_CASE(only_redirection_counts_and_only_now),
	KUNIT_CASE(ats_does_not_depend_on_answers),
	{}
};

static struct kunit_suite pasid_test_suite = {
	.name = "acs_policy_pasid",
	.init = acs_replayed_init,
	.exit = acs_replayed_exit,
	.test_cases = pasid_test_cases,
};

kunit_test_suite(pasid_test_suite);
