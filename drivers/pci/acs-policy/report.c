// SPDX-License-Identifier: GPL-2.0-only
/*
 * Logs the decision about each device: once, and again only if it changes.
 */
#include <linux/panic.h>
#include <linux/pci.h>

#include "engine.h"

/*
 * It is not worth logging that a device cannot have ACS, or has all of it by
 * itself. It is if a device should have ACS and lacks isolation.
 */
static bool is_news(const struct acs_decision *decision)
{
	if (decision->rule || decision->disbelieved ||
	    decision->basis == ACS_BASIS_KERNEL_ROW)
		return true;
	return decision->basis != ACS_BASIS_NOT_APPLICABLE &&
	       ACS_ISOLATION & ~decision->provides;
}

/**
 * acs_print_decision - log a decision
 * @dev: the device
 * @decision: the decision
 * @change: the bits of ACS_ISOLATION that changed since the last decision, if
 *	there was one
 *
 * A claim of the administrator may lower isolation, so it is a warning and
 * taints the kernel. It is also a warning if isolation was lost that had been
 * logged. A decision that involves no rule, claim, refusal or lack of isolation
 * is logged at debug level.
 *
 * Context: Any.
 */
void acs_print_decision(struct pci_dev *dev,
			const struct acs_decision *decision, u32 change)
{
	char text[ACS_REASON_TEXT], gone[32];
	u32 lost = change & ~decision->provides;

	acs_format_decision(text, sizeof(text), decision);
	if (ACS_HAS_OVERRIDE && decision->claims) {
		add_taint(TAINT_USER, LOCKDEP_STILL_OK);
		pci_warn(dev, "%s; isolation is claimed, not known\n", text);
	} else if (lost) {
		acs_format_bits(gone, sizeof(gone), lost);
		pci_warn(dev, "%s; lost %s, but IOMMU groups stay as they are\n",
			 text, gone);
	} else if (decision->refusal != ACS_REFUSED_NOT) {
		pci_warn(dev, "%s\n", text);
	} else if (change || is_news(decision)) {
		pci_info(dev, "%s\n", text);
	} else {
		pci_dbg(dev, "%s\n", text);
	}
}
