// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit test that the database answers as the kernel's own table, which it
 * replaces: both are asked about the same struct pci_dev in the same kernel.
 *
 * The test covers every device id of each vendor that the table or the database
 * names, and of some more vendors; as every port type and as conventional PCI;
 * multifunction or not; on a root bus or not; with an ACS capability or
 * without; enabled by a quirk or not. With some 20 vendors that makes 210
 * million devices. For each of them there are 128 sets of flags and, with an
 * ACS capability, countless values of its registers. The number is reduced
 * without losing a case:
 *
 *  - Flags. If a row or a rule names the device's id, all 128 sets are tested.
 *    If neither does, one set suffices to show that; it changes from one id to
 *    the next. If a row or a rule is for all ids of the vendor, a second set is
 *    tested; and if one of them answers, so are the empty set, each flag alone
 *    and, for one variant of the device that changes as well, all sets. If the
 *    code for all ids of a vendor depended on the flags, some of the 65,536 ids
 *    would show it. A row or rule that answers for a device has to do so for
 *    all sets that are tested.
 *  - Registers. They matter if the kernel's own table reads them, which the
 *    test sees, or if the rule answers from them: then all values below are
 *    tested. Otherwise one value is, which changes from id to id. The policy
 *    also reads the registers of a device without a rule, and has to answer as
 *    the kernel's own code does.
 *
 * Most of the time would be spent walking the kernel's own table, since it has
 * over a hundred rows, and at most a few of them are for an id. So these are
 * asked, and the kernel's own function once for each device and its registers;
 * where no row is for the id, once for each id. It has to say the same.
 *
 * The parameter "vendors" limits the test to some vendors:
 *
 *	acs_policy_answers_kunit.vendors=0x8086,0x1022
 *
 * of which one has to have a row that grants and refuses something here, and
 * "every" limits it to every n-th id, where all of them would take too long.
 *
 * The policy checks whether registers still hold what a program has set. In a
 * kernel without emulated registers in memory, the test does not enable ports of
 * PCHs without ACS.
 */
#include <linux/moduleparam.h>
#include <linux/pci.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <kunit/test.h>

#include "../../drivers/pci/pci.h"
#include "all_types.h"
#include "engine.h"
#include "machine.h"
#include "test-seam.h"
#include "upstream.h"
#include "vectors.h"
#include "vendors.h"

#define FLAG_SETS	128
/* Variants of a device: 16 of each port type */
#define SHAPES		(ARRAY_SIZE(all_types) << 4)
#define IDS_A_CASE	0x4000
/* More than this many ids of a case with differences are only counted */
#define SHOWN		64

/* Possible answers: those of the PCI core; all negative ones are the same */
#define SILENT		(-1)
#define NO		0
#define YES		1

/*
 * Values of the dword with the ACS capability register, whose upper half is the
 * standard control register, and of the next dword
 */
static const u32 capabilities[] = {
	0x00000000, 0x00000001, 0x00000002, 0x00000004, 0x00000008, 0x00000010,
	0x00000020, 0x00000040, 0x0000000f, 0x0000001d, 0x0000001f, 0x0000003d,
	0x0000005f, 0x0000007f, 0x001d001d, 0xffff0000, 0xffffff1d, 0xffffffff,
};

static const u32 controls[] = {
	0x00000000, 0x00000001, 0x00000002, 0x00000004, 0x00000008, 0x00000010,
	0x00000020, 0x00000040, 0x0000000f, 0x0000001d, 0x0000001f, 0x0000005d,
	0x0000007f, 0x00010000, 0xffff007f, 0xffffff1d, 0xffffffff,
};

#define CONTENTS	(ARRAY_SIZE(capabilities) * ARRAY_SIZE(controls))

static unsigned short only[VENDORS_MAX];
static unsigned int only_count;
module_param_array_named(vendors, only, ushort, &only_count, 0444);

static unsigned int every = 1;
module_param(every, uint, 0444);

/**
 * struct stretch - the devices of one case
 * @vendor: vendor id
 * @first: the first of IDS_A_CASE device ids
 */
struct stretch {
	u16 vendor;
	u16 first;
};

static struct stretch stretches[VENDORS_MAX * (0x10000 / IDS_A_CASE)];
static unsigned int stretch_count;

/**
 * struct verdicts - answers on which the kernel and the policy agree
 * @granted: to sets that are not empty
 * @refused: to any set
 */
struct verdicts {
	u64 granted;
	u64 refused;
};

/* Of all cases: by rows and rules, and by ACS capabilities alone */
static struct verdicts by_table, by_capability;

