// SPDX-License-Identifier: GPL-2.0-only
/*
 * The IOMMU of the running machine. It translates nothing, but it makes the
 * IOMMU core put functions into groups as on hardware.
 *
 * As in many machines there are two units: graphics has the first one, and all
 * other functions the second. Linux 7.3 enables ACS on a function that has no
 * group yet whenever a unit is registered.
 */
#include <linux/iommu.h>

#include "../../compat.h"
#include "replay.h"

#define UNITS	2

/* Those that are present come first */
static struct iommu_device units[UNITS];
static unsigned int present;

static unsigned int unit_of(struct pci_dev *dev)
{
	return !(pci_is_root_bus(dev->bus) &&
		 dev->class >> 16 == PCI_BASE_CLASS_DISPLAY);
}

static struct iommu_device *probe_device(struct device *dev)
{
	unsigned int unit;

	if (!dev_is_pci(dev) || !acs_replay_owns(to_pci_dev(dev)->bus))
		return ERR_PTR(-ENODEV);
	unit = unit_of(to_pci_dev(dev));
	return unit < present ? &units[unit] : ERR_PTR(-ENODEV);
}

/* Linux 6.1 calls it without checking whether it is NULL */
static void release_device(struct device *dev)
{
}

static int domain_type(struct device *dev)
{
	return IOMMU_DOMAIN_IDENTITY;
}

static int ACS_ATTACH_DEV(attach_dev)
{
	return 0;
}

/* The only domain is static; Linux 6.1 calls this without checking for NULL */
static void free_domain(struct iommu_domain *domain)
{
}

static const struct iommu_domain_ops domain_ops = {
	.attach_dev = attach_dev,
	.free = free_domain,
};

static struct iommu_domain identity_domain = {
	.type = IOMMU_DOMAIN_IDENTITY,
	.ops = &domain_ops,
};

static __maybe_unused
struct iommu_domain *alloc_identity_domain(unsigned int type)
{
	return type == IOMMU_DOMAIN_IDENTITY ? &identity_domain : NULL;
}

static const struct iommu_ops ops = {
	.probe_device = probe_device,
	.release_device = release_device,
	.device_group = pci_device_group,
	ACS_OPS_DOMAIN(identity),
	.def_domain_type = domain_type,
	.default_domain_ops = &domain_ops,
};

static void remove_unit(void)
{
	struct iommu_device *unit = &units[--present];

	iommu_device_unregister(unit);
	iommu_device_sysfs_remove(unit);
}

static int add_unit(void)
{
	struct iommu_device *unit = &units[present];
	int ret = iommu_device_sysfs_add(unit, NULL, NULL, "acs-replay%u",
					 present);

	if (ret)
		return ret;
	present++;
	ret = iommu_device_register(unit, &ops, NULL);
	if (ret) {
		present--;
		iommu_device_sysfs_remove(unit);
	}
	return ret;
}

/**
 * acs_replay_group - put the functions of the running machine into groups
 *
 * After enumeration and all at once, as IOMMU drivers do at boot.
 *
 * Context: May sleep.
 *
 * Return: 0 or a negative error number.
 */
int acs_replay_group(void)
{
	int ret = 0;

	while (!ret && present < UNITS)
		ret = add_unit();
	if (ret)
		acs_replay_ungroup();
	return ret;
}

/**
 * acs_replay_ungroup - undo acs_replay_group()
 *
 * Context: May sleep.
 */
void acs_replay_ungroup(void)
{
	while (present)
		remove_unit();
}
