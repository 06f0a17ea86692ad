// SPDX-License-Identifier: GPL-2.0-only
/*
 * What override reaches, and what it is refused for.
 */
#include "policy.h"

/* A path names the device; so do ids, unless one of them matches any id */
static bool names_device(const struct acs_item *item)
{
	return item->kind == ACS_SELECT_PATH ||
	       (item->kind == ACS_SELECT_ID && item->vendor && item->device);
}

/*
 * An override that does not name the device does not apply to devices with an
 * ACS capability, whose registers are trusted, or to conventional PCI devices.
 */
static bool override_reaches(const struct acs_item *item,
			     const struct acs_device *dev)
{
	if (names_device(item))
		return true;
	if (dev->has_acs || dev->type == ACS_TYPE_CONVENTIONAL)
		return false;
	if (item->kind == ACS_SELECT_DEFAULT)
		return acs_is_downstream_port(dev->type) ||
		       acs_is_multifunction(dev);
	return true;
}

/**
 * acs_item_claims - check whether an item claims isolation for a device
 * @item: the item that acs_select_item() found, or NULL
 * @dev: record of the device
 *
 * Return: true if the item is an override that applies to the device.
 */
bool acs_item_claims(const struct acs_item *item, const struct acs_device *dev)
{
	return item && item->mode == ACS_MODE_OVERRIDE &&
	       override_reaches(item, dev);
}

/**
 * acs_refuse_override - check whether override is refused for a device
 * @dev: record of the device
 * @ban: why this kernel allows no override at all, or ACS_REFUSED_NOT
 *
 * Return: why it is refused, or ACS_REFUSED_NOT.
 */
enum acs_refusal acs_refuse_override(const struct acs_device *dev,
				     enum acs_refusal ban)
{
	if (dev->external_facing)
		return ACS_REFUSED_EXTERNAL_FACING;
	if (dev->untrusted)
		return ACS_REFUSED_UNTRUSTED;
	if (dev->behind_external)
		return ACS_REFUSED_BEHIND_EXTERNAL;
	if (dev->behind_conventional)
		return ACS_REFUSED_BEHIND_CONVENTIONAL;
	if (dev->type == ACS_TYPE_CONVENTIONAL && !dev->root_bus)
		return ACS_REFUSED_OFF_ROOT_BUS;
	return ban;
}

static const char *const refusals[] = {
	[ACS_REFUSED_EXTERNAL_FACING] = "the port is external-facing",
	[ACS_REFUSED_UNTRUSTED] = "the device is untrusted",
	[ACS_REFUSED_BEHIND_EXTERNAL] =
		"it is below an external-facing port or an untrusted device",
	[ACS_REFUSED_BEHIND_CONVENTIONAL] =
		"it is behind a conventional PCI bus",
	[ACS_REFUSED_OFF_ROOT_BUS] = "it is not PCIe and not on a root bus",
	[ACS_REFUSED_NOT_BUILT] =
		"the kernel is built without CONFIG_PCI_ACS_POLICY_OVERRIDE",
	[ACS_REFUSED_LOCKED_DOWN] = "the kernel is locked down",
};

/**
 * acs_refusal_text - get the text of a refusal
 * @refusal: why override is refused
 *
 * Return: the text, for the log.
 */
const char *acs_refusal_text(enum acs_refusal refusal)
{
	return refusals[refusal];
}