/**
 * struct tally - state and results of a case
 * @test: the case
 * @dev: the current device
 * @rows: the rows for its id
 * @named: a row or a rule names its id
 * @wide: a row or a rule is for all ids of its vendor
 * @all_sets: all sets of flags are tested
 * @reads: the kernel's own table reads its registers
 * @decision: the policy's decision about it
 * @compared: number of answers compared
 * @verdicts: those of them that are the same, unless neither side answers
 * @listed: number of differences that are listed
 * @different: number of differences that are not listed
 * @shown: number of ids whose differences were printed
 * @last_shown: the last of these ids
 */
struct tally {
	struct kunit *test;
	struct pci_dev *dev;
	struct acs_test_rows rows;
	bool named;
	bool wide;
	bool all_sets;
	bool reads;
	struct acs_decision decision;
	u64 compared;
	struct verdicts verdicts;
	u64 listed;
	u64 different;
	unsigned int shown;
	u16 last_shown;
};

static u32 *capability_dword(const struct pci_dev *dev)
{
	return &acs_machine.config[(dev->acs_cap + PCI_ACS_CAP) / 4];
}

static u32 *control_dword(const struct pci_dev *dev)
{
	return capability_dword(dev) + 1;
}

/* ACS registers that read as all ones where upstream reads them */
static bool read_as_all_ones(const struct pci_dev *dev, int upstream)
{
	if (!dev->acs_cap)
		return false;
	if (upstream == SILENT)
		return (*capability_dword(dev) & 0xffff) == 0xffff ||
		       *capability_dword(dev) >> 16 == 0xffff;
	return *capability_dword(dev) == ~0U || *control_dword(dev) == ~0U;
}

/*
 * The list of deliberate differences, which Documentation/PCI/acs-policy.rst
 * explains to administrators. Apart from devices that only the database knows,
 * which their rules state, there is one: a register reads as all ones if no
 * device responds. The kernel takes that for every bit being implemented and
 * enabled, the policy for none.
 */
static bool is_listed(const struct tally *tally, u16 flags, int upstream,
		      int policy)
{
	if (upstream == SILENT && tally->decision.rule &&
	    acs_is_stated(acs_differences, tally->decision.rule->name,
			  tally->dev->device))
		return true;
	return tally->decision.basis == ACS_BASIS_UNREADABLE &&
	       read_as_all_ones(tally->dev, upstream) &&
	       policy == (flags ? NO : YES);
}

static int ask_upstream(const struct tally *tally, u16 flags)
{
	int answer = acs_test_ask_rows(&tally->rows, tally->dev, flags);

	return answer < 0 ? SILENT : answer;
}

static int ask_whole_table(struct pci_dev *dev, u16 flags)
{
	int answer;

	acs_test_bypass = true;
	answer = pci_dev_specific_acs_enabled(dev, flags);
	acs_test_bypass = false;
	return answer < 0 ? SILENT : answer;
}

static int ask_policy(const struct tally *tally, u16 flags)
{
	int answer = acs_decision_to_answer(&tally->decision, flags);

	return answer < 0 ? SILENT : answer;
}

/* Once for each id, since all variants often have the same difference */
static void show(struct tally *tally, u16 flags, int upstream, int policy)
{
	const struct acs_rule *rule = tally->decision.rule;
	const struct pci_dev *dev = tally->dev;
	char words[32] = "none";

	if (tally->shown == SHOWN ||
	    (tally->shown && tally->last_shown == dev->device))
		return;
	tally->shown++;
	tally->last_shown = dev->device;
	if (dev->acs_cap)
		snprintf(words, sizeof(words), "%08x %08x",
			 *capability_dword(dev), *control_dword(dev));
	KUNIT_FAIL(tally->test,
		   "%04x:%04x type %d, multifunction %u, root bus %d, ACS registers %s, enabled %d, flags %#04x: the kernel's own table says %d, rule %s says %d%s",
		   dev->vendor, dev->device,
		   dev->pcie_cap ? pci_pcie_type(dev) : -1, dev->multifunction,
		   !dev->bus->parent, words,
		   !!(dev->dev_flags & PCI_DEV_FLAGS_ACS_ENABLED_QUIRK), flags,
		   upstream, rule ? rule->name : "(none)", policy,
		   rule && upstream == SILENT ?
		   "; if it has no row for this device, the rule has to state a difference" :
		   "");
}

/* As the kernel's own code does if its table has no row */
static int ask_kernel(struct pci_dev *dev, u16 flags)
{
	int answer;

	acs_test_bypass = true;
	answer = pci_acs_enabled(dev, flags) ? YES : NO;
	acs_test_bypass = false;
	return answer;
}

