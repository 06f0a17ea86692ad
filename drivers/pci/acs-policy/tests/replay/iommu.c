// SPDX-License-Identifier: GPL-2.0-only
/*
 * An IOMMU for the running machine. It translates nothing, but it makes the
 * IOMMU core put functions into groups as on hardware.
 */
#include <linux/iommu.h>

#include "../../compat.h"
#include "replay.h"

static struct iommu_device iommu;
static bool present;

static struct iommu_device *probe_device(struct device *dev)
{
	if (!present || !dev_is_pci(dev) ||
	    !acs_replay_owns(to_pci_dev(dev)->bus))
		return ERR_PTR(-ENODEV);
	return &iommu;
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
	int ret = iommu_device_sysfs_add(&iommu, NULL, NULL, "acs-replay");

	if (ret)
		return ret;
	present = true;
	ret = iommu_device_register(&iommu, &ops, NULL);
	if (ret) {
		present = false;
		iommu_device_sysfs_remove(&iommu);
	}
	return ret;
}

/**
 * acs_replay_ungroup - undo acs_replay_group()
 *
 * Context: May sleep.
 */
void acs_replay_ungroup(void)
{
	present = false;
	iommu_device_unregister(&iommu);
	iommu_device_sysfs_remove(&iommu);
}
