/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What differs between the kernels that the engine is joined to. No other file
 * has conditionals for that. Kconfig looks at the tree itself, since a version
 * number does not tell what was ported back.
 */
#ifndef ACS_COMPAT_H
#define ACS_COMPAT_H

#ifdef CONFIG_PCI_ACS_POLICY_HAS_HEX_H
#include <linux/hex.h>
#endif

/* Where a driver of an IOMMU takes its identity domain from */
#ifdef CONFIG_PCI_ACS_POLICY_HAS_STATIC_IDENTITY
#define ACS_OPS_DOMAIN(name)	.identity_domain = &name##_domain
#define ACS_ATTACH_DEV(name)						\
	name(struct iommu_domain *domain, struct device *dev,		\
	     struct iommu_domain *old)
#else
#define ACS_OPS_DOMAIN(name)	.domain_alloc = alloc_##name##_domain
#define ACS_ATTACH_DEV(name)						\
	name(struct iommu_domain *domain, struct device *dev)
#endif

/* Makes name_gen_params() of a function that needs no test, for KUnit */
#ifdef CONFIG_PCI_ACS_POLICY_HAS_KUNIT_GENERATOR_TEST
#define ACS_KUNIT_PARAM(name, next)					\
	static const void *name##_gen_params(struct kunit *test,	\
					     const void *before,	\
					     char *desc)		\
	{								\
		return next(before, desc);				\
	}
#else
#define ACS_KUNIT_PARAM(name, next)					\
	static const void *name##_gen_params(const void *before,	\
					     char *desc)		\
	{								\
		return next(before, desc);				\
	}
#endif

/*
 * The kernel's copy of the ACS capability register, or the register itself if
 * there is no copy. Fake devices are not enumerated, so nobody else fills it
 * in.
 */
#ifdef CONFIG_PCI_ACS_POLICY_HAS_CACHED_CAPABILITY
#define acs_cached_capability(dev, word)				\
	((void)(word), (dev)->acs_capabilities)
#define acs_cache_capability(dev, word)	((dev)->acs_capabilities = (word))
#else
#define acs_cached_capability(dev, word) ((void)(dev), (word))
#define acs_cache_capability(dev, word)	((void)(dev), (void)(word))
#endif

/*
 * What enables ACS of a device after pci_acs_init(), which may do it itself, and
 * whether it may do so again while others ask about the device
 */
#ifdef CONFIG_PCI_ACS_POLICY_HAS_ENABLING_WITH_DMA
#define acs_enable_found(dev)	pci_enable_acs(dev)
#define ACS_ENABLES_AGAIN	true
#else
#define acs_enable_found(dev)	((void)(dev))
#define ACS_ENABLES_AGAIN	false
#endif

/* Whether pci_enable_pasid() asks about the path to the root bus */
#define ACS_PASID_ASKS	IS_ENABLED(CONFIG_PCI_ACS_POLICY_HAS_PASID_CHECK)

#endif /* ACS_COMPAT_H */
