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

/*
 * Values are a hash of the decision last told, above those of its bits that
 * IOMMU groups rest on, and TOLD, which these leave free; 0 if none was told.
 * The mark says "failed".
 */
static DEFINE_XARRAY(memory);
#define FAILED		XA_MARK_0
#define NOTHING_TOLD	0
#define TOLD		BIT(1)
#define HASH_SHIFT	5

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
		xa_store(&memory, address, xa_mk_value(NOTHING_TOLD),
			 GFP_KERNEL);
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

/* A value of an xarray has a bit less than a long, which may have 32 */
static unsigned long value_of(const struct acs_decision *decision)
{
	u32 words[] = {
		decision->provides,
		decision->basis << 8 | decision->mode,
		decision->item << 8 | decision->refusal,
		decision->claims,
		decision->lost.kind,
		decision->lost.read,
	};
	u32 hash = jhash2(words, ARRAY_SIZE(words), 0);

	return (hash & GENMASK(30 - HASH_SHIFT, 0)) << HASH_SHIFT | TOLD |
	       (decision->provides & ACS_ISOLATION);
}

/**
 * acs_report_knows - ask whether anything was decided of a device before
 * @dev: the device
 *
 * Return: true if the log was told of it.
 */
bool acs_report_knows(struct pci_dev *dev)
{
	void *told = xa_load(&memory, address_of(dev));

	return told && xa_to_value(told) != NOTHING_TOLD;
}

/*
 * Apart from acs_report(), which hardly ever has something to tell and should
 * not have the kernel clear room for it.
 */
static noinline void tell(struct pci_dev *dev,
			  const struct acs_decision *decision, u32 lost)
{
	char text[400], gone[32];

	acs_reason(text, sizeof(text), decision);
	if (decision->claims) {
		add_taint(TAINT_USER, LOCKDEP_STILL_OK);
		pci_warn(dev, "%s; isolation is claimed, not known\n", text);
	} else if (lost) {
		acs_bits_name(gone, sizeof(gone), lost);
		pci_warn(dev, "%s; lost %s, but IOMMU groups stay as they are\n",
			 text, gone);
	} else if (decision->refusal != ACS_REFUSED_NOT) {
		pci_warn(dev, "%s\n", text);
	} else {
		pci_info(dev, "%s\n", text);
	}
}

/**
 * acs_report - tell the log what was decided of a device, unless it knows
 * @dev: the device
 * @decision: what was decided
 *
 * The administrator's own claim lowers isolation: it is a warning, and taints
 * the kernel. It is a warning, too, if isolation is gone that was told of.
 */
void acs_report(struct pci_dev *dev, const struct acs_decision *decision)
{
	void *now = xa_mk_value(value_of(decision)), *before;
	u32 lost = 0;

	/* The mark of a failed program stays as it is */
	before = xa_load(&memory, address_of(dev));
	if (before != now)
		before = xa_store(&memory, address_of(dev), now, GFP_KERNEL);
	if (before == now)
		return;

	if (before && !xa_is_err(before))
		lost = xa_to_value(before) & ACS_ISOLATION &
		       ~decision->provides;
	tell(dev, decision, lost);
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
