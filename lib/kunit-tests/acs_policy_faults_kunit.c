// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit tests of machines whose registers fail. Each access that enables ACS
 * fails once in each possible way, in an enumeration of its own. The registers
 * must confirm everything that the engine claims afterwards.
 */
#include "../../drivers/pci/pci.h"
#include "engine.h"
#include "replayed.h"

#define ISOLATED	(PCI_ACS_SV | PCI_ACS_RR | PCI_ACS_CR | PCI_ACS_UF)

/* Registers of a PCH that replace ACS */
#define LPC_DEVFN	PCI_DEVFN(0x1f, 0)
#define LPC_RCBA	0xf0
#define RCBA_ENABLE	BIT(0)
#define RCBA_BASE	GENMASK(31, 14)
#define UPDCR		0x1014
#define UPDCR_PEERS	GENMASK(5, 0)
#define BSPR		0x1104
#define BSPR_PEERS_OFF	(BIT(8) | BIT(9))
#define MPC		0xd8
#define MPC_IRBNCE	BIT(26)

/**
 * enum way - how an access fails
 * @WAY_FAILED: it returns an error, the next one does not
 * @WAY_ONES: a read returns all ones, or a write is lost
 * @WAY_GONE: from then on, the function or the chipset registers do not respond
 */
enum way {
	WAY_FAILED,
	WAY_ONES,
	WAY_GONE,
	WAYS,
};

/**
 * struct plan - what fails in an enumeration
 * @replay: the machine
 * @count: number of accesses that enabled ACS so far
 * @victim: number of the access that fails
 * @way: how it fails
 * @hit: it has failed
 * @late: only fail after functions were put into groups
 * @gone: function whose access has failed
 * @strange: number of unexpected accesses while ACS was being enabled
 */
struct plan {
	struct acs_replay *replay;
	unsigned int count;
	unsigned int victim;
	enum way way;
	bool hit;
	bool late;
	struct acs_replay_access gone;
	unsigned int strange;
};

/**
 * struct figures - results of all enumerations
 * @accesses: number of accesses that failed
 * @runs: number of enumerations
 * @wrong: number of claims that the registers do not confirm
 */
struct figures {
	unsigned int accesses;
	unsigned int runs;
	unsigned int wrong;
};

static bool is_port_without_acs(const struct acs_capture_function *f)
{
	unsigned int at = acs_config_find(f->bytes, PCI_CAP_ID_EXP);

	return at && acs_config_get(f->bytes, PCI_VENDOR_ID, 2) == 0x8086 &&
	       (f->bytes[at + PCI_EXP_FLAGS] & PCI_EXP_FLAGS_TYPE) >> 4 ==
	       PCI_EXP_TYPE_ROOT_PORT &&
	       !acs_config_find_extended(f->bytes, PCI_EXT_CAP_ID_ACS);
}

/* Written from the specification and the database, not from the engine */
static bool turns_acs_on(const struct acs_replay_access *a)
{
	const struct acs_capture_function *f = a->function;
	unsigned int acs;

	if (!f)
		return true;
	if (f->devfn == LPC_DEVFN && a->offset == LPC_RCBA)
		return true;
	if (is_port_without_acs(f) && a->offset / 4 == MPC / 4)
		return true;
	acs = acs_config_find_extended(f->bytes, PCI_EXT_CAP_ID_ACS);
	return acs && a->offset >= acs + PCI_ACS_CAP && a->offset < acs + 12;
}

static enum acs_replay_fate fail(const struct plan *plan, bool write)
{
	if (plan->way != WAY_ONES)
		return ACS_REPLAY_FAILED;
	return write ? ACS_REPLAY_LOST : ACS_REPLAY_ONES;
}

static enum acs_replay_fate go_wrong(void *context,
				     const struct acs_replay_access *access)
{
	struct plan *plan = context;

	if (plan->hit && plan->way == WAY_GONE &&
	    access->function == plan->gone.function)
		return ACS_REPLAY_FAILED;
	if (!turns_acs_on(access) || plan->count++ != plan->victim)
		return ACS_REPLAY_DONE;
	plan->hit = true;
	plan->late = plan->replay->enumerated;
	plan->gone = *access;
	return fail(plan, access->write);
}

