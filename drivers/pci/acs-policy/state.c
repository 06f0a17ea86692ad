// SPDX-License-Identifier: GPL-2.0-only
/*
 * Remembers for each device the outcome of its register programs, the last
 * answer that the kernel got, and what was last logged.
 *
 * All of it is in struct pci_dev, so it is found without a search, needs no
 * memory of its own and ends with the device. IOMMU drivers of Linux 6.1 ask
 * under spinlocks, and so do drivers that restore a device's state. So nothing
 * here sleeps or takes a lock: each word is exchanged by itself.
 */
#include <linux/hash.h>
#include <linux/pci.h>

#include "state.h"

/**
 * enum word - the words of struct pci_dev.acs_policy, all 0 at first
 * @ANSWER: the last answer, as pack() returns it
 * @REPORTED: hash of the decision that was last logged, which @ANSWER is from
 * @OUTCOME: an enum outcome for each enum acs_act: of the program when it last
 *	ran, if there is one
 * @WORDS: their number
 */
enum word {
	ANSWER,
	REPORTED,
	OUTCOME,
	WORDS = OUTCOME + ACS_ACTS,
};

static_assert(sizeof_field(struct pci_dev, acs_policy) == WORDS * sizeof(u32));

enum outcome {
	NOT_ASKED,
	NOT_RUN,
	SUCCEEDED,
	FAILED,
};

/* Fields of a packed answer */
#define CLAIMS_SHIFT	8
#define MODE_SHIFT	16
#define NEEDS_NO_ACS	BIT(7)
#define GIVEN		BIT(31)

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

/*
 * Covers everything that a line of the log depends on. Members that are small
 * have bits of their own in one word. What only an item of the boot option can
 * set is left out without an item.
 */
static u32 hash(const struct acs_decision *decision)
{
	u32 reason = decision->mode |
		     decision->basis << 3 |
		     decision->struck << 9 |
		     decision->unasked << 17;
	u64 value = (u64)reason << 32 | decision->provides;

	if (decision->item)
		value ^= GOLDEN_RATIO_64 * (decision->item |
					    decision->tried_basis << 16 |
					    decision->refusal << 22 |
					    (u64)decision->claims << 32);
	if (decision->basis == ACS_BASIS_RULE_LOST ||
	    decision->tried_basis == ACS_BASIS_RULE_LOST)
		value ^= (u64)hash_64((u64)decision->lost.kind << 32 |
				      decision->lost.read, 32) << 32;
	return hash_64(value, 32) | 1;
}

/**
 * acs_state_asked - check whether the PCI core has tried to enable ACS
 * @dev: the device
 *
 * Context: Any.
 *
 * Return: true if it has, since somebody had asked for ACS.
 */
bool acs_state_asked(const struct pci_dev *dev)
{
	return READ_ONCE(dev->acs_policy[OUTCOME + ACS_ACT_ENABLE]) !=
	       NOT_ASKED;
}

/**
 * acs_state_note_asked - remember that the PCI core enables ACS
 * @dev: the device
 *
 * Context: Any.
 */
void acs_state_note_asked(struct pci_dev *dev)
{
	if (!acs_state_asked(dev))
		cmpxchg(&dev->acs_policy[OUTCOME + ACS_ACT_ENABLE], NOT_ASKED,
			NOT_RUN);
}

/**
 * acs_state_failed - check whether enabling a device's isolation has failed
 * @dev: the device
 *
 * Context: Any.
 *
 * Return: true if the program that enables it failed when it last ran.
 */
bool acs_state_failed(const struct pci_dev *dev)
{
	return READ_ONCE(dev->acs_policy[OUTCOME + ACS_ACT_ENABLE]) == FAILED;
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
	u32 now = failed ? FAILED : SUCCEEDED;

	return xchg(&dev->acs_policy[OUTCOME + act], now) != now;
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
bool acs_state_last_answer(const struct pci_dev *dev,
			   struct acs_last_answer *answer)
{
	u32 packed = READ_ONCE(dev->acs_policy[ANSWER]);

	*answer = unpack(packed);
	return packed;
}

/**
 * acs_state_update - remember a decision
 * @dev: the device
 * @decision: the decision
 * @change: if the decision is new, set to the bits of ACS_ISOLATION that
 *	changed since the last one, if there was one
 *
 * Context: Any.
 *
 * Return: true if the decision differs from the last one, so that it has to be
 * logged.
 */
bool acs_state_update(struct pci_dev *dev, const struct acs_decision *decision,
		      u32 *change)
{
	u32 said = hash(decision), before;

	/* Nearly always nothing is new */
	if (READ_ONCE(dev->acs_policy[REPORTED]) == said)
		return false;

	before = xchg(&dev->acs_policy[ANSWER], pack(decision));
	*change = before ? (before ^ decision->provides) & ACS_ISOLATION : 0;
	return xchg(&dev->acs_policy[REPORTED], said) != said;
}