/* The policy reads registers that the kernel's own code would read again */
static bool has_read_the_capability(const struct tally *tally)
{
	return (!tally->decision.rule ||
		acs_rule_reads_capability(tally->decision.rule)) &&
	       tally->decision.basis == ACS_BASIS_CAPABILITY;
}

static void count(struct tally *tally, u16 flags, int answer, bool by_row)
{
	struct verdicts *total = by_row ? &by_table : &by_capability;
	bool granted = answer == YES && flags, refused = answer == NO;

	total->granted += granted;
	total->refused += refused;
	tally->verdicts.granted += granted;
	tally->verdicts.refused += refused;
}

/* Returns true if the table or the policy answers, unless that is listed */
static bool compare(struct tally *tally, u16 flags)
{
	unsigned int before = acs_machine.reads;
	int upstream = ask_upstream(tally, flags);
	int policy = ask_policy(tally, flags);
	bool silent = upstream == SILENT;

	if (acs_machine.reads != before)
		tally->reads = true;
	if (silent && has_read_the_capability(tally))
		upstream = ask_kernel(tally->dev, flags);
	tally->compared++;
	if (upstream == policy) {
		count(tally, flags, policy, !silent);
		return !silent;
	}
	if (is_listed(tally, flags, upstream, policy)) {
		tally->listed++;
		return !silent;
	}
	tally->different++;
	show(tally, flags, upstream, policy);
	return true;
}

static void compare_whole_table(struct tally *tally, u16 flags)
{
	int upstream = ask_upstream(tally, flags);
	int whole = ask_whole_table(tally->dev, flags);

	if (upstream != whole && !tally->different++)
		KUNIT_FAIL(tally->test,
			   "%04x:%04x, flags %#04x: the kernel's own function says %d, the rows for this id %d",
			   tally->dev->vendor, tally->dev->device, flags, whole,
			   upstream);
}

/* A row or a rule names the id itself, not just all ids of its vendor */
static bool is_named(u16 vendor, u16 device)
{
	const struct acs_db *db = &acs_policy_db;
	const struct acs_vendor *known = acs_find_vendor(db, vendor);

	return acs_test_upstream_names(vendor, device) ||
	       (known && acs_find_chain(db, vendor, device) !=
			 (known->wide ? &db->links[known->link] : NULL));
}

/* In the kernel's own table, PCI_ANY_ID stands for all ids of a vendor */
static bool is_wide(u16 vendor)
{
	const struct acs_vendor *known = acs_find_vendor(&acs_policy_db, vendor);

	return acs_test_upstream_names(vendor, (u16)PCI_ANY_ID) ||
	       (known && known->wide);
}

/* For a device that has an answer; @going is the current set of flags */
static bool is_asked(const struct tally *tally, u16 flags, u16 going)
{
	bool at_most_one = !(flags & (flags - 1));

	return tally->all_sets || at_most_one || flags == ACS_ISOLATION ||
	       flags == going;
}

/*
 * With the current registers. Over 128 rounds, each value of the registers is
 * combined with each set of flags.
 */
static void compare_flags(struct tally *tally, unsigned int round)
{
	unsigned int asked = 0, answers = 0;
	u16 flags, going = (round + round / CONTENTS) % FLAG_SETS;

	acs_decide_device(tally->dev, &tally->decision);
	if (tally->rows.count || tally->all_sets)
		compare_whole_table(tally, going);
	if (!tally->named && !compare(tally, going) &&
	    !(tally->wide && compare(tally, ACS_ISOLATION)))
		return;
	for (flags = 0; flags < FLAG_SETS; flags++) {
		if (!is_asked(tally, flags, going))
			continue;
		asked++;
		answers += compare(tally, flags);
	}
	if (!answers || answers == asked)
		return;
	if (!tally->different++)
		KUNIT_FAIL(tally->test,
			   "%04x:%04x: whether the kernel's own table says something hangs on the flags",
			   tally->dev->vendor, tally->dev->device);
}

/*
 * What the kernel caches of the capability: half of the time without source
 * validation, as if it considered that broken. A cache without any bit is not
 * believed, since it may never have been filled in.
 */
static u16 known_capability(const struct pci_dev *dev, unsigned int n)
{
	u16 word = *capability_dword(dev), struck = word & ~PCI_ACS_SV;

	return (n + dev->device) & 1 && struck ? struck : word;
}

static void set_registers(struct pci_dev *dev, unsigned int n)
{
	*capability_dword(dev) = capabilities[n % ARRAY_SIZE(capabilities)];
	*control_dword(dev) = controls[n / ARRAY_SIZE(capabilities) %
				       ARRAY_SIZE(controls)];
	acs_cache_capability(dev, known_capability(dev, n));
}

