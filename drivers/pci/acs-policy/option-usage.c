// SPDX-License-Identifier: GPL-2.0-only
/*
 * Counts the devices that the items of the boot option affect, and warns of
 * items that select no device, until one is added.
 */
#define pr_fmt(fmt) "ACS: " fmt

#include <linux/bitmap.h>
#include <linux/device/bus.h>
#include <linux/init.h>
#include <linux/notifier.h>
#include <linux/pci.h>
#include <linux/printk.h>

#include "../pci.h"
#include "engine.h"
#include "test-seam.h"

static void count_device(struct acs_usage *usage, const struct acs_item *item,
			 struct pci_dev *dev)
{
	struct acs_decision decision;
	struct acs_device record;

	acs_record_device(&record, dev);
	if (pci_dev_is_disconnected(dev) || !acs_item_selects(item, &record))
		return;

	usage->selects++;
	if (acs_select_item(acs_boot_policy, &record) != item)
		return;

	usage->counts++;
	if (!acs_item_claims(item, &record))
		return;

	acs_decide_device_awake(dev, &decision);
	usage->claims += decision.claims != 0;
	usage->refused += decision.refusal != ACS_REFUSED_NOT;
}

/**
 * acs_count_usage - count the devices that an item affects
 * @usage: filled in
 * @item: the item, one of acs_boot_policy
 *
 * Context: May sleep. The caller holds pci_lock_rescan_remove(), so that no
 * device is added or removed.
 */
void acs_count_usage(struct acs_usage *usage, const struct acs_item *item)
{
	struct pci_dev *dev = NULL;

	memset(usage, 0, sizeof(*usage));
	for_each_pci_dev(dev)
		count_device(usage, item, dev);
}

/* Items of which a warning says that they have selected no device so far */
static DECLARE_BITMAP(unused, ACS_ITEMS_MAX);

/**
 * acs_report_unused - warn of the items that select no device
 *
 * Such an item may still be right: drivers of host bridges, VMD or SR-IOV may add
 * devices later. So this is only a hint.
 *
 * Context: May sleep.
 */
void __acs_init acs_report_unused(void)
{
	const struct acs_item *items = acs_boot_policy->items;
	char text[ACS_ITEM_TEXT];
	struct acs_usage usage;
	unsigned int i;

	bitmap_zero(unused, ACS_ITEMS_MAX);
	pci_lock_rescan_remove();
	for (i = 0; i < acs_boot_policy->item_count; i++) {
		acs_count_usage(&usage, &items[i]);
		if (usage.selects)
			continue;
		set_bit(i, unused);
		acs_format_item(text, sizeof(text), &items[i]);
		pr_warn("option item %u, %s, has selected no device so far\n",
			i + 1, text);
	}
	pci_unlock_rescan_remove();
}

/* The warning about an item is no longer true when such a device is added */
static int correct_warning(struct notifier_block *nb, unsigned long action,
			   void *data)
{
	const struct acs_item *items = acs_boot_policy->items;
	struct pci_dev *dev = to_pci_dev((struct device *)data);
	struct acs_device record;
	char text[ACS_ITEM_TEXT];
	unsigned int i;

	if (action != BUS_NOTIFY_ADD_DEVICE ||
	    bitmap_empty(unused, ACS_ITEMS_MAX))
		return NOTIFY_DONE;

	acs_record_device(&record, dev);
	for_each_set_bit(i, unused, acs_boot_policy->item_count) {
		if (!acs_item_selects(&items[i], &record) ||
		    !test_and_clear_bit(i, unused))
			continue;
		acs_format_item(text, sizeof(text), &items[i]);
		pci_info(dev, "option item %u, %s, selects this device\n",
			 i + 1, text);
	}
	return NOTIFY_DONE;
}

static struct notifier_block corrector = { .notifier_call = correct_warning };

static int __init watch_option(void)
{
	int ret = bus_register_notifier(&pci_bus_type, &corrector);

	acs_report_unused();
	return ret;
}
late_initcall_sync(watch_option);
