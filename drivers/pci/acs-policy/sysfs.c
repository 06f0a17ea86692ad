// SPDX-License-Identifier: GPL-2.0-only
/*
 * The last answer that the kernel got about a device, in acs_policy/ of
 * its directory in sysfs. Everybody may read it, so nothing here accesses
 * hardware or takes a lock. See
 * Documentation/ABI/testing/sysfs-bus-pci-devices-acs-policy.
 */
#include <linux/device.h>
#include <linux/pci.h>
#include <linux/sysfs.h>

#include "engine.h"
#include "state.h"

static ssize_t emit_bits(char *buf, u32 bits)
{
	char names[32];

	acs_format_bits(names, sizeof(names), bits);
	return sysfs_emit(buf, "%s\n", names);
}

static ssize_t emit_unknown(char *buf)
{
	return sysfs_emit(buf, "unknown\n");
}

static ssize_t mode_show(struct device *dev, struct device_attribute *attr,
			 char *buf)
{
	struct acs_last_answer answer;

	if (!acs_state_last_answer(to_pci_dev(dev), &answer))
		return emit_unknown(buf);
	return sysfs_emit(buf, "%s\n", acs_mode_name(answer.mode));
}
static DEVICE_ATTR_RO(mode);

static ssize_t provides_show(struct device *dev, struct device_attribute *attr,
			     char *buf)
{
	struct acs_last_answer answer;

	if (!acs_state_last_answer(to_pci_dev(dev), &answer))
		return emit_unknown(buf);
	return emit_bits(buf, answer.provides);
}
static DEVICE_ATTR_RO(provides);

static ssize_t claims_show(struct device *dev, struct device_attribute *attr,
			   char *buf)
{
	struct acs_last_answer answer;

	if (!acs_state_last_answer(to_pci_dev(dev), &answer))
		return emit_unknown(buf);
	return emit_bits(buf, answer.claims);
}
static DEVICE_ATTR_RO(claims);

static struct attribute *attributes[] = {
	&dev_attr_mode.attr,
	&dev_attr_provides.attr,
	&dev_attr_claims.attr,
	NULL,
};

/* Added to those of every PCI device, in drivers/pci/pci-sysfs.c */
const struct attribute_group acs_policy_attr_group = {
	.name = "acs_policy",
	.attrs = attributes,
};
