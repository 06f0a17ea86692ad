// SPDX-License-Identifier: GPL-2.0-only
/*
 * pci=acs_policy=: what is trusted about the isolation of PCI devices.
 *
 * The option is parsed before the first device is found, and does not change
 * afterwards.
 */
#define pr_fmt(fmt) "PCI: " fmt

#include <linux/cache.h>
#include <linux/init.h>
#include <linux/panic.h>
#include <linux/pci.h>
#include <linux/printk.h>
#ifdef SINCE_override
#include <linux/security.h>
#endif /* SINCE_override */
#include <linux/slab.h>

#ifdef SINCE_override
#include "../pci.h"
#endif /* SINCE_override */
#include "path.h"
#include "policy.h"

static char *acs_policy_text __initdata;

/* The items, without room for more, or NULL without the option */
static const struct acs_policy *acs_policy __ro_after_init;

#ifdef SINCE_override
/* Lockdown that comes later cannot undo what groups depend on already */
static enum acs_refusal acs_override_ban __ro_after_init;

#endif /* SINCE_override */
static void __init report_mistake(void *context, const char *text,
				  const struct acs_mistake *mistake)
{
	pr_warn("acs_policy=%s\n", text);
	pr_warn("           %*s^ %s; the item is ignored\n", mistake->offset, "",
		mistake->what);
}

/**
 * pci_acs_policy_setup - take the option
 * @text: what follows "acs_policy="; of several, the last one counts
 *
 * Return: the one before, or NULL.
 */
char * __init pci_acs_policy_setup(char *text)
{
	char *before = acs_policy_text;

	acs_policy_text = text;
	return before;
}

#ifdef SINCE_override
static bool __init asks_for_override(void)
{
	unsigned int i;

	for (i = 0; i < acs_policy->item_count; i++)
		if (acs_policy->items[i].mode == ACS_MODE_OVERRIDE)
			return true;
	return false;
}

#endif /* SINCE_override */
/**
 * pci_acs_policy_parse - parse the option, if it was given
 */
void __init pci_acs_policy_parse(void)
{
	struct acs_policy *parsed;

	kfree(acs_policy);
	acs_policy = NULL;
	if (!acs_policy_text)
		return;

	parsed = kzalloc_obj(*parsed);
	if (parsed) {
		acs_option_parse(parsed, acs_policy_text, report_mistake, NULL);
		acs_policy = kmemdup(parsed,
				     offsetof(struct acs_policy, items) +
				     parsed->item_count *
				     sizeof(*parsed->items), GFP_KERNEL);
		kfree(parsed);
	}
	/* Without the option, more might be trusted than the user wants */
	if (!acs_policy)
		panic("PCI: no memory for acs_policy=\n");
#ifdef SINCE_override

	acs_override_ban = ACS_REFUSED_NOT;
	if (!asks_for_override())
		return;
	if (!IS_ENABLED(CONFIG_PCI_ACS_OVERRIDE))
		pr_warn("acs_policy=override needs CONFIG_PCI_ACS_OVERRIDE\n");
	else if (security_locked_down(LOCKDOWN_PCI_ACCESS))
		acs_override_ban = ACS_REFUSED_LOCKED_DOWN;
#endif /* SINCE_override */
}

static int __init pci_acs_policy_init(void)
{
	pci_acs_policy_parse();
	return 0;
}
core_initcall(pci_acs_policy_init);

static const struct acs_item *acs_item_of(struct pci_dev *dev,
					  struct acs_device *record)
{
	if (!acs_policy)
		return NULL;

	record->vendor = dev->vendor;
	record->device = dev->device;
	record->type = pci_is_pcie(dev) ? pci_pcie_type(dev) :
					  ACS_TYPE_CONVENTIONAL;
	record->multifunction = dev->multifunction;
#ifdef SINCE_override
	record->root_bus = pci_is_root_bus(dev->bus);
	record->has_acs = dev->acs_cap;
	record->external_facing = dev->external_facing;
	record->untrusted = dev->untrusted;
#endif /* SINCE_override */
	acs_record_path(record, dev);
	return acs_select_item(acs_policy, record);
}

/**
 * pci_acs_mode - get the mode that applies to a device
 * @dev: the device
 *
 * Context: Any.
 *
 * Return: the mode of the last item that selects @dev; quirk without any.
 */
enum acs_mode pci_acs_mode(struct pci_dev *dev)
{
	struct acs_device record;

	return acs_item_mode(acs_item_of(dev, &record));
}
#ifdef SINCE_override

#ifdef CONFIG_PCI_ACS_OVERRIDE
/**
 * pci_acs_override - check whether the administrator claims isolation
 * @dev: a device that does not provide all of @acs_flags
 * @acs_flags: PCI_ACS_* bits requested
 *
 * The first claim and the first refusal for a device are logged. A claim taints
 * the kernel: if it is wrong, a guest can reach what does not belong to it.
 *
 * Context: Any.
 *
 * Return: true if an item of the option claims @acs_flags, and may.
 */
bool pci_acs_override(struct pci_dev *dev, u16 acs_flags)
{
	struct acs_device record;
	const struct acs_item *item;
	enum acs_refusal refusal;
	bool news;

	if (acs_flags & ~ACS_ISOLATION)
		return false;
	item = acs_item_of(dev, &record);
	if (!acs_item_claims(item, &record))
		return false;

	refusal = acs_refuse_override(&record, acs_override_ban);
	news = !test_and_set_bit(refusal == ACS_REFUSED_NOT ?
				 PCI_DEV_ACS_CLAIMED : PCI_DEV_ACS_REFUSED,
				 &dev->priv_flags);
	if (refusal != ACS_REFUSED_NOT) {
		if (news)
			pci_warn(dev, "acs_policy=override refused: %s\n",
				 acs_refusal_text(refusal));
		return false;
	}

	if (news) {
		pci_warn(dev, "isolation claimed by acs_policy=override, item %td\n",
			 item - acs_policy->items + 1);
		add_taint(TAINT_USER, LOCKDEP_STILL_OK);
	}
	return true;
}
#endif
#endif /* SINCE_override */
