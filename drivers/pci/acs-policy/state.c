// SPDX-License-Identifier: GPL-2.0-only
/*
 * What is remembered of each device: whether its register program failed, the
 * answer that the kernel was last given, and what the log was last told.
 *
 * It is kept by address rather than in struct pci_dev, which stays as it is,
 * and forgotten when the device is removed. Linux 6.1 asks under spinlocks of
 * its IOMMU drivers, and drivers restore a device's state under theirs. So
 * nothing here sleeps, reading takes no lock, and only the first answer about
 * a device takes one, with interrupts off. A device that there was no room for
 * counts as one that nobody has asked about.
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
 * struct state - what is remembered of a device
 * @rcu: frees it when nobody reads it any more
 * @answer: the last answer, as pack() makes it; 0 if there was none
 * @reported: hash of what the log was last told; 0 if nothing
 * @failed: its rule's program failed when it last ran
 */
struct state {
	struct rcu_head rcu;
	u32 answer;
	u32 reported;
	bool failed;
};

/* The parts of a packed answer */
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

/* All that a line of the log depends on */
static u32 hash(const struct acs_decision *decision)
{
	u32 words[] = {
		decision->provides,
		decision->basis << 8 | decision->mode,
		decision->item << 8 | decision->refusal,
		decision->claims,
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
 * acs_state_failed - check whether a device's register program has failed
 * @dev: the device
 *
 * Context: Any.
 *
 * Return: true if it failed when it last ran.
 */
bool acs_state_failed(struct pci_dev *dev)
{
	struct state *state;
	bool failed;

	rcu_read_lock();
	state = find(dev);
	failed = state && READ_ONCE(state->failed);
	rcu_read_unlock();
	return failed;
}

/**
 * acs_state_set_failed - remember whether a device's register program failed
 * @dev: the device
 * @failed: whether it did
 *
 * Context: Any.
 */
void acs_state_set_failed(struct pci_dev *dev, bool failed)
{
	struct state *state;

	rcu_read_lock();
	state = failed ? find_or_add(dev) : find(dev);
	if (state)
		WRITE_ONCE(state->failed, failed);
	rcu_read_unlock();
}

/**
 * acs_state_last_answer - find the answer that the kernel was last given
 * @dev: the device
 * @answer: filled in
 *
 * Context: Any.
 *
 * Return: true if @answer is filled in; false if nobody has asked about the
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
 * @decision: what was decided
 * @change: set to those of the bits that IOMMU groups rest on which came or
 *	went since the last decision, if there was one
 *
 * Context: Any.
 *
 * Return: true if it differs from what was decided before, so that the log has
 * to be told.
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
 * acs_state_forget - forget a device
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

/* The bus type is there by now, its devices are not */
static int __init watch_removal(void)
{
	return bus_register_notifier(&pci_bus_type, &removal);
}
arch_initcall(watch_removal);