/* For a port without ACS, from the registers that replace it */
static bool chipset_isolates(const struct acs_replay *replay,
			     const struct acs_replay_function *port)
{
	const struct acs_capture *capture = &replay->capture;
	u32 rcba = 0;
	unsigned int i;

	for (i = 0; i < capture->count; i++)
		if (capture->functions[i].bus == port->config.captured->bus &&
		    capture->functions[i].devfn == LPC_DEVFN)
			rcba = acs_config_get(replay->functions[i].config.bytes,
					      LPC_RCBA, 4);

	if (!(rcba & RCBA_ENABLE) || !replay->captured_memory ||
	    (rcba & RCBA_BASE) != replay->memory_base ||
	    !(acs_config_get(port->config.bytes, MPC, 4) & MPC_IRBNCE))
		return false;
	return (replay->memory[BSPR / 4] & BSPR_PEERS_OFF) == BSPR_PEERS_OFF ||
	       !(replay->memory[UPDCR / 4] & UPDCR_PEERS);
}

static bool words_isolate(u32 capability, u32 control)
{
	return capability != 0xffff && capability != ~0U &&
	       !(ISOLATED & capability & ~control);
}

static bool registers_isolate(const struct acs_replay *replay,
			      const struct acs_replay_function *f,
			      const struct acs_decision *decision)
{
	const u8 *bytes = f->config.bytes;
	unsigned int acs = acs_config_find_extended(bytes,
						    PCI_EXT_CAP_ID_ACS);

	switch (decision->basis) {
	case ACS_BASIS_RULE_ENABLED:
		return chipset_isolates(replay, f);
	case ACS_BASIS_RULE_REGISTERS:
		return acs && words_isolate(acs_config_get(bytes, acs + 4, 4),
					    acs_config_get(bytes, acs + 8, 4));
	case ACS_BASIS_CAPABILITY:
		return acs && words_isolate(acs_config_get(bytes, acs + 4, 2) &
					    ~decision->struck,
					    acs_config_get(bytes, acs + 6, 2));
	default:
		/* A claim without registers, or a function that needs no ACS */
		return true;
	}
}

static void name_function(char *buf, size_t size,
			  const struct acs_replay *replay, unsigned int i)
{
	acs_capture_format_address(buf, size, &replay->capture,
				   &replay->capture.functions[i]);
}

/* Returns the number of claims that the registers do not confirm */
static unsigned int judge_claims(struct kunit *test,
				 const struct acs_replay *replay,
				 const char *how)
{
	unsigned int i, wrong = 0;
	char name[20];

	for (i = 0; i < replay->capture.count; i++) {
		const struct acs_replay_function *f = &replay->functions[i];
		struct acs_decision decision;

		if (!f->dev)
			continue;
		acs_decide_device(f->dev, &decision);
		if (!acs_decision_grants(&decision, ISOLATED) ||
		    registers_isolate(replay, f, &decision))
			continue;
		name_function(name, sizeof(name), replay, i);
		KUNIT_FAIL(test, "%s: %s is said to isolate, and does not",
			   how, name);
		wrong++;
	}
	return wrong;
}

/*
 * Groups must not be smaller than with registers that work. That only holds if
 * they fail before the first function is put into a group: the IOMMU core
 * cannot move functions that are in a group to the group of a later one.
 */
static void judge_groups(struct kunit *test, const struct acs_replay *replay,
			 const struct partition *well, const char *how)
{
	struct partition *now = acs_replayed_partition(test, well->count);
	unsigned int i, j;
	char one[20], other[20];

	acs_replayed_groups(replay, now);
	for (i = 0; i < well->count; i++)
		for (j = 0; j < i; j++) {
			if (now->group[i] < 0 || now->group[j] < 0 ||
			    now->group[i] == now->group[j] ||
			    well->group[i] != well->group[j])
				continue;
			name_function(one, sizeof(one), replay, i);
			name_function(other, sizeof(other), replay, j);
			KUNIT_FAIL(test, "%s: %s and %s are apart", how, one,
				   other);
		}
	kunit_kfree(test, now->group);
	kunit_kfree(test, now);
}

static bool isolates(u32 provides)
{
	return !(ACS_ISOLATION & ~provides);
}

/*
 * The IOMMU core asks about a port for the functions below it, and about a
 * function of a multifunction device for itself. If no function is left below a
 * port that is gone, nothing has to be logged about it.
 */
static bool is_asked(struct pci_dev *dev)
{
	if (dev->subordinate)
		return !list_empty(&dev->subordinate->devices);
	return dev->multifunction && pci_is_root_bus(dev->bus);
}

/*
 * The log has one line about a function that does not isolate any more. If the
 * engine was asked about it before the failure, that line is a warning, and if
 * a rule is involved, there is a line before that it isolates. If the kernel
 * enables ACS again, there may also be one that the registers had failed before
 * that did.
 */
