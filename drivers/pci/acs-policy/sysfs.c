// SPDX-License-Identifier: GPL-2.0-only
/*
 * What is decided of a device, in acs_policy/ of its folder in sysfs. See
 * Documentation/ABI/testing/sysfs-bus-pci-devices-acs-policy.
 */
#include <linux/device.h>
#include <linux/pci.h>
#include <linux/sysfs.h>

#include "engine.h"

static ssize_t mode_show(struct device *dev, struct device_attribute *attr,
			 char *buf)
{
	struct acs_decision decision;

	acs_policy_look(to_pci_dev(dev), &decision);
	return sysfs_emit(buf, "%s\n", acs_mode_name(decision.mode));
}
static DEVICE_ATTR_RO(mode);

static ssize_t emit_bits(char *buf, u32 bits)
{
	size_t length = acs_bits_name(buf, PAGE_SIZE, bits);

	return length + sysfs_emit_at(buf, length, "\n");
}

static ssize_t provides_show(struct device *dev, struct device_attribute *attr,
			     char *buf)
{
	struct acs_decision decision;

	acs_policy_look(to_pci_dev(dev), &decision);
	return emit_bits(buf, decision.provides);
}
static DEVICE_ATTR_RO(provides);

static ssize_t claims_show(struct device *dev, struct device_attribute *attr,
			   char *buf)
{
	struct acs_decision decision;

	acs_policy_look(to_pci_dev(dev), &decision);
	return emit_bits(buf, decision.claims);
}
static DEVICE_ATTR_RO(claims);

static ssize_t source_show(struct device *dev, struct device_attribute *attr,
			   char *buf)
{
	struct acs_decision decision;
	size_t length;

	acs_policy_look(to_pci_dev(dev), &decision);
	length = acs_source(buf, PAGE_SIZE, &decision);
	return length + sysfs_emit_at(buf, length, "\n");
}
static DEVICE_ATTR_RO(source);

static struct attribute *attributes[] = {
	&dev_attr_mode.attr,
	&dev_attr_provides.attr,
	&dev_attr_claims.attr,
	&dev_attr_source.attr,
	NULL,
};

/* One of those that every PCI device has, in drivers/pci/pci-sysfs.c */
const struct attribute_group acs_policy_attr_group = {
	.name = "acs_policy",
	.attrs = attributes,
};
