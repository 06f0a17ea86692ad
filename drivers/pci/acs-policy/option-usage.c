// SPDX-License-Identifier: GPL-2.0-only
/*
 * Counts the devices that the items of the boot option affect, and warns of
 * items that select no device.
 */
#define pr_fmt(fmt) "ACS: " fmt

#include <linux/init.h>
#include <linux/pci.h>
#include <linux/printk.h>

#include "../pci.h"
#include "engine.h"

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

/*
 * An item that selects no device may still be right: drivers of host bridges,
 * VMD or SR-IOV may add devices later. So this is only a hint.
 */
static int __init report_unused(void)
{
	const struct acs_item *items = acs_boot_policy->items;
	unsigned int i;

	pci_lock_rescan_remove();
	for (i = 0; i < acs_boot_policy->item_count; i++) {
		struct acs_usage usage;
		char text[ACS_ITEM_TEXT];

		acs_count_usage(&usage, &items[i]);
		if (usage.selects)
			continue;
		acs_format_item(text, sizeof(text), &items[i]);
		pr_warn("option item %u, %s, has selected no device so far\n",
			i + 1, text);
	}
	pci_unlock_rescan_remove();

	return 0;
}
late_initcall_sync(report_unused);
