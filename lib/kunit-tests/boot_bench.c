// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the policy adds to the boot time of a machine. The PCI core enumerates
 * it and the IOMMU core groups its functions, alternately with the policy and
 * with the kernel's own quirks, with the log on and off, but never with output
 * on the console.
 *
 * Then the hooks alone are measured: each function is asked about again, and
 * ACS is enabled again, as often as the measurement needs.
 */
#include <linux/iommu.h>
#include <linux/ktime.h>
#include <linux/pci.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <kunit/test.h>

#include "../../drivers/pci/pci.h"
#include "engine.h"
#include "replayed.h"
#include "test-seam.h"

/*
 * The fastest round counts: a boot is long enough to be interrupted, which can
 * only make it slower.
 */
#define ROUNDS	61

/* Passes over all functions of a machine in each round */
#define PASSES	50

enum side {
	STOCK,
	POLICY,
	SIDES,
};

/**
 * struct accesses - accesses to config space and chipset registers
 * @reads: reads
 * @writes: writes
 */
struct accesses {
	unsigned int reads;
	unsigned int writes;
};

static void take_side(enum side side)
{
	acs_test_bypass = side == STOCK;
}

static s64 time_start(struct kunit *test, struct acs_replay *replay,
		      enum side side, bool log)
{
	u64 start;

	take_side(side);
	suppress_printk = !log;
	start = ktime_get_ns();
	acs_replayed_start(test, replay);
	start = ktime_get_ns() - start;
	acs_replayed_stop(test);
	suppress_printk = 0;
	return start;
}

static enum acs_replay_fate count_access(void *context,
					 const struct acs_replay_access *access)
{
	struct accesses *accesses = context;

	if (access->write)
		accesses->writes++;
	else
		accesses->reads++;
	return ACS_REPLAY_DONE;
}

static struct accesses count_accesses(struct kunit *test,
				      struct acs_replay *replay,
				      enum side side)
{
	struct accesses accesses = {};

	take_side(side);
	replay->fate = count_access;
	replay->context = &accesses;
	acs_replayed_start(test, replay);
	replay->fate = NULL;
	acs_replayed_stop(test);
	return accesses;
}

static int ask(struct pci_dev *dev)
{
	return pci_acs_enabled(dev, ACS_ISOLATION);
}

static __always_inline s64 time_pass(struct acs_replay *replay,
				     enum side side,
				     int (*what)(struct pci_dev *dev))
{
	unsigned int i, pass;
	u64 start;

	take_side(side);
	start = ktime_get_ns();
	for (pass = 0; pass < PASSES; pass++)
		for (i = 0; i < replay->capture.count; i++)
			if (replay->functions[i].dev)
				what(replay->functions[i].dev);
	return (ktime_get_ns() - start) / PASSES;
}

static void report(const char *what, const struct replayed *machine,
		   const struct acs_replay *replay, s64 stock, s64 policy)
{
	pr_info("bench: %s|%s|%u|%lld|%lld\n", what, machine->name,
		replay->capture.count, stock, policy);
}

static void measure_boot(struct kunit *test, const struct replayed *machine,
			 struct acs_replay *replay, bool log)
{
	s64 fastest[SIDES] = { S64_MAX, S64_MAX };
	unsigned int round;
	enum side side;

	for (round = 0; round < ROUNDS; round++) {
		for (side = STOCK; side < SIDES; side++)
			fastest[side] = min(fastest[side],
					    time_start(test, replay, side,
						       log));
		cond_resched();
	}
	report(log ? "boot, log on" : "boot, log off", machine, replay,
	       fastest[STOCK], fastest[POLICY]);
}

static void measure_hooks(const struct replayed *machine,
			  struct acs_replay *replay)
{
	s64 asks[SIDES] = { S64_MAX, S64_MAX };
	s64 enables[SIDES] = { S64_MAX, S64_MAX };
	unsigned int round;
	enum side side;

	suppress_printk = 1;
	for (round = 0; round < ROUNDS; round++) {
		for (side = STOCK; side < SIDES; side++) {
			asks[side] = min(asks[side],
					 time_pass(replay, side, ask));
			enables[side] =
				min(enables[side],
				    time_pass(replay, side,
					      pci_dev_specific_enable_acs));
		}
		cond_resched();
	}
	suppress_printk = 0;
	report("ask", machine, replay, asks[STOCK], asks[POLICY]);
	report("enable", machine, replay, enables[STOCK], enables[POLICY]);
}

static void boot_of_a_machine(struct kunit *test)
{
	const struct replayed *machine = test->param_value;
	struct acs_replay *replay = acs_replayed_load(test, machine);
	struct accesses stock, policy;

	measure_boot(test, machine, replay, true);
	measure_boot(test, machine, replay, false);

	stock = count_accesses(test, replay, STOCK);
	policy = count_accesses(test, replay, POLICY);
	report("reads", machine, replay, stock.reads, policy.reads);
	report("writes", machine, replay, stock.writes, policy.writes);

	acs_replayed_start(test, replay);
	measure_hooks(machine, replay);
}

ACS_KUNIT_PARAM(machine, acs_replayed_next);

static struct kunit_case boot_bench_cases[] = {
	KUNIT_CASE_PARAM(boot_of_a_machine, machine_gen_params),
	{}
};

static struct kunit_suite boot_bench_suite = {
	.name = "acs_bench_boot",
	.init = acs_replayed_init,
	.exit = acs_replayed_exit,
	.test_cases = boot_bench_cases,
};

kunit_test_suite(boot_bench_suite);
