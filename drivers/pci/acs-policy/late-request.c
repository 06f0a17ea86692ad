// SPDX-License-Identifier: GPL-2.0-only
/*
 * Enables ACS on devices that were found before anybody asked for it.
 *
 * Before Linux 7.0 the PCI core enables ACS when it finds a device, provided
 * that an IOMMU's driver has asked for it. Where a device tree describes the
 * machine, that happens only when the first driver is bound: all ports are
 * known by then, none of them isolates, and they would share groups. Later
 * versions enable ACS when a driver is bound, so there is nothing to repair.
 */
#include <linux/atomic.h>
#include <linux/pci.h>

#include "../pci.h"
#include "compat.h"
#include "engine.h"

static atomic_t requested;

/**
 * acs_is_unasked - check whether nobody has asked to enable ACS of a device
 * @dev: the device
 *
 * Context: Any.
 *
 * Return: true if nobody had asked for ACS when the device was found, and it has
 * not been enabled since.
 */
bool acs_is_unasked(const struct pci_dev *dev)
{
	if (acs_state_asked(dev))
		return false;
	return !ACS_ENABLES_AGAIN || !atomic_read(&requested);
}

/* What the PCI core does when it finds the device; reads back what it provides */
static bool enable_late(struct pci_dev *dev)
{
	struct acs_decision before __uninitialized, after __uninitialized;

	acs_decide_device(dev, &before);
	pci_acs_init(dev);
	acs_decide_device(dev, &after);
	if (!(after.provides & ~before.provides & ACS_ISOLATION))
		return false;
	acs_report_decision(dev, &after);
	return true;
}

/**
 * acs_policy_acs_requested - enable ACS where the request for it comes too late
 *
 * Hook at the end of pci_request_acs(). Only the first call matters. A device
 * that is in a group already keeps it, so its registers are left as they are.
 *
 * Context: May sleep.
 */
void acs_policy_acs_requested(void)
{
	unsigned int found = 0, enabled = 0;
	struct pci_dev *dev = NULL;

	if (atomic_xchg(&requested, true) || ACS_ENABLES_AGAIN)
		return;

	for_each_pci_dev(dev) {
		if (dev->dev.iommu_group || acs_state_asked(dev))
			continue;
		found++;
		enabled += enable_late(dev);
	}
	if (enabled)
		pr_info("ACS: asked for after %u devices were found; enabled on %u of them, before they get IOMMU groups\n",
			found, enabled);
}