static bool registers_count(const struct tally *tally)
{
	const struct acs_rule *rule = tally->decision.rule;

	return tally->reads ||
	       (rule && rule->answer.kind == ACS_ANSWER_REGISTERS) ||
	       acs_rule_reads_capability(rule);
}

static void compare_registers(struct tally *tally, unsigned int round)
{
	unsigned int n;

	tally->reads = false;
	set_registers(tally->dev, round);
	compare_flags(tally, round);
	if (!tally->dev->acs_cap || !registers_count(tally))
		return;
	for (n = 0; n < CONTENTS; n++) {
		set_registers(tally->dev, n);
		compare_flags(tally, round);
	}
}

/* The hook that the PCI core calls gives the answer that was compared */
static void compare_hook(struct tally *tally)
{
	int hook, policy;

	acs_decide_device(tally->dev, &tally->decision);
	policy = ask_policy(tally, ACS_ISOLATION);
	suppress_printk = 1;
	hook = pci_dev_specific_acs_enabled(tally->dev, ACS_ISOLATION);
	suppress_printk = 0;
	if ((hook < 0 ? SILENT : hook) != policy && !tally->different++)
		KUNIT_FAIL(tally->test,
			   "%04x:%04x: the hook says %d, the policy %d",
			   tally->dev->vendor, tally->dev->device, hook,
			   policy);
}

/*
 * Tests all variants of one device id. Each variant uses all sets of flags and
 * all values of registers in turn, from one id to the next; the 37 shifts the
 * variants against each other.
 */
static void compare_device(struct tally *tally, struct pci_bus *root,
			   struct pci_bus *below)
{
	struct pci_dev *dev = tally->dev;
	unsigned int shape;
	u16 acs_cap = dev->device & 1 ? MACHINE_ACS : MACHINE_ACS_2;

	tally->named = is_named(dev->vendor, dev->device);
	KUNIT_ASSERT_TRUE(tally->test,
			  acs_test_find_rows(dev->vendor, dev->device,
					     &tally->rows));
	for (shape = 0; shape < SHAPES; shape++) {
		tally->all_sets = tally->named || dev->device % SHAPES == shape;
		acs_machine_set_type(dev, all_types[shape >> 4]);
		dev->multifunction = shape & 1;
		dev->bus = shape & 2 ? root : below;
		dev->acs_cap = shape & 4 ? acs_cap : 0;
		dev->dev_flags = shape & 8 ? PCI_DEV_FLAGS_ACS_ENABLED_QUIRK
					   : 0;
		compare_registers(tally, dev->device + shape * 37);
	}
	compare_hook(tally);
}

static void the_kernels_own_table_says_the_same(struct kunit *test)
{
	const struct stretch *stretch = test->param_value;
	struct pci_bus *root = acs_machine_add_bus(test, NULL);
	struct pci_dev *bridge =
		acs_machine_add_device(test, root, 0x1b36, 0x000c,
				       PCI_EXP_TYPE_ROOT_PORT);
	struct pci_bus *below = acs_machine_add_bus(test, bridge);
	struct tally tally = {
		.test = test,
		.dev = acs_machine_add_device(test, root, stretch->vendor, 0,
					      0),
		.wide = is_wide(stretch->vendor),
	};
	unsigned int i;

	/* Peer cycles are disabled and sent upstream, as programs leave it */
	acs_machine.memory[MACHINE_BSPR / 4] = BIT(8) | BIT(9);
	acs_machine.config[MACHINE_MPC / 4] = BIT(26);

	for (i = 0; i < IDS_A_CASE; i += max(every, 1U)) {
		tally.dev->device = stretch->first + i;
		compare_device(&tally, root, below);
		cond_resched();
	}

	kunit_info(test, "%04x:%04x-%04x: %llu tuples compared, %llu granted, %llu refused, %llu differences, %llu listed ones\n",
		   stretch->vendor, stretch->first,
		   stretch->first + IDS_A_CASE - 1, tally.compared,
		   tally.verdicts.granted, tally.verdicts.refused,
		   tally.different, tally.listed);
	KUNIT_EXPECT_EQ(test, tally.different, 0);
}

/*
 * Runs after all others. If one side masked away what it is asked for, every
 * answer would be the same, and a comparison would prove nothing.
 */
