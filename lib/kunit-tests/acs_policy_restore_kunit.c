// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit tests of answers after devices have lost their registers, as in a
 * suspend or by a reset, and the PCI core has restored them.
 */
#include "engine.h"
#include "replayed.h"

#define ISOLATED	(PCI_ACS_SV | PCI_ACS_RR | PCI_ACS_CR | PCI_ACS_UF)

/* Registers that replace ACS in a PCH: one for all ports, and one for each */
#define UPDCR		0x1014
#define UPDCR_PEERS	GENMASK(5, 0)
#define MPC		0xd8
#define MPC_IRBNCE	BIT(26)

/* The devices that lost isolation, of all machines */
static unsigned int devices_that_lost;

static void decide(const struct acs_replay *replay, u32 *provides)
{
	unsigned int i;

	for (i = 0; i < replay->capture.count; i++) {
		struct pci_dev *dev = replay->functions[i].dev;
		struct acs_decision decision = {};

		if (dev)
			acs_decide_device(dev, &decision);
		provides[i] = decision.provides;
	}
}

static u32 *answers(struct kunit *test, const struct acs_replay *replay)
{
	u32 *provides = kunit_kcalloc(test, replay->capture.count,
				      sizeof(*provides), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, provides);
	decide(replay, provides);
	return provides;
}

static bool isolates(u32 provides)
{
	return (provides & ISOLATED) == ISOLATED;
}

static void lose_registers_of(struct acs_replay_function *function)
{
	u8 *bytes = function->config.bytes;
	unsigned int acs = acs_config_find_extended(bytes, PCI_EXT_CAP_ID_ACS);
	struct acs_decision decision;

	acs_decide_device(function->dev, &decision);
	switch (decision.basis) {
	case ACS_BASIS_RULE_ENABLED:
		bytes[MPC + 3] &= ~(MPC_IRBNCE >> 24);
		break;
	case ACS_BASIS_RULE_REGISTERS:
		memset(bytes + acs + 8, 0, 4);
		break;
	case ACS_BASIS_CAPABILITY:
		memset(bytes + acs + PCI_ACS_CTRL, 0, 2);
		break;
	default:
		break;
	}
}

static void lose_registers(struct acs_replay *replay)
{
	unsigned int i;

	for (i = 0; i < replay->capture.count; i++)
		if (replay->functions[i].dev)
			lose_registers_of(&replay->functions[i]);
	replay->memory[UPDCR / 4] |= UPDCR_PEERS;
}

/* Messages are logged, but not printed to the console */
static void for_all(struct acs_replay *replay, void (*act)(struct pci_dev *))
{
	int loglevel = console_loglevel;
	unsigned int i;

	console_loglevel = LOGLEVEL_ERR;
	for (i = 0; i < replay->capture.count; i++)
		if (replay->functions[i].dev)
			act(replay->functions[i].dev);
	console_loglevel = loglevel;
}

static void save(struct pci_dev *dev)
{
	pci_save_state(dev);
}

static void ask(struct pci_dev *dev)
{
	pci_acs_enabled(dev, ISOLATED);
}

static void answers_come_back_with_the_registers(struct kunit *test)
{
	struct acs_replay *replay = acs_replayed_load(test, test->param_value);
	u32 *before, *without, *after;
	unsigned int i;

	acs_replayed_start(test, replay);
	before = answers(test, replay);
	for_all(replay, save);
	lose_registers(replay);
	without = answers(test, replay);
	for_all(replay, pci_restore_state);
	after = answers(test, replay);

	for (i = 0; i < replay->capture.count; i++) {
		KUNIT_EXPECT_EQ_MSG(test, before[i], after[i],
				    "function %u", i);
		KUNIT_EXPECT_EQ_MSG(test, without[i] & ~before[i], 0,
				    "function %u", i);
		if (isolates(before[i]) && !isolates(without[i]))
			devices_that_lost++;
	}
}

static enum acs_replay_fate lose_writes(void *context,
					const struct acs_replay_access *access)
{
	return access->write ? ACS_REPLAY_LOST : ACS_REPLAY_DONE;
}

/* How often the log says since @since that @dev has lost bits */
static bool is_told_once(struct pci_dev *dev, u64 since)
{
	struct replayed_talk talk;

	acs_replayed_listen(&talk, dev, since);
	return talk.warnings && !talk.repeated &&
	       strstr(talk.last, "; lost ") &&
	       strstr(talk.last, ", but IOMMU groups stay as they are");
}

static void what_does_not_come_back_is_told_and_not_claimed(struct kunit *test)
{
	struct acs_replay *replay = acs_replayed_load(test, test->param_value);
	u32 *before, *without, *after;
	unsigned int i;
	u64 since;

	acs_replayed_start(test, replay);
	for_all(replay, ask);
	before = answers(test, replay);
	for_all(replay, save);
	lose_registers(replay);
	without = answers(test, replay);
	replay->fate = lose_writes;
	since = acs_replayed_log_end();
	for_all(replay, pci_restore_state);
	after = answers(test, replay);

	for (i = 0; i < replay->capture.count; i++) {
		struct pci_dev *dev = replay->functions[i].dev;

		KUNIT_EXPECT_EQ_MSG(test, after[i] & ~without[i], 0,
				    "function %u", i);
		if (!dev || !isolates(before[i]) || isolates(after[i]))
			continue;
		KUNIT_EXPECT_TRUE_MSG(test, is_told_once(dev, since), "%s",
				      pci_name(dev));
	}
}

/* With no device that can lose anything, the test would show nothing */
static void some_devices_had_something_to_lose(struct kunit *test)
{
	char name[KUNIT_PARAM_DESC_SIZE];
	const struct replayed *machine = acs_replayed_next(NULL, name);

	if (!*machine->name)
		kunit_skip(test, "no machines in the initial RAM file system");
	KUNIT_EXPECT_GT(test, devices_that_lost, 0);
	kunit_info(test, "%u devices lost isolation and got it back",
		   devices_that_lost);
}

ACS_KUNIT_PARAM(machine, acs_replayed_next);

static struct kunit_case restore_test_cases[] = {
	KUNIT_CASE_PARAM(answers_come_back_with_the_registers,
			 machine_gen_params),
	KUNIT_CASE_PARAM(what_does_not_come_back_is_told_and_not_claimed,
			 machine_gen_params),
	KUNIT_CASE(some_devices_had_something_to_lose),
	{}
};

static struct kunit_suite restore_test_suite = {
	.name = "acs_policy_restore",
	.init = acs_replayed_init,
	.exit = acs_replayed_exit,
	.test_cases = restore_test_cases,
};

kunit_test_suite(restore_test_suite);