static bool is_right_number(const struct replayed_talk *talk, bool failed,
			    bool before, bool rule)
{
	unsigned int expected = 1 + failed + (before && rule);

	if (ACS_ENABLES_AGAIN && failed && !before &&
	    talk->lines == expected + 1)
		return true;
	return talk->lines == expected;
}

static void judge_log(struct kunit *test, const struct acs_replay *replay,
		      const u32 *well, u64 since, bool late, const char *how)
{
	struct replayed_talk *talk = kunit_kzalloc(test, sizeof(*talk), GFP_KERNEL);
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, talk);
	for (i = 0; i < replay->capture.count; i++) {
		struct pci_dev *dev = replay->functions[i].dev;
		struct acs_decision decision;
		bool failed, before;

		if (!dev || !is_asked(dev))
			continue;
		acs_decide_device(dev, &decision);
		if (decision.provides == well[i] ||
		    (!decision.rule && isolates(decision.provides)))
			continue;
		failed = decision.basis == ACS_BASIS_RULE_FAILED;
		acs_replayed_listen(talk, dev, since);
		/* Loss of isolation that had been logged is a warning */
		before = talk->warnings > failed;
		if ((before && !late) || talk->warnings > failed + before ||
		    !is_right_number(talk, failed, before, decision.rule) ||
		    talk->repeated)
			KUNIT_FAIL(test, "%s: %u lines, %u of them warnings, of %s%s: %s",
				   how, talk->lines, talk->warnings,
				   pci_name(dev),
				   talk->repeated ? ", the same twice" : "",
				   talk->last);
	}
	kunit_kfree(test, talk);
}

static void note_claims(const struct acs_replay *replay, u32 *provides)
{
	unsigned int i;

	for (i = 0; i < replay->capture.count; i++) {
		struct acs_decision decision = {};

		if (replay->functions[i].dev)
			acs_decide_device(replay->functions[i].dev, &decision);
		provides[i] = decision.provides;
	}
}

static const char *const way_names[] = {
	[WAY_FAILED] = "fails",
	[WAY_ONES] = "gives all ones, or is lost",
	[WAY_GONE] = "is the last",
};

/* One enumeration; returns false if no access was left to fail */
static bool run(struct kunit *test, struct plan *plan,
		const struct partition *well, const u32 *provides,
		struct figures *figures)
{
	struct acs_replay *replay = plan->replay;
	u64 since = acs_replayed_log_end();
	char how[60];

	plan->count = 0;
	plan->hit = false;
	snprintf(how, sizeof(how), "access %u %s", plan->victim,
		 way_names[plan->way]);
	acs_replayed_start(test, replay);
	if (plan->hit) {
		figures->runs++;
		figures->wrong += judge_claims(test, replay, how);
		if (!plan->late)
			judge_groups(test, replay, well, how);
		judge_log(test, replay, provides, since, plan->late, how);
	}
	acs_replayed_stop(test);
	return plan->hit;
}

/* For other machines it is not known whether there is one */
static bool has_acs_to_turn_on(const struct acs_replay *replay)
{
	unsigned int i;

	for (i = 0; i < replay->capture.count; i++)
		if (acs_config_find_extended(replay->capture.functions[i].bytes,
					     PCI_EXT_CAP_ID_ACS))
			return true;
	return replay->captured_memory;
}

static void no_fault_makes_a_claim(struct kunit *test)
{
	const struct replayed *machine = test->param_value;
	struct acs_replay *replay = acs_replayed_load(test, machine);
	unsigned int count = replay->capture.count;
	struct partition *well = acs_replayed_partition(test, count);
	u32 *provides = kunit_kcalloc(test, count, sizeof(u32), GFP_KERNEL);
	struct plan plan = { .replay = replay };
	struct figures figures = {};

	KUNIT_ASSERT_NOT_NULL(test, provides);
	acs_replayed_start(test, replay);
	acs_replayed_groups(replay, well);
	note_claims(replay, provides);
	acs_replayed_stop(test);

	replay->fate = go_wrong;
	replay->context = &plan;
	for (plan.way = 0; plan.way < WAYS; plan.way++) {
		for (plan.victim = 0; run(test, &plan, well, provides,
					  &figures); plan.victim++)
			;
		figures.accesses = max(figures.accesses, plan.victim);
	}
	replay->fate = NULL;

	kunit_info(test,
		   "%u accesses went wrong in %u enumerations, %u claims wrongly made",
		   figures.accesses, figures.runs, figures.wrong);
	KUNIT_EXPECT_EQ(test, figures.wrong, 0);
	if (has_acs_to_turn_on(replay))
		KUNIT_EXPECT_GT(test, figures.runs, 0);
}

