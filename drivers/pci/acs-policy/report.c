// SPDX-License-Identifier: GPL-2.0-only
/*
 * Logs the decision about each device: once, and again only if it changes.
 */
#include <linux/panic.h>
#include <linux/pci.h>

#include "engine.h"
#include "state.h"

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

/*
 * Not inlined into acs_report_decision(), which seldom prints anything and
 * should not clear stack space for the text each time.
 */
static noinline void print(struct pci_dev *dev,
			   const struct acs_decision *decision, u32 change)
{
	char text[ACS_REASON_TEXT], gone[32];
	u32 lost = change & ~decision->provides;

	acs_format_decision(text, sizeof(text), decision);
	if (decision->claims) {
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

/**
 * acs_report_decision - remember a decision, and log it if it is new
 * @dev: the device
 * @decision: the decision
 *
 * A claim of the administrator may lower isolation, so it is a warning and
 * taints the kernel. It is also a warning if isolation was lost that had been
 * logged. A decision that involves no rule, claim, refusal or lack of isolation
 * is logged at debug level.
 *
 * Context: Any.
 */
void acs_report_decision(struct pci_dev *dev,
			 const struct acs_decision *decision)
{
	u32 change;

	if (acs_state_update(dev, decision, &change))
		print(dev, decision, change);
}
