// SPDX-License-Identifier: GPL-2.0-only
/*
 * How long it takes to decide what a device isolates: by the kernel's own
 * table, read row by row, and by the database. Both are asked in the same
 * kernel about the same struct pci_dev, in turn. Each case reports five
 * figures, in picoseconds a question, less the time that an empty question
 * takes:
 *
 *  - upstream: pci_dev_specific_acs_enabled() with the policy bypassed, less
 *    the cost of the bypass, which a stock kernel does not have. It includes
 *    the callback of the row that answers.
 *  - lookup: acs_find_rule() on a complete record.
 *  - decide: acs_decide_device(): fill in the record, find the rule, read the
 *    registers that the answer depends on, and decide.
 *  - hook: pci_dev_specific_acs_enabled() as the PCI core calls it: decide,
 *    check whether the decision has been logged, and answer.
 *  - read again: acs_program_check(), which the hook calls for a port that a
 *    program has enabled, to read the registers that it has set.
 *
 * Registers are plain memory here. What accesses cost on hardware is not part
 * of this, see acs_policy_accesses_kunit.c. The number of rows that upstream
 * reads is reported as well.
 */
#include <linux/ktime.h>
#include <linux/pci.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <kunit/test.h>

#include "../../drivers/pci/pci.h"
#include "bench.h"
#include "engine.h"
#include "io.h"
#include "machine.h"
#include "test-seam.h"
#include "upstream.h"
#include "vectors.h"
#include "vendors.h"

/*
 * Questions of a round: few enough that rounds are rarely interrupted. A
 * stretch counts with the median of its rounds, a case with the mean of its
 * stretches.
 */
#define QUESTIONS	2048
#define STRETCHES	(0x10000 / QUESTIONS)

/**
 * struct device_case - a device to ask about
 * @name: what it stands for
 * @vendor: vendor id
 * @device: device id
 * @type: PCI_EXP_TYPE_*
 * @enabled: a quirk or a rule has enabled its isolation
 */
struct device_case {
	const char *name;
	u16 vendor;
	u16 device;
	u8 type;
	bool enabled;
};

static const struct device_case device_cases[] = {
	{ "early hit", 0x1924, 0x0903, PCI_EXP_TYPE_ENDPOINT, false },
	{ "PCH root port", 0x8086, 0x8c1e, PCI_EXP_TYPE_ROOT_PORT, false },
	{ "PCH root port, enabled", 0x8086, 0x8c1e, PCI_EXP_TYPE_ROOT_PORT,
	  true },
	{ "Intel miss, root port", 0x8086, 0xffff, PCI_EXP_TYPE_ROOT_PORT,
	  false },
	{ "Intel miss, endpoint", 0x8086, 0xffff, PCI_EXP_TYPE_ENDPOINT,
	  false },
	{ "unknown vendor", 0x10de, 0x2504, PCI_EXP_TYPE_ENDPOINT, false },
	{ "last row", 0x8088, 0x1001, PCI_EXP_TYPE_ENDPOINT, false },
};

/**
 * struct question - a question that is asked many times
 * @dev: the device
 * @record: record of the device
 * @enabled: the rule whose program has enabled it, or NULL
 * @first: its first device id
 * @ids: number of consecutive device ids, a power of two
 * @decision: filled in by a decision
 * @answer: set to an answer
 */
struct question {
	struct pci_dev *dev;
	struct acs_device record;
	const struct acs_rule *enabled;
	u16 first;
	u16 ids;
	struct acs_decision decision;
	int answer;
};

/* The figures, see above */
enum figure {
	UPSTREAM,
	LOOKUP,
	DECIDE,
	HOOK,
	READ_AGAIN,
	FIGURES,
};

static const void *rule_found;

static void ask(struct question *q)
{
	q->answer = pci_dev_specific_acs_enabled(q->dev, ACS_ISOLATION);
}

static void ask_policy(struct question *q)
{
	acs_policy_acs_enabled(q->dev, ACS_ISOLATION, &q->answer);
}

static void ask_nobody(struct question *q)
{
}

static void look_up(struct question *q)
{
	WRITE_ONCE(rule_found, acs_find_rule(&acs_policy_db, &q->record));
}

static void decide(struct question *q)
{
	acs_decide_device(q->dev, &q->decision);
}

static void read_again(struct question *q)
{
	struct acs_place place __uninitialized;
	struct acs_fault fault __uninitialized;

	place = acs_device_place(q->dev, &acs_read_only_io);
	q->answer = acs_program_check(&place, &q->enabled->method->enable,
				      &fault);
}

static __always_inline s64 time_questions(struct question *q,
					  void (*what)(struct question *q))
{
	u64 start = ktime_get_ns();
	unsigned int i;

	for (i = 0; i < QUESTIONS; i++) {
		q->dev->device = q->first + (i & (q->ids - 1));
		q->record.device = q->dev->device;
		what(q);
	}
	return (ktime_get_ns() - start) * 1000 / QUESTIONS;
}

/* Decisions that change from one id to the next would be logged each time */
static void measure_stretch(struct question *q, s64 *sums)
{
	static struct bench_figure figures[FIGURES];
	unsigned int i;
	s64 idle;

	for (i = 0; i < BENCH_ROUNDS; i++) {
		idle = time_questions(q, ask_nobody);
		acs_test_bypass = true;
		figures[UPSTREAM].rounds[i] = time_questions(q, ask) -
					      time_questions(q, ask_policy);
		acs_test_bypass = false;
		suppress_printk = 1;
		figures[LOOKUP].rounds[i] = time_questions(q, look_up) - idle;
		figures[DECIDE].rounds[i] = time_questions(q, decide) - idle;
		figures[HOOK].rounds[i] = time_questions(q, ask) - idle;
		figures[READ_AGAIN].rounds[i] =
			q->enabled ? time_questions(q, read_again) - idle : 0;
		suppress_printk = 0;
	}
	for (i = 0; i < FIGURES; i++)
		sums[i] += bench_median(&figures[i]);
	cond_resched();
}