/* The accesses include reading the chain of capabilities */
static enum acs_replay_fate watch(void *context,
				  const struct acs_replay_access *access)
{
	struct plan *plan = context;
	bool walks = !access->write && access->size == 4 &&
		     access->offset >= PCI_CFG_SPACE_SIZE;

	if (!walks && !turns_acs_on(access))
		plan->strange++;
	return ACS_REPLAY_DONE;
}

/* Makes sure that all accesses are known above */
static void all_accesses_are_known(struct kunit *test)
{
	const struct replayed *machine = test->param_value;
	struct acs_replay *replay = acs_replayed_load(test, machine);
	struct plan plan = { .replay = replay };
	unsigned int i;

	acs_replayed_start(test, replay);
	replay->fate = watch;
	replay->context = &plan;
	for (i = 0; i < replay->capture.count; i++) {
		struct pci_dev *dev = replay->functions[i].dev;

		if (!dev)
			continue;
		pci_acs_init(dev);
		acs_enable_found(dev);
	}
	replay->fate = NULL;
	KUNIT_EXPECT_EQ(test, plan.strange, 0);
}

static struct acs_capture_function *find_lpc(struct acs_replay *replay)
{
	unsigned int i;

	for (i = 0; i < replay->capture.count; i++) {
		struct acs_capture_function *f = &replay->capture.functions[i];

		if (!f->domain && !f->bus && f->devfn == LPC_DEVFN &&
		    acs_config_get(f->bytes, PCI_VENDOR_ID, 2) == 0x8086)
			return f;
	}
	return NULL;
}

static void set_rcba(struct acs_capture_function *lpc, u32 value)
{
	unsigned int i;

	for (i = 0; i < 4; i++)
		lpc->bytes[LPC_RCBA + i] = value >> i * 8;
}

static void start_and_judge(struct kunit *test, struct acs_replay *replay,
			    const u32 *provides, const char *how)
{
	u64 since = acs_replayed_log_end();

	acs_replayed_start(test, replay);
	judge_claims(test, replay, how);
	judge_log(test, replay, provides, since, false, how);
	acs_replayed_stop(test);
}

/* With RCBA as captured, and with each invalid value */
static void no_rcba_makes_a_claim(struct kunit *test)
{
	struct acs_replay *replay = acs_replayed_load(test, test->param_value);
	struct acs_capture_function *lpc = find_lpc(replay);
	static const struct {
		const char *name;
		u32 keep;
		u32 set;
	} values[] = {
		{ "RCBA is absent", 0, 0 },
		{ "RCBA reads as all ones", 0, ~0U },
		{ "RCBA is disabled", RCBA_BASE, 0 },
		{ "RCBA has bits below its base", RCBA_BASE, 0x2001 },
		{ "RCBA is elsewhere", 0, 0x40000001 },
		{ "RCBA is at address 0", 0, 1 },
	};
	unsigned int i;
	u32 rcba, *provides = kunit_kcalloc(test, replay->capture.count,
					    sizeof(u32), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, provides);
	acs_replayed_start(test, replay);
	judge_claims(test, replay, "as captured");
	note_claims(replay, provides);
	acs_replayed_stop(test);
	if (!lpc)
		return;

	rcba = acs_config_get(lpc->bytes, LPC_RCBA, 4);
	for (i = 0; i < ARRAY_SIZE(values); i++) {
		set_rcba(lpc, (rcba & values[i].keep) | values[i].set);
		start_and_judge(test, replay, provides, values[i].name);
	}
}

ACS_KUNIT_PARAM(machine, acs_replayed_next);

static struct kunit_case faults_test_cases[] = {
	KUNIT_CASE_PARAM(all_accesses_are_known, machine_gen_params),
	KUNIT_CASE_PARAM(no_fault_makes_a_claim, machine_gen_params),
	KUNIT_CASE_PARAM(no_rcba_makes_a_claim, machine_gen_params),
	{}
};

static struct kunit_suite faults_test_suite = {
	.name = "acs_policy_faults",
	.init = acs_replayed_init,
	.exit = acs_replayed_exit,
	.test_cases = faults_test_cases,
};

kunit_test_suite(faults_test_suite);
