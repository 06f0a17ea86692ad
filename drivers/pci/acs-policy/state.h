/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the engine remembers about each device.
 */
#ifndef ACS_STATE_H
#define ACS_STATE_H

#include "core/core.h"

struct pci_dev;

/**
 * struct acs_last_answer - the last answer that the kernel got about a device
 * @mode: the mode that applied
 * @provides: PCI_ACS_* bits, or ~0U for a device that needs no ACS
 * @claims: those bits of @provides that only the administrator claims
 */
struct acs_last_answer {
	enum acs_mode mode;
	u32 provides;
	u32 claims;
};

/**
 * enum acs_act - what a register program does
 * @ACS_ACT_ENABLE: enables isolation
 * @ACS_ACT_DISABLE_REDIRECT: disables redirection
 */
enum acs_act {
	ACS_ACT_ENABLE,
	ACS_ACT_DISABLE_REDIRECT,
	ACS_ACTS,
};

bool acs_state_asked(const struct pci_dev *dev);
void acs_state_note_asked(struct pci_dev *dev);
bool acs_state_failed(const struct pci_dev *dev);
bool acs_state_note(struct pci_dev *dev, enum acs_act act, bool failed);
bool acs_state_last_answer(const struct pci_dev *dev,
			   struct acs_last_answer *answer);
bool acs_state_update(struct pci_dev *dev, const struct acs_decision *decision,
		      u32 *change);

#endif /* ACS_STATE_H */
