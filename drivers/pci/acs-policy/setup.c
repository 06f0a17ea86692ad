// SPDX-License-Identifier: GPL-2.0-only
/*
 * Takes the boot option, once, before any device is enumerated, and decides
 * whether override is allowed at all.
 */
#define pr_fmt(fmt) "ACS: " fmt

#include <linux/cache.h>
#include <linux/init.h>
#include <linux/panic.h>
#include <linux/printk.h>
#include <linux/security.h>
#include <linux/slab.h>

#include "engine.h"

/* What the early option parser fills, with room for all items there may be */
struct acs_policy acs_parsed_policy __initdata;

/* The part of it that is in use */
const struct acs_policy *acs_boot_policy __ro_after_init;

/*
 * Why this kernel allows no override, decided before the first device is asked
 * about, so that all answers rest on the same. A lockdown that comes later does
 * not undo claims that IOMMU groups rest on already.
 */
enum acs_refusal acs_override_ban __ro_after_init =
	IS_ENABLED(CONFIG_PCI_ACS_POLICY_OVERRIDE) ? ACS_REFUSED_NOT
						   : ACS_REFUSED_NOT_BUILT;

/* Of a long option so much is shown before and after a mistake */
#define SHOWN_BEFORE	40
#define SHOWN		80

/* Shows the option, or a part of it, and points at the mistake below it */
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
 * acs_policy_setup - take the policy out of the pci= option
 * @str: one part of the option, or NULL
 *
 * Hook in pci_setup().
 *
 * Return: NULL if @str was the policy's, else @str.
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

/* As many lines as it takes: the option may be given several times */
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

/* Lockdown logs each refusal, so it is asked only where its answer counts */
static int __init finish_setup(void)
{
	const struct acs_policy *parsed = &acs_parsed_policy;

	acs_boot_policy = kmemdup(parsed,
				  offsetof(struct acs_policy, items) +
				  parsed->item_count * sizeof(*parsed->items),
				  GFP_KERNEL);
	/* Without it nobody knows what the administrator does not believe */
	if (!acs_boot_policy)
		panic("ACS: no memory for the boot option\n");

	if (IS_ENABLED(CONFIG_PCI_ACS_POLICY_OVERRIDE) &&
	    asks_for_override() && security_locked_down(LOCKDOWN_PCI_ACCESS))
		acs_override_ban = ACS_REFUSED_LOCKED_DOWN;
	return 0;
}
core_initcall(finish_setup);
