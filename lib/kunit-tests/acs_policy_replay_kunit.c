// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit tests of whole machines: the PCI core enumerates a capture, the IOMMU
 * core groups its functions, and the groups have to be those worked out by hand
 * for each policy; with quirk, also those of the kernel's own quirks.
 */
#include "engine.h"
#include "replayed.h"
#include "test-seam.h"

static void expect_groups(struct kunit *test, const char *file)
{
	const struct replayed *machine = test->param_value;
	struct acs_replay *replay = acs_replayed_load(test, machine);
	struct partition *expected, *real;

	expected = acs_replayed_expectation(test, machine, replay, file);
	real = acs_replayed_partition(test, replay->capture.count);
	acs_replayed_start(test, replay);
	acs_replayed_groups(replay, real);
	acs_replayed_compare(test, replay, expected, real);
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

/* A machine with a file "stock" has a listed difference, and must have it */
static void quirk_groups_as_stock_does(struct kunit *test)
{
	const struct replayed *machine = test->param_value;
	struct acs_replay *replay = acs_replayed_load(test, machine);
	unsigned int count = replay->capture.count;
	struct partition *quirk = acs_replayed_partition(test, count);
	struct partition *stock = acs_replayed_partition(test, count);

	acs_replayed_start(test, replay);
	acs_replayed_groups(replay, quirk);
	acs_replayed_stop(test);

	acs_test_bypass = true;
	acs_replayed_start(test, replay);
	acs_replayed_groups(replay, stock);

	if (acs_replayed_has(machine, "stock")) {
		acs_replayed_compare(test, replay,
				     acs_replayed_expectation(test, machine,
							      replay, "stock"),
				     stock);
		KUNIT_EXPECT_FALSE(test, acs_replayed_same(quirk, stock));
	} else {
		acs_replayed_compare(test, replay, stock, quirk);
	}
}

ACS_KUNIT_PARAM(machine, acs_replayed_next);

static struct kunit_case replay_test_cases[] = {
	KUNIT_CASE_PARAM(groups_under_strict, machine_gen_params),
	KUNIT_CASE_PARAM(groups_under_quirk, machine_gen_params),
	KUNIT_CASE_PARAM(groups_under_override, machine_gen_params),
	KUNIT_CASE_PARAM(quirk_groups_as_stock_does, machine_gen_params),
	{}
};

static struct kunit_suite replay_test_suite = {
	.name = "acs_policy_replay",
	.init = acs_replayed_init,
	.exit = acs_replayed_exit,
	.test_cases = replay_test_cases,
};

kunit_test_suite(replay_test_suite);
