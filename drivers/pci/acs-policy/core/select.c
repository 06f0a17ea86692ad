// SPDX-License-Identifier: GPL-2.0-only
/*
 * Selects the item of the boot option that applies to a device.
 */
#include "policy.h"

/* The item's path, from its bus downwards, ends at the device */
static bool path_selects(const struct acs_item *item,
			 const struct acs_device *dev)
{
	unsigned int i, count = item->devfn_count;

	if (item->segment != dev->segment || count > dev->hop_count)
		return false;

	for (i = 0; i < count; i++)
		if (dev->hops[i].devfn != item->devfns[count - 1 - i])
			return false;

	return dev->hops[count - 1].bus == item->bus;
}

static bool id_matches(u16 wanted, u16 id)
{
	return !wanted || wanted == id;
}

static bool id_selects(const struct acs_item *item,
		       const struct acs_device *dev)
{
	return id_matches(item->vendor, dev->vendor) &&
	       id_matches(item->device, dev->device) &&
	       id_matches(item->subsystem_vendor, dev->subsystem_vendor) &&
	       id_matches(item->subsystem_device, dev->subsystem_device);
}

/**
 * acs_item_selects - check whether an item's selector matches a device
 * @item: the item
 * @dev: record of the device
 *
 * Return: true if it matches. An item without a selector matches every device.
 */
bool acs_item_selects(const struct acs_item *item,
		      const struct acs_device *dev)
{
	switch (item->kind) {
	case ACS_SELECT_PATH:
		return path_selects(item, dev);
	case ACS_SELECT_ID:
		return id_selects(item, dev);
	case ACS_SELECT_DOWNSTREAM:
		return acs_is_downstream_port(dev->type);
	case ACS_SELECT_MULTIFUNCTION:
		return acs_is_multifunction(dev);
	default:
		return true;
	}
}

/**
 * acs_select_among - select the item that applies to a device
 * @policy: the parsed boot option; what acs_select_item() calls if it has items
 * @dev: record of the device
 *
 * The last item whose selector matches applies; if there is none, the last item
 * without a selector does. There is one exception: if the last items that match
 * are overrides that do not apply to the device, an override just before them
 * that does apply is selected instead.
 *
 * Return: the item, or NULL if no item applies to the device.
 */
const struct acs_item *acs_select_among(const struct acs_policy *policy,
					const struct acs_device *dev)
{
	const struct acs_item *last = NULL, *fallback = NULL;
	unsigned int i = policy->item_count;

	while (i--) {
		const struct acs_item *item = &policy->items[i];

		if (item->kind == ACS_SELECT_DEFAULT) {
			if (!fallback)
				fallback = item;
			continue;
		}
		if (!acs_item_selects(item, dev))
			continue;
		if (acs_item_claims(item, dev))
			return item;
		if (item->mode != ACS_MODE_OVERRIDE)
			return last ?: item;
		if (!last)
			last = item;
	}

	return last ?: fallback;
}
