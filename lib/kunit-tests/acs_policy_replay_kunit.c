// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit tests of whole machines: the PCI core enumerates a capture, the IOMMU
 * core groups it, and the groups have to be those that somebody worked out by
 * hand, under each policy; and under quirk those of the kernel's own quirks.
 */
#include "engine.h"
#include "replayed.h"
#include "test-seam.h"

static void expect_groups(struct kunit *test, const char *file)
{
	const struct replayed *machine = test->param_value;
	struct acs_replay *replay = replayed_load(test, machine);
	struct partition *expected, *real;

	expected = replayed_expectation(test, machine, replay, file);
	real = replayed_partition(test, replay->capture.count);
	replayed_start(test, replay);
	replayed_groups(replay, real);
	replayed_compare(test, replay, expected, real);
}

static void groups_under_strict(struct kunit *test)
{
	expect_groups(test, "strict");
}

static void groups_under_quirk(struct kunit *test)
{
	expect_groups(test, "quirk");
}

static void groups_under_override(struct kunit *test)
{
	expect_groups(test, "override");
}

/* A machine with a file "stock" is a listed difference, and has to be one */
static void quirk_groups_as_stock_does(struct kunit *test)
{
	const struct replayed *machine = test->param_value;
	struct acs_replay *replay = replayed_load(test, machine);
	unsigned int count = replay->capture.count;
	struct partition *quirk = replayed_partition(test, count);
	struct partition *stock = replayed_partition(test, count);

	replayed_start(test, replay);
	replayed_groups(replay, quirk);
	replayed_stop(test);

	acs_test_bypass = true;
	replayed_start(test, replay);
	replayed_groups(replay, stock);

	if (replayed_has(machine, "stock")) {
		replayed_compare(test, replay,
				 replayed_expectation(test, machine, replay,
						      "stock"), stock);
		KUNIT_EXPECT_FALSE(test, replayed_same(quirk, stock));
	} else {
		replayed_compare(test, replay, stock, quirk);
	}
}

static struct kunit_case replay_test_cases[] = {
	KUNIT_CASE_PARAM(groups_under_strict, replayed_next),
	KUNIT_CASE_PARAM(groups_under_quirk, replayed_next),
	KUNIT_CASE_PARAM(groups_under_override, replayed_next),
	KUNIT_CASE_PARAM(quirk_groups_as_stock_does, replayed_next),
	{}
};

static struct kunit_suite replay_test_suite = {
	.name = "acs_policy_replay",
	.init = replayed_init,
	.exit = replayed_exit,
	.test_cases = replay_test_cases,
};

kunit_test_suite(replay_test_suite);