static void both_granted_and_refused(struct kunit *test)
{
	kunit_info(test, "rows and rules: %llu granted, %llu refused; ACS capabilities: %llu granted, %llu refused\n",
		   by_table.granted, by_table.refused, by_capability.granted,
		   by_capability.refused);
	KUNIT_EXPECT_NE(test, by_table.granted, 0);
	KUNIT_EXPECT_NE(test, by_table.refused, 0);
	KUNIT_EXPECT_NE(test, by_capability.granted, 0);
	KUNIT_EXPECT_NE(test, by_capability.refused, 0);
}

/* If the difference disappears, it has to be removed from the list as well */
static void what_is_listed_differs(struct kunit *test)
{
	struct tally tally = {
		.test = test,
		.dev = acs_machine_add_device(test, NULL, 0x8086, 0xa110,
					      PCI_EXP_TYPE_ROOT_PORT),
	};

	tally.dev->acs_cap = MACHINE_ACS;
	acs_test_find_rows(0x8086, 0xa110, &tally.rows);
	*control_dword(tally.dev) = ~0U;
	acs_decide_device(tally.dev, &tally.decision);
	compare(&tally, ACS_ISOLATION);
	KUNIT_EXPECT_EQ(test, tally.listed, 1);
	KUNIT_EXPECT_EQ(test, ask_upstream(&tally, ACS_ISOLATION), YES);

	tally.dev->device = 0x0001;
	acs_test_find_rows(0x8086, 0x0001, &tally.rows);
	*capability_dword(tally.dev) = ~0U;
	acs_decide_device(tally.dev, &tally.decision);
	compare(&tally, ACS_ISOLATION);
	KUNIT_EXPECT_EQ(test, tally.listed, 2);
	KUNIT_EXPECT_EQ(test, ask_upstream(&tally, ACS_ISOLATION), SILENT);
	KUNIT_EXPECT_EQ(test, tally.different, 0);
}

static void differences_are_stated_by_rule_and_id(struct kunit *test)
{
	static const struct acs_difference stated[] = {
		{ "one", 0x0010, 0x001f },
		{ "other", 0xffff, 0xffff },
		{}
	};

	KUNIT_EXPECT_FALSE(test, acs_is_stated(stated, "one", 0x000f));
	KUNIT_EXPECT_TRUE(test, acs_is_stated(stated, "one", 0x0010));
	KUNIT_EXPECT_TRUE(test, acs_is_stated(stated, "one", 0x001f));
	KUNIT_EXPECT_FALSE(test, acs_is_stated(stated, "one", 0x0020));
	KUNIT_EXPECT_FALSE(test, acs_is_stated(stated, "other", 0x0010));
	KUNIT_EXPECT_TRUE(test, acs_is_stated(stated, "other", 0xffff));
	KUNIT_EXPECT_FALSE(test, acs_is_stated(stated, "", 0x0000));
}

static bool is_wanted(u16 vendor)
{
	unsigned int i;

	for (i = 0; i < only_count; i++)
		if (only[i] == vendor)
			return true;
	return !only_count;
}

static int answers_suite_init(struct kunit_suite *suite)
{
	u16 vendors[VENDORS_MAX];
	int i, count = acs_test_collect_vendors(vendors);
	unsigned int first;

#ifdef CONFIG_PCI_ACS_REPLAY
	i = acs_machine_map_memory(suite);
	if (i)
		return i;
#endif
	stretch_count = 0;
	for (i = 0; i < count; i++) {
		if (!is_wanted(vendors[i]))
			continue;
		for (first = 0; first < 0x10000; first += IDS_A_CASE) {
			stretches[stretch_count].vendor = vendors[i];
			stretches[stretch_count++].first = first;
		}
	}
	return stretch_count ? 0 : -EINVAL;
}

static const void *next_stretch(const void *previous, char *description)
{
	const struct stretch *stretch = previous;

	stretch = stretch ? stretch + 1 : stretches;
	if (stretch == stretches + stretch_count)
		return NULL;
	snprintf(description, KUNIT_PARAM_DESC_SIZE, "%04x:%04x",
		 stretch->vendor, stretch->first);
	return stretch;
}

ACS_KUNIT_PARAM(stretch, next_stretch);

static struct kunit_case answers_test_cases[] = {
	KUNIT_CASE(what_is_listed_differs),
	KUNIT_CASE(differences_are_stated_by_rule_and_id),
	KUNIT_CASE_PARAM(the_kernels_own_table_says_the_same,
			 stretch_gen_params),
	KUNIT_CASE(both_granted_and_refused),
	{}
};

static struct kunit_suite answers_test_suite = {
	.name = "acs_policy_answers",
	.suite_init = answers_suite_init,
	.init = acs_machine_init,
	.exit = acs_machine_exit,
	.test_cases = answers_test_cases,
};

kunit_test_suite(answers_test_suite);
