// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit tests of a host bridge that comes when the others are in use, as that of
 * a VMD controller or of a driver in a module does. In the machine "domains", it
 * is that of the second domain.
 */
#include "engine.h"
#include "machine.h"
#include "replayed.h"

#define ISOLATED	(PCI_ACS_SV | PCI_ACS_RR | PCI_ACS_CR | PCI_ACS_UF)

static const struct replayed machine = { .name = "domains" };

/* Functions of the machine, in the order of its capture */
enum {
	EARLY_PORT,
	EARLY_CARD,
	LATE_PORT,
	LATE_CARD,
	FUNCTIONS,
};

static struct acs_replay *load(struct kunit *test, u32 late_domain)
{
	struct acs_replay *replay = acs_replayed_load(test, &machine);

	KUNIT_ASSERT_EQ(test, replay->capture.count, FUNCTIONS);
	replay->capture.functions[LATE_PORT].domain = late_domain;
	replay->capture.functions[LATE_CARD].domain = late_domain;
	replay->late_from = late_domain;
	return replay;
}

static void groups_are_as_if_it_had_been_there(struct kunit *test)
{
	static const char *const files[] = { "strict", "quirk", "override" };
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(files); i++) {
		struct acs_replay *replay = load(test, 1);
		struct partition *expected, *early, *all;

		expected = acs_replayed_expectation(test, &machine, replay,
						    files[i]);
		early = acs_replayed_partition(test, FUNCTIONS);
		all = acs_replayed_partition(test, FUNCTIONS);

		acs_replayed_start_early(test, replay);
		acs_replayed_groups(replay, early);
		KUNIT_EXPECT_GE(test, early->group[EARLY_CARD], 0);
		KUNIT_EXPECT_LT(test, early->group[LATE_CARD], 0);

		acs_replayed_add_late(test, replay);
		acs_replayed_groups(replay, all);
		acs_replayed_compare(test, replay, expected, all);
		acs_replayed_exit(test);
		acs_replayed_init(test);
	}
}

/* The two ports have the same address otherwise */
static void a_rule_applies_to_a_late_port(struct kunit *test)
{
	struct acs_replay *replay = load(test, 1);
	struct acs_capture_function *port =
		&replay->capture.functions[LATE_PORT];

	/* Make it the port that the rule names */
	memcpy(port->bytes, replay->capture.functions[EARLY_PORT].bytes, 4);
	acs_replayed_start_early(test, replay);
	acs_replayed_add_late(test, replay);
	KUNIT_EXPECT_TRUE(test,
			  pci_acs_enabled(replay->functions[LATE_PORT].dev,
					  ISOLATED));
}

static void option_item_counts(struct kunit *test, u32 domain,
			       const char *option)
{
	struct acs_replay *replay = load(test, domain);
	struct partition *real = acs_replayed_partition(test, FUNCTIONS);
	struct acs_usage usage;

	acs_machine_set_option(test, option);
	acs_replayed_start_early(test, replay);
	acs_count_usage(&usage, &acs_boot_policy->items[1]);
	KUNIT_EXPECT_EQ(test, usage.selects, 0);

	acs_replayed_add_late(test, replay);
	acs_count_usage(&usage, &acs_boot_policy->items[1]);
	KUNIT_EXPECT_EQ(test, usage.selects, 1);
	KUNIT_EXPECT_EQ(test, usage.counts, 1);
	KUNIT_EXPECT_EQ(test, usage.claims, 1);
	KUNIT_EXPECT_EQ(test, usage.refused, 0);

	acs_replayed_groups(replay, real);
	KUNIT_EXPECT_EQ(test, real->group[EARLY_PORT], real->group[EARLY_CARD]);
	KUNIT_EXPECT_NE(test, real->group[LATE_PORT], real->group[LATE_CARD]);
}

static void an_item_that_names_the_domain_counts(struct kunit *test)
{
	option_item_counts(test, 1, "strict;override@0001:00:00.0");
}

