// SPDX-License-Identifier: GPL-2.0-only
/*
 * Tells the log what was decided of each device: once, and again only when
 * the decision changes. Remembers, too, whose register program failed.
 *
 * The memory is kept by address rather than in struct pci_dev, which stays as
 * it is, and ends when the device is removed: what takes its place is told of
 * anew. So is a device whose memory there was no room for.
 */
#include <linux/device/bus.h>
#include <linux/init.h>
#include <linux/jhash.h>
#include <linux/notifier.h>
#include <linux/panic.h>
#include <linux/pci.h>
#include <linux/xarray.h>

#include "engine.h"

/* Values are a hash of the decision last told; the mark says "failed" */
static DEFINE_XARRAY(memory);
#define FAILED	XA_MARK_0

static unsigned long address_of(struct pci_dev *dev)
{
	return (unsigned long)pci_domain_nr(dev->bus) << 16 | pci_dev_id(dev);
}

/**
 * acs_report_failed - ask whether a device's register program has failed
 * @dev: the device
 *
 * Return: true if it failed when it last ran.
 */
bool acs_report_failed(struct pci_dev *dev)
{
	return xa_get_mark(&memory, address_of(dev), FAILED);
}

/**
 * acs_report_set_failed - remember whether a device's register program failed
 * @dev: the device
 * @failed: whether it did
 */
void acs_report_set_failed(struct pci_dev *dev, bool failed)
{
	unsigned long address = address_of(dev);

	if (failed && !xa_load(&memory, address))
		xa_store(&memory, address, xa_mk_value(0), GFP_KERNEL);
	if (failed)
		xa_set_mark(&memory, address, FAILED);
	else
		xa_clear_mark(&memory, address, FAILED);
}

/**
 * acs_report_forget - forget a device
 * @dev: the device
 */
void acs_report_forget(struct pci_dev *dev)
{
	xa_erase(&memory, address_of(dev));
}

/* Shifted, since a value of an xarray has a bit less than a long */
static unsigned long hash_of(const struct acs_decision *decision)
{
	u32 words[] = {
		decision->provides,
		decision->basis << 16 | decision->mode << 8 | decision->item,
		decision->overridden << 8 | decision->refusal,
	};

	return jhash2(words, ARRAY_SIZE(words), 0) >> 1;
}

/**
 * acs_report_is_told - ask whether the log knows what was decided of a device
 * @dev: the device
 * @decision: what was decided
 *
 * Return: true if this is what it was told last.
 */
bool acs_report_is_told(struct pci_dev *dev,
			const struct acs_decision *decision)
{
	return xa_load(&memory, address_of(dev)) ==
	       xa_mk_value(hash_of(decision));
}

/**
 * acs_report - tell the log what was decided of a device, unless it knows
 * @dev: the device
 * @decision: what was decided
 *
 * The administrator's own claim lowers isolation: it is a warning, and taints
 * the kernel.
 */
void acs_report(struct pci_dev *dev, const struct acs_decision *decision)
{
	char text[320];

	if (acs_report_is_told(dev, decision))
		return;

	/* The mark of a failed program stays as it is */
	xa_store(&memory, address_of(dev), xa_mk_value(hash_of(decision)),
		 GFP_KERNEL);
	acs_reason(text, sizeof(text), decision);
	if (decision->overridden) {
		add_taint(TAINT_USER, LOCKDEP_STILL_OK);
		pci_warn(dev, "%s; isolation is claimed, not known\n", text);
	} else if (decision->refusal != ACS_REFUSED_NOT) {
		pci_warn(dev, "%s\n", text);
	} else {
		pci_info(dev, "%s\n", text);
	}
}

static int forget_removed(struct notifier_block *block, unsigned long event,
			  void *data)
{
	if (event == BUS_NOTIFY_REMOVED_DEVICE)
		acs_report_forget(to_pci_dev(data));
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
