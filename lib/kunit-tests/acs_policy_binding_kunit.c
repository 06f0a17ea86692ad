// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit tests of enabling more than once, as Linux 7.3 does whenever a driver is
 * bound. Groups may depend on the device by then.
 */
#include "engine.h"
#include "machine.h"
#include "replayed.h"

#define ISOLATED	(PCI_ACS_SV | PCI_ACS_RR | PCI_ACS_CR | PCI_ACS_UF)

static struct pci_dev *add_pch_port(struct kunit *test)
{
	acs_machine.memory[MACHINE_UPDCR / 4] = 0x3f;
	return acs_machine_add_device(test, NULL, 0x8086, 0x1c10,
				      PCI_EXP_TYPE_ROOT_PORT);
}

static struct pci_dev *add_spt_port(struct kunit *test)
{
	struct pci_dev *dev = acs_machine_add_device(test, NULL, 0x8086, 0xa110,
						     PCI_EXP_TYPE_ROOT_PORT);

	dev->acs_cap = MACHINE_ACS;
	acs_machine.config[MACHINE_ACS / 4 + 1] = ISOLATED;
	acs_machine.config[MACHINE_ACS / 4 + 2] = 0;
	return dev;
}

/* As pci_dma_configure() does */
static void bind(struct kunit *test, struct pci_dev *dev)
{
	int result;

	KUNIT_EXPECT_TRUE(test, acs_policy_enable_acs(dev, &result));
	KUNIT_EXPECT_EQ(test, result, 0);
	acs_policy_recheck(dev);
}

static struct replayed_talk listen(struct pci_dev *dev, u64 *since)
{
	struct replayed_talk talk;

	acs_replayed_listen(&talk, dev, *since);
	*since = acs_replayed_log_end();
	return talk;
}

static void binding_again_writes_and_logs_nothing(struct kunit *test)
{
	struct pci_dev *(*const add[])(struct kunit *test) = {
		add_pch_port, add_spt_port,
	};
	unsigned int i, writes;
	u64 since;

	for (i = 0; i < ARRAY_SIZE(add); i++) {
		struct pci_dev *dev = add[i](test);

		bind(test, dev);
		KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));
		KUNIT_EXPECT_GT(test, acs_machine.write_count, 0);

		writes = acs_machine.write_count;
		since = acs_replayed_log_end();
		bind(test, dev);
		bind(test, dev);
		KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));
		KUNIT_EXPECT_EQ(test, acs_machine.write_count, writes);
		KUNIT_EXPECT_EQ(test, listen(dev, &since).lines, 0);
	}
}

/* Before an answer there is nothing that a group could depend on */
static void binding_without_an_answer_logs_nothing(struct kunit *test)
{
	struct pci_dev *dev = add_pch_port(test);
	u64 since = acs_replayed_log_end();

	bind(test, dev);
	bind(test, dev);
	KUNIT_EXPECT_EQ(test, listen(dev, &since).lines, 0);
}

static void what_binding_takes_away_is_a_warning(struct kunit *test)
{
	struct pci_dev *dev = add_pch_port(test);
	struct replayed_talk talk;
	u64 since;

	bind(test, dev);
	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));
	since = acs_replayed_log_end();

	acs_machine.rcba = 0;
	bind(test, dev);
	talk = listen(dev, &since);
	KUNIT_EXPECT_EQ(test, talk.lines, 2);
	KUNIT_EXPECT_EQ(test, talk.warnings, 2);
	KUNIT_EXPECT_NOT_NULL(test, strstr(talk.last, "; lost SV RR CR UF, "));
	KUNIT_EXPECT_FALSE(test, pci_acs_enabled(dev, ISOLATED));

	bind(test, dev);
	KUNIT_EXPECT_EQ(test, listen(dev, &since).lines, 0);

	acs_machine.rcba = MACHINE_BASE | 1;
	bind(test, dev);
	talk = listen(dev, &since);
	KUNIT_EXPECT_EQ(test, talk.lines, 1);
	KUNIT_EXPECT_EQ(test, talk.warnings, 0);
	KUNIT_EXPECT_TRUE(test, pci_acs_enabled(dev, ISOLATED));
	KUNIT_EXPECT_EQ(test, listen(dev, &since).lines, 0);
}

/* A command line with disable_acs_redir= names the port */
static void redirection_turned_off_is_one_warning(struct kunit *test)
{
	struct pci_dev *dev = add_spt_port(test);
	u64 since = acs_replayed_log_end();
	struct replayed_talk talk;
	unsigned int i;
	int result;

	for (i = 0; i < 3; i++) {
		bind(test, dev);
		KUNIT_EXPECT_TRUE(test,
				  acs_policy_disable_acs_redir(dev, &result));
		KUNIT_EXPECT_EQ(test, result, 0);
		KUNIT_EXPECT_EQ(test, acs_machine.config[MACHINE_ACS / 4 + 2],
				PCI_ACS_SV | PCI_ACS_UF);
	}
	talk = listen(dev, &since);
	KUNIT_EXPECT_EQ(test, talk.lines, 1);
	KUNIT_EXPECT_EQ(test, talk.warnings, 1);
	KUNIT_EXPECT_NOT_NULL(test, strstr(talk.last,
					   "turned redirection off"));
}

static void redirection_that_stays_on_is_one_warning(struct kunit *test)
{
	struct pci_dev *dev = add_spt_port(test);
	struct replayed_talk talk;
	int result;
	u64 since;

	bind(test, dev);
	since = acs_replayed_log_end();
	acs_machine.gone = true;
	acs_policy_disable_acs_redir(dev, &result);
	acs_policy_disable_acs_redir(dev, &result);
	talk = listen(dev, &since);
	KUNIT_EXPECT_EQ(test, talk.lines, 1);
	KUNIT_EXPECT_EQ(test, talk.warnings, 1);
	KUNIT_EXPECT_NOT_NULL(test, strstr(talk.last,
					   "failed to turn redirection off"));

	acs_machine.gone = false;
	acs_policy_disable_acs_redir(dev, &result);
	KUNIT_EXPECT_NOT_NULL(test, strstr(listen(dev, &since).last,
					   "turned redirection off"));
}

static struct kunit_case binding_test_cases[] = {
	KUNIT_CASE(binding_again_writes_and_logs_nothing),
	KUNIT_CASE(binding_without_an_answer_logs_nothing),
	KUNIT_CASE(what_binding_takes_away_is_a_warning),
	KUNIT_CASE(redirection_turned_off_is_one_warning),
	KUNIT_CASE(redirection_that_stays_on_is_one_warning),
	{}
};

static struct kunit_suite binding_test_suite = {
	.name = "acs_policy_binding",
	.suite_init = acs_machine_map_memory,
	.init = acs_machine_init,
	.exit = acs_machine_exit,
	.test_cases = binding_test_cases,
};

kunit_test_suite(binding_test_suite);
