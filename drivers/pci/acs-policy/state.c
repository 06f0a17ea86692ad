// SPDX-License-Identifier: GPL-2.0-only
/*
 * Remembers for each device the outcome of its register programs, the last
 * answer that the kernel got, and what was last logged.
 *
 * The state is stored by PCI address, since struct pci_dev is left unchanged,
 * and freed when the device is removed. IOMMU drivers of Linux 6.1 ask under
 * spinlocks, and so do drivers that restore a device's state. So nothing here
 * sleeps, reading takes no lock, and only the first answer about a device takes
 * one, with interrupts disabled. If there is no memory for the state, it is as
 * if nobody had asked about the device.
 */
#include <linux/device/bus.h>
#include <linux/init.h>
#include <linux/jhash.h>
#include <linux/notifier.h>
#include <linux/pci.h>
#include <linux/slab.h>
#include <linux/xarray.h>

#include "state.h"

/**
 * struct state - what is remembered about a device
 * @rcu: delays freeing until there are no more readers
 * @answer: the last answer, as pack() returns it; 0 if there was none
 * @reported: hash of the decision that was last logged; 0 if there was none
 * @outcome: of each program of the rule, when it last ran
 */
struct state {
	struct rcu_head rcu;
	u32 answer;
	u32 reported;
	u8 outcome[ACS_ACTS];
};

enum outcome {
	NOT_RUN,
	SUCCEEDED,
	FAILED,
};

/* Fields of a packed answer */
#define CLAIMS_SHIFT	8
#define MODE_SHIFT	16
#define NEEDS_NO_ACS	BIT(7)
#define GIVEN		BIT(31)

static DEFINE_XARRAY_FLAGS(states, XA_FLAGS_LOCK_IRQ);

static unsigned long address_of(struct pci_dev *dev)
{
	return (unsigned long)pci_domain_nr(dev->bus) << 16 | pci_dev_id(dev);
}

static u32 pack(const struct acs_decision *decision)
{
	return (decision->provides & ACS_BITS) |
	       (decision->provides == ~0U ? NEEDS_NO_ACS : 0) |
	       (decision->claims & ACS_BITS) << CLAIMS_SHIFT |
	       decision->mode << MODE_SHIFT | GIVEN;
}

static struct acs_last_answer unpack(u32 packed)
{
	return (struct acs_last_answer) {
		.mode = packed >> MODE_SHIFT & 0xff,
		.provides = packed & NEEDS_NO_ACS ? ~0U : packed & ACS_BITS,
		.claims = packed >> CLAIMS_SHIFT & ACS_BITS,
	};
}

/* Covers everything that a line of the log depends on */
static u32 hash(const struct acs_decision *decision)
{
	u32 words[] = {
		decision->provides,
		decision->tried_basis << 16 | decision->basis << 8 |
			decision->mode,
		decision->item << 8 | decision->refusal,
		decision->claims,
		decision->struck,
		decision->lost.kind,
		decision->lost.read,
	};

	return jhash2(words, ARRAY_SIZE(words), 0) | 1;
}

/* The caller is in an RCU read-side critical section */
static struct state *find(struct pci_dev *dev)
{
	return xa_load(&states, address_of(dev));
}

static struct state *find_or_add(struct pci_dev *dev)
{
	struct state *state = find(dev), *other;
	unsigned long flags;

	if (state)
		return state;

	state = kzalloc(sizeof(*state), GFP_NOWAIT | __GFP_NOWARN);
	if (!state)
		return NULL;

	xa_lock_irqsave(&states, flags);
	other = __xa_cmpxchg(&states, address_of(dev), NULL, state,
			     GFP_NOWAIT | __GFP_NOWARN);
	xa_unlock_irqrestore(&states, flags);
	if (!other)
		return state;

	kfree(state);
	return xa_is_err(other) ? NULL : other;
}

/**
 * acs_state_failed - check whether enabling a device's isolation has failed
 * @dev: the device
 *
 * Context: Any.
 *
 * Return: true if the program that enables it failed when it last ran.
 */
bool acs_state_failed(struct pci_dev *dev)
{
	struct state *state;
	bool failed;

	rcu_read_lock();
	state = find(dev);
	failed = state &&
		 READ_ONCE(state->outcome[ACS_ACT_ENABLE]) == FAILED;
	rcu_read_unlock();
	return failed;
}

/**
 * acs_state_note - remember the outcome of a register program
 * @dev: the device
 * @act: what the program does
 * @failed: the program failed
 *
 * Linux 7.3 runs the programs each time a driver is bound, so an outcome is
 * only worth logging if it is new.
 *
 * Context: Any.
 *
 * Return: true if the program had another outcome when it last ran, or has not
 * run before.
 */
bool acs_state_note(struct pci_dev *dev, enum acs_act act, bool failed)
{
	u8 now = failed ? FAILED : SUCCEEDED;
	struct state *state;
	bool news = true;

	rcu_read_lock();
	state = find_or_add(dev);
	if (state)
		news = xchg(&state->outcome[act], now) != now;
	rcu_read_unlock();
	return news;
}

/**
 * acs_state_last_answer - get the last answer that the kernel got
 * @dev: the device
 * @answer: filled in
 *
 * Context: Any.
 *
 * Return: true if there was an answer; false if nobody has asked about the
 * device.
 */
bool acs_state_last_answer(struct pci_dev *dev, struct acs_last_answer *answer)
{
	struct state *state;
	u32 packed;

	rcu_read_lock();
	state = find(dev);
	packed = state ? READ_ONCE(state->answer) : 0;
	rcu_read_unlock();

	*answer = unpack(packed);
	return packed;
}

/**
 * acs_state_update - remember a decision
 * @dev: the device
 * @decision: the decision
 * @change: set to the bits of ACS_ISOLATION that changed since the last
 *	decision, if there was one
 *
 * Context: Any.
 *
 * Return: true if the decision differs from the last one, so that it has to be
 * logged.
 */
bool acs_state_update(struct pci_dev *dev, const struct acs_decision *decision,
		      u32 *change)
{
	u32 now = hash(decision);
	struct state *state;
	bool changed = true;

	*change = 0;
	rcu_read_lock();
	state = find_or_add(dev);
	if (state) {
		u32 before = READ_ONCE(state->answer);

		changed = READ_ONCE(state->reported) != now &&
			  xchg(&state->reported, now) != now;
		if (before != pack(decision))
			before = xchg(&state->answer, pack(decision));
		if (before)
			*change = (before ^ decision->provides) & ACS_ISOLATION;
	}
	rcu_read_unlock();
	return changed;
}

/**
 * acs_state_forget - free the state of a device
 * @dev: the device
 *
 * Context: Any.
 */
void acs_state_forget(struct pci_dev *dev)
{
	struct state *state;
	unsigned long flags;

	xa_lock_irqsave(&states, flags);
	state = __xa_erase(&states, address_of(dev));
	xa_unlock_irqrestore(&states, flags);
	kfree_rcu(state, rcu);
}

static int forget_removed(struct notifier_block *block, unsigned long event,
			  void *data)
{
	if (event == BUS_NOTIFY_REMOVED_DEVICE)
		acs_state_forget(to_pci_dev(data));
	return NOTIFY_DONE;
}

static struct notifier_block removal = {
	.notifier_call = forget_removed,
};

/* The bus type is registered by now, but there are no devices yet */
static int __init watch_removal(void)
{
	return bus_register_notifier(&pci_bus_type, &removal);
}
arch_initcall(watch_removal);