static void a_domain_may_have_five_digits(struct kunit *test)
{
	option_item_counts(test, ACS_REPLAY_VMD,
			   "strict;override@10000:00:00.0");
}

/* VMD's own requester ID is all that the IOMMU sees */
static void nothing_separates_devices_behind_vmd(struct kunit *test)
{
	struct acs_replay *replay = load(test, ACS_REPLAY_VMD);
	struct partition *real = acs_replayed_partition(test, FUNCTIONS);

	replay->late_alias = &replay->functions[EARLY_CARD];
	acs_machine_set_option(test, "override@10000:00:00.0");
	acs_replayed_start(test, replay);
	KUNIT_EXPECT_TRUE(test,
			  pci_acs_enabled(replay->functions[LATE_PORT].dev,
					  ISOLATED));
	acs_replayed_groups(replay, real);
	KUNIT_EXPECT_NE(test, real->group[EARLY_PORT], real->group[EARLY_CARD]);
	KUNIT_EXPECT_EQ(test, real->group[LATE_PORT], real->group[EARLY_CARD]);
	KUNIT_EXPECT_EQ(test, real->group[LATE_CARD], real->group[EARLY_CARD]);
}

#define WARNING(item)	"option item " item ", has selected no device so far"
#define CORRECTION(device, item)					\
	device ": ACS: option item " item ", selects this device"

static void a_warning_about_an_item_is_corrected(struct kunit *test)
{
	struct acs_replay *replay = load(test, ACS_REPLAY_VMD);
	u64 since = acs_replayed_log_end();

	acs_machine_set_option(test,
			       "strict;strict@10000:00:00.0;quirk@10000:05:00.0;quirk@0000:00:00.0");
	acs_replayed_start_early(test, replay);
	acs_report_unused();
	KUNIT_EXPECT_EQ(test, acs_replayed_count("has selected no device", since),
			2);
	KUNIT_EXPECT_EQ(test, acs_replayed_count(WARNING("2, strict@10000:00:00.0"),
						 since), 1);
	KUNIT_EXPECT_EQ(test, acs_replayed_count(WARNING("3, quirk@10000:05:00.0"),
						 since), 1);
	KUNIT_EXPECT_EQ(test, acs_replayed_count("selects this device", since),
			0);

	acs_replayed_add_late(test, replay);
	KUNIT_EXPECT_EQ(test, acs_replayed_count("selects this device", since),
			1);
	KUNIT_EXPECT_EQ(test,
			acs_replayed_count(CORRECTION("10000:00:00.0",
						      "2, strict@10000:00:00.0"),
					   since), 1);
}

/* A correction is about a warning, so there is one of each */
static void it_is_corrected_once(struct kunit *test)
{
	struct acs_replay *replay = load(test, ACS_REPLAY_VMD);
	u64 since = acs_replayed_log_end();

	acs_machine_set_option(test, "quirk@pci:1957:8240");
	acs_replayed_start_early(test, replay);
	acs_report_unused();
	acs_replayed_add_late(test, replay);
	acs_replayed_stop(test);

	acs_replayed_start(test, replay);
	KUNIT_EXPECT_EQ(test, acs_replayed_count("selects this device", since),
			1);
}

static void late_exit(struct kunit *test)
{
	acs_replayed_exit(test);
	/* Without an option there is nothing left to correct */
	acs_report_unused();
}

static struct kunit_case late_test_cases[] = {
	KUNIT_CASE(groups_are_as_if_it_had_been_there),
	KUNIT_CASE(a_rule_applies_to_a_late_port),
	KUNIT_CASE(an_item_that_names_the_domain_counts),
	KUNIT_CASE(a_domain_may_have_five_digits),
	KUNIT_CASE(nothing_separates_devices_behind_vmd),
	KUNIT_CASE(a_warning_about_an_item_is_corrected),
	KUNIT_CASE(it_is_corrected_once),
	{}
};

static struct kunit_suite late_test_suite = {
	.name = "acs_policy_late",
	.init = acs_replayed_init,
	.exit = late_exit,
	.test_cases = late_test_cases,
};

kunit_test_suite(late_test_suite);