static int ask_upstream(struct question *q)
{
	acs_test_bypass = true;
	ask(q);
	acs_test_bypass = false;
	return q->answer;
}

static int ask_quietly(struct question *q)
{
	suppress_printk = 1;
	ask(q);
	suppress_printk = 0;
	return q->answer;
}

/* Only the database knows the device, as its rule says */
static bool is_stated(struct question *q)
{
	const struct acs_rule *rule;

	q->record.device = q->dev->device;
	rule = acs_find_rule(&acs_policy_db, &q->record);
	return rule && acs_is_stated(acs_differences, rule->name,
				     q->dev->device);
}

static bool expect_same(struct kunit *test, struct question *q)
{
	int upstream = ask_upstream(q), policy = ask_quietly(q);

	if (upstream == policy || (upstream < 0 && policy < 0) ||
	    (upstream < 0 && is_stated(q)))
		return true;
	KUNIT_FAIL(test, "%04x:%04x: upstream says %d, the policy %d",
		   q->dev->vendor, q->dev->device, upstream, policy);
	return false;
}

static void prepare(struct question *q, u8 type, bool enabled)
{
	acs_machine_set_type(q->dev, type);
	q->dev->multifunction = type == PCI_EXP_TYPE_ENDPOINT;
	q->dev->dev_flags = enabled ? PCI_DEV_FLAGS_ACS_ENABLED_QUIRK : 0;
	acs_record_device(&q->record, q->dev);
	q->enabled = enabled ? acs_find_rule(&acs_policy_db, &q->record) : NULL;
}

static void report_time(const char *name, const s64 *sums,
			unsigned int stretches)
{
	pr_info("bench: time|%s|%lld|%lld|%lld|%lld|%lld\n", name,
		div_s64(sums[UPSTREAM], stretches),
		div_s64(sums[LOOKUP], stretches),
		div_s64(sums[DECIDE], stretches),
		div_s64(sums[HOOK], stretches),
		div_s64(sums[READ_AGAIN], stretches));
}

static void report_rows(const struct device_case *c, struct question *q)
{
	pr_info("bench: work|%s|%04x:%04x|%x|%u\n", c->name, c->vendor,
		c->device, c->type,
		acs_test_upstream_rows_read(q->dev, ACS_ISOLATION));
}

static void one_device(struct kunit *test)
{
	const struct device_case *c = test->param_value;
	struct question q = {
		.dev = acs_machine_add_device(test, NULL, c->vendor, c->device,
					      c->type),
		.first = c->device,
		.ids = 1,
	};
	s64 sums[FIGURES] = {};
	unsigned int i;

	/* As programs of PCH ports leave it */
	acs_machine.memory[MACHINE_BSPR / 4] = BIT(8) | BIT(9);
	acs_machine.config[MACHINE_MPC / 4] = BIT(26);

	prepare(&q, c->type, c->enabled);
	expect_same(test, &q);
	report_rows(c, &q);
	for (i = 0; i < STRETCHES; i++)
		measure_stretch(&q, sums);
	report_time(c->name, sums, STRETCHES);
}

static void one_vendor(struct kunit *test, struct question *q, s64 *sums)
{
	unsigned int id;

	for (id = 0; id < 0x10000; id++) {
		q->dev->device = id;
		if (!expect_same(test, q))
			return;
	}
	for (id = 0; id < 0x10000; id += q->ids) {
		q->first = id;
		measure_stretch(q, sums);
	}
}

static void all_ids_of_all_vendors(struct kunit *test, const char *name,
				   u8 type)
{
	struct question q = {
		.dev = acs_machine_add_device(test, NULL, 0, 0, type),
		.ids = QUESTIONS,
	};
	s64 sums[FIGURES] = {};
	u16 vendors[VENDORS_MAX];
	int i, count = acs_test_collect_vendors(vendors);

	KUNIT_ASSERT_GT(test, count, 0);
	for (i = 0; i < count; i++) {
		q.dev->vendor = vendors[i];
		prepare(&q, type, false);
		one_vendor(test, &q, sums);
	}
	report_time(name, sums, count * STRETCHES);
}

static void all_root_ports(struct kunit *test)
{
	all_ids_of_all_vendors(test, "all ids, root port",
			       PCI_EXP_TYPE_ROOT_PORT);
}

static void all_endpoints(struct kunit *test)
{
	all_ids_of_all_vendors(test, "all ids, endpoint",
			       PCI_EXP_TYPE_ENDPOINT);
}

static void describe_device(const struct device_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(device, device_cases, describe_device);

static struct kunit_case answers_bench_cases[] = {
	KUNIT_CASE_PARAM(one_device, device_gen_params),
	KUNIT_CASE(all_root_ports),
	KUNIT_CASE(all_endpoints),
	{}
};

static struct kunit_suite answers_bench_suite = {
	.name = "acs_bench_answers",
	.suite_init = acs_machine_map_memory,
	.init = acs_machine_init,
	.exit = acs_machine_exit,
	.test_cases = answers_bench_cases,
};

kunit_test_suite(answers_bench_suite);
