// SPDX-License-Identifier: GPL-2.0-only
/*
 * Parses the boot option, before any device is enumerated, and decides whether
 * override is allowed at all.
 */
#define pr_fmt(fmt) "ACS: " fmt

#include <linux/cache.h>
#include <linux/init.h>
#include <linux/panic.h>
#include <linux/printk.h>
#include <linux/security.h>
#include <linux/slab.h>

#include "engine.h"

/* Filled in during early boot, with room for the maximum number of items */
struct acs_policy acs_parsed_policy __initdata;

/* A copy of the items that are in use */
const struct acs_policy *acs_boot_policy __ro_after_init;

/*
 * Why this kernel does not allow override. It is decided before the first
 * question about a device and does not change afterwards: lockdown that is
 * enabled later cannot undo claims that IOMMU groups already depend on.
 */
enum acs_refusal acs_override_ban __ro_after_init =
	IS_ENABLED(CONFIG_PCI_ACS_POLICY_OVERRIDE) ? ACS_REFUSED_NOT
						   : ACS_REFUSED_NOT_BUILT;

/* Characters of a long option shown before a mistake, and in all */
#define SHOWN_BEFORE	40
#define SHOWN		80

/* Prints the option, or part of it, and below it a pointer to the mistake */
static void __init report_mistake(void *context, const char *text,
				  const struct acs_mistake *mistake)
{
	const char *name = context, *dots = "";
	unsigned int from = 0;

	if (mistake->offset > SHOWN_BEFORE) {
		from = mistake->offset - SHOWN_BEFORE;
		dots = "...";
	}

	pr_warn("%s%s%.*s\n", name, dots, SHOWN, text + from);
	pr_warn("%*s^ character %u: %s; the item is ignored\n",
		(int)(strlen(name) + strlen(dots) + mistake->offset - from),
		"", mistake->offset + 1, mistake->what);
}

/**
 * acs_policy_setup - parse acs_policy=, if it is what follows pci=
 * @str: one part of the pci= option, or NULL
 *
 * Hook in pci_setup().
 *
 * Return: NULL if @str was acs_policy=, else @str.
 */
char * __init acs_policy_setup(char *str)
{
	static const char name[] __initconst = "acs_policy=";
	static const char shown[] __initconst = "pci=acs_policy=";

	if (!str || strncmp(str, name, strlen(name)))
		return str;

	acs_option_parse(&acs_parsed_policy, str + strlen(name), report_mistake,
			 (void *)shown);
	return NULL;
}

/* In as many lines as necessary: the option may be given several times */
static void __init show_items(unsigned int from)
{
	char text[256];

	while (from < acs_parsed_policy.item_count) {
		from = acs_format_items(text, sizeof(text), &acs_parsed_policy,
					from);
		pr_warn("  pci=acs_policy=%s\n", text);
	}
}

static int __init setup_legacy(char *str)
{
	static const char shown[] __initconst = "pcie_acs_override=";
	unsigned int before = acs_parsed_policy.item_count;

	acs_option_parse_legacy(&acs_parsed_policy, str ?: "", report_mistake,
				(void *)shown);
	pr_warn("%s is deprecated%s\n", shown,
		acs_parsed_policy.item_count > before ? ", write instead:" : "");
	show_items(before);
	return 0;
}
early_param("pcie_acs_override", setup_legacy);

static bool __init asks_for_override(void)
{
	unsigned int i;

	for (i = 0; i < acs_boot_policy->item_count; i++)
		if (acs_boot_policy->items[i].mode == ACS_MODE_OVERRIDE)
			return true;
	return false;
}

/* Lockdown logs each refusal, so it is asked only if the answer matters */
static int __init finish_setup(void)
{
	const struct acs_policy *parsed = &acs_parsed_policy;

	acs_boot_policy = kmemdup(parsed,
				  offsetof(struct acs_policy, items) +
				  parsed->item_count * sizeof(*parsed->items),
				  GFP_KERNEL);
	/* Without the option, more might be trusted than the user wants */
	if (!acs_boot_policy)
		panic("ACS: no memory for the boot option\n");

	if (IS_ENABLED(CONFIG_PCI_ACS_POLICY_OVERRIDE) &&
	    asks_for_override() && security_locked_down(LOCKDOWN_PCI_ACCESS))
		acs_override_ban = ACS_REFUSED_LOCKED_DOWN;
	return 0;
}
core_initcall(finish_setup);
